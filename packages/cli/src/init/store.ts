import type { Connector } from '@recolte/core'
import { problemsOf } from '../config/problems.ts'
import { nearest } from '../config/suggest.ts'
import { CONNECTORS } from '../connectors.ts'
import { describeFailure, problemText } from '../failure.ts'
import { inStore } from '../in-store.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { CATALOGUES, type TextKey } from '../texts/translate.ts'
import { answer } from './answers.ts'
import { type Field, fieldsToAsk, refuseForeign, requiredFields } from './fields.ts'
import { encryptionVariables, handOverAt } from './hand-over.ts'
import { isCopied, kebab, optionFor, snake, variableFor } from './setups.ts'
import { askShop, type Shop } from './shop.ts'
import type { Target } from './target.ts'
import type { Wanted } from './wanted.ts'

export interface StorePart {
  connector: Connector
  /** As they go into the file: keys as `${VARIABLE}`. */
  settings: Record<string, string>
  variables: Record<string, string>
  /** Absent where the shop hands its keys over later: nobody can ask it yet. */
  shop?: Shop
  publicUrl?: string
}

/** The shop's settings, tried on the shop itself. At a terminal a wrong one is said in words and asked for again. */
export async function storePart(session: Session, wanted: Wanted, target: Target): Promise<StorePart> {
  const connector = await chooseConnector(session, wanted, target)
  refuseForeign(connector, wanted)
  const publicUrl = handOverAt(wanted, connector)
  const before = target.raw.stores[target.store]?.settings
  // A key that a store has is one to be renewed; an older one in the `.env` beside it is no sign of another way in.
  const known = before === undefined ? target.known : session.io.environment
  const fields = fieldsToAsk(connector, ({ name, secret }) => {
    const variable = ownVariable(target, connector.name, name, secret) ?? ''
    const present = secret ? before?.[name] : undefined
    return (wanted[optionFor(connector.name, name)] ?? present ?? known[variable]) !== undefined
  })
  if (publicUrl !== undefined) {
    const open = fields.filter(({ name, secret }) => !secret || isCopied(connector.name, name))
    const { values, settings, variables } = await askSettings(session, wanted, target, connector, open)
    const problems = settingsProblems(session, connector, values)
    if (problems !== undefined) throw new CliError('init-invalid', { problems })
    return { connector, settings, variables: { ...variables, ...encryptionVariables(session, target) }, publicUrl }
  }
  for (let [asker, given] = [session, wanted]; ; [asker, given] = afresh(session, wanted, connector, fields)) {
    const { values, settings, variables } = await askSettings(asker, given, target, connector, fields)
    try {
      const problems = settingsProblems(session, connector, values)
      if (problems !== undefined) throw new CliError('init-invalid', { problems })
      session.writer.err(`${session.t('init.testing')}\n`)
      const shop = await inStore(target.store, askShop(session, connector, { ...before, ...values }, target.store))
      return { connector, settings, variables, shop }
    } catch (error) {
      if (session.prompter === undefined || session.io.signal.aborted) throw error
      const { message, next } = describeFailure(error, session.language)
      session.writer.err(`${message}\n${next}\n\n`)
    }
  }
}

async function chooseConnector(session: Session, wanted: Wanted, target: Target): Promise<Connector> {
  const { prompter, t } = session
  const { raw, store } = target
  const names = CONNECTORS.map(({ name }) => name)
  const present = raw.stores[store]?.connector
  const chosen =
    wanted.connector ??
    (typeof present === 'string' ? present : undefined) ??
    provided(session, wanted, target)?.name ??
    (await prompter?.choose(
      t('init.connector'),
      CONNECTORS.map(({ name, label }) => ({ value: name, label })),
    ))
  if (chosen === undefined) throw new CliError('init-missing-flag', { flag: '--connector' })
  const connector = CONNECTORS.find(({ name }) => name === chosen)
  if (connector !== undefined) return connector
  const why = nearest(chosen, names) ?? names.join(', ')
  throw new CliError('bad-value', { option: '--connector', why, command: 'init' })
}

/** The one whose every setting was given as a flag or a variable; where two are content with them, the one that takes more. */
function provided({ io }: Session, wanted: Wanted, { known }: Target): Connector | undefined {
  const given = (connector: Connector) =>
    requiredFields(connector).every(({ name, secret }) => {
      const variable = variableFor(connector.name, name, secret) ?? ''
      return (
        wanted[optionFor(connector.name, name)] !== undefined ||
        (io.environment[variable] ?? known[variable]) !== undefined
      )
    })
  const size = (connector: Connector) => requiredFields(connector).length
  return CONNECTORS.filter(given).toSorted((one, other) => size(other) - size(one))[0]
}

async function askSettings(session: Session, wanted: Wanted, target: Target, connector: Connector, fields: Field[]) {
  const present = target.raw.stores[target.store]?.settings ?? {}
  const values: Record<string, string> = {}
  const settings: Record<string, string> = {}
  const variables: Record<string, string> = {}
  for (const { name, secret } of fields) {
    const variable = ownVariable(target, connector.name, name, secret)
    const before = present[name]
    const option = optionFor(connector.name, name)
    const flag = wanted[option]
    const value = await answer(session, {
      flag: `--${kebab(option)}`,
      given: typeof flag === 'string' ? flag : undefined,
      variable,
      known: target.known,
      ask: settingText(session, connector.name, name),
      hidden: secret,
      initial: typeof before === 'string' && !before.includes('${') ? before : undefined,
    })
    values[name] = value
    settings[name] = variable === undefined ? value : `\${${variable}}`
    if (variable !== undefined) variables[variable] = value
  }
  return { values, settings, variables }
}

/** The variable the store uses already; else the usual one, with the store's name where another store has it. */
function ownVariable({ raw, store }: Target, connector: string, name: string, secret: boolean): string | undefined {
  const present = raw.stores[store]?.settings[name]
  const used = typeof present === 'string' ? /^\$\{(\w+)\}$/.exec(present)?.[1] : undefined
  const usual = variableFor(connector, name, secret)
  if (used !== undefined || usual === undefined) return used
  const others = Object.entries(raw.stores).filter(([other]) => other !== store)
  const taken = JSON.stringify(others).includes(`\${${usual}}`)
  return taken ? `${usual}_${snake(store).toUpperCase()}` : usual
}

const isTextKey = (key: string): key is TextKey => Object.hasOwn(CATALOGUES.en, key)

function settingText({ t }: Session, connector: string, name: string): string {
  const key = `init.${connector}.${name}`
  return isTextKey(key) ? t(key) : t('init.setting', { name })
}

function settingsProblems({ t }: Session, connector: Connector, values: object): string | undefined {
  const parsed = connector.config.safeParse(values)
  if (parsed.success) return undefined
  return problemsOf(connector.config, values, parsed.error.issues)
    .map((problem) => problemText(problem, t))
    .join('\n')
}

/** What did not work is asked for, wherever it came from the first time; what is never asked for stays as it was given. */
function afresh(session: Session, wanted: Wanted, connector: Connector, fields: Field[]): [Session, Wanted] {
  const required = new Set(requiredFields(connector).map(({ name }) => name))
  const asked = fields.filter(({ name, secret }) => secret || required.has(name))
  const without = Object.fromEntries(asked.map(({ name }) => [optionFor(connector.name, name), undefined]))
  return [
    { ...session, io: { ...session.io, environment: {} } },
    { ...wanted, ...without },
  ]
}
