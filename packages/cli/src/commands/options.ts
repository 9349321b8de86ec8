import { RecolteError } from '@recolte/core'
import { z } from 'zod'
import type { OptionSpec } from '../command.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'

export const storeOption: OptionSpec = { flags: '--store <name>', help: (t) => t('help.option.store') }
export const yesOption: OptionSpec = { flags: '-y, --yes', help: (t) => t('help.option.yes') }

export const flag = z.boolean().default(false)
export const optionalText = z.string().optional()

/** A whole number from an option, or a usage error that names it. */
export function wholeNumber(
  option: string,
  value: string | undefined,
  { most, command }: { most: number; command: string },
): number | undefined {
  if (value === undefined) return undefined
  const number = Number(value)
  if (/^\d+$/.test(value) && number <= most) return number
  throw new CliError('bad-value', { option, why: `0 – ${most}`, command })
}

/** The stores asked for: all of them, or the one named. */
export function storesNamed(session: Session, name: string | undefined): string[] {
  const known = Object.keys(session.config().config.stores)
  if (name === undefined) return known
  if (known.includes(name)) return [name]
  throw new RecolteError('no-such-store', 'config', { detail: { store: name, known: known.join(', ') } })
}

/** The one store that is named; where the configuration has only one, it need not be. */
export function oneStore(session: Session, name: string | undefined): string {
  const [store, ...others] = storesNamed(session, name)
  if (store !== undefined && others.length === 0) return store
  throw new CliError('which-store', { known: Object.keys(session.config().config.stores).join(', ') })
}

/** What stands for an order on the command line; an address does not, and is not repeated in the refusal. */
export function orderWords(argument: string | undefined, command: string): string {
  if (argument === undefined || argument.trim() === '') throw new CliError('no-reference')
  if (argument.includes('@')) throw new CliError('address-on-command-line', { command })
  return argument.trim()
}
