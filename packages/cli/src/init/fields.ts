import type { Connector } from '@recolte/core'
import { fieldsOf, isOptional, isSecret } from '../config/walk.ts'
import { CONNECTORS } from '../connectors.ts'
import { CliError } from '../problem.ts'
import { isAsked, kebab, optionFor, otherWayIn } from './setups.ts'

export interface Field {
  name: string
  secret: boolean
}

const allFields = ({ config }: Connector): (Field & { optional: boolean })[] =>
  Object.entries(fieldsOf(config) ?? {}).map(([name, field]) => ({
    ...{ name, secret: isSecret(field), optional: isOptional(field) },
  }))

/** The settings of a connector that have to be asked for. */
export const requiredFields = (connector: Connector): Field[] =>
  allFields(connector).filter(({ name, optional }) => !optional || isAsked(connector.name, name))

/** Those that are asked of somebody who has given some already: any of the connector's own counts, asked for or not. */
export function fieldsToAsk(connector: Connector, isGiven: (field: Field) => boolean): Field[] {
  const all = allFields(connector)
  const enters = all.some((field) => field.name === otherWayIn(connector.name) && isGiven(field))
  return all.filter((field) => !field.optional || isGiven(field) || (isAsked(connector.name, field.name) && !enters))
}

/** An option for another kind of shop must not look taken. */
export function refuseForeign(connector: Connector, wanted: Readonly<Record<string, unknown>>): void {
  const option =
    ({ name: of }: Connector) =>
    ({ name }: Field) =>
      optionFor(of, name)
  const own = allFields(connector).map(option(connector))
  const foreign = CONNECTORS.flatMap((other) => requiredFields(other).map(option(other))).find(
    (name) => wanted[name] !== undefined && !own.includes(name),
  )
  if (foreign === undefined) return
  throw new CliError('init-foreign-option', { option: `--${kebab(foreign)}`, connector: connector.label })
}
