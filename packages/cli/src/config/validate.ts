import {
  type Connector,
  configSchema,
  PLATFORMS,
  platformUrl,
  type RecolteConfig,
  type RecolteConfigInput,
} from '@recolte/core'
import { type Problem, problemsOf } from './problems.ts'
import { nearest } from './suggest.ts'
import { secretsIn } from './walk.ts'

export interface Parts {
  connectors: Connector[]
  methods: string[]
}

export type Validated =
  | { ok: true; config: RecolteConfig; input: RecolteConfigInput }
  | { ok: false; problems: Problem[] }

/** The whole configuration at once: its own shape, each store's settings, and the names that point elsewhere. */
export function validate(value: unknown, parts: Parts): Validated {
  const parsed = configSchema.safeParse(value)
  const problems = parsed.success ? [] : problemsOf(configSchema, value, parsed.error.issues)
  for (const [name, account] of entriesOf(child(value, 'accounts'))) problems.push(...platformProblems(name, account))
  for (const [name, store] of entriesOf(child(value, 'stores'))) {
    problems.push(...storeProblems(name, store, Object.keys(child(value, 'accounts') ?? {}), parts))
  }
  if (parsed.success && problems.length === 0 && isInput(value)) return { ok: true, config: parsed.data, input: value }
  return { ok: false, problems }
}

const isInput = (value: unknown): value is RecolteConfigInput => configSchema.safeParse(value).success

function platformProblems(name: string, account: object): Problem[] {
  // Of the new platform only an address is written, which the schema asks for.
  if (text(account, 'generation') === 'new') return []
  const platform = text(account, 'platform')
  if (platform === undefined || platform.trim() === '' || platformUrl(platform.trim()) !== undefined) return []
  const known = Object.keys(PLATFORMS).join(', ')
  return [{ path: ['accounts', name, 'platform'], kind: 'platform', values: { name: platform, known } }]
}

function storeProblems(name: string, store: object, accounts: string[], parts: Parts): Problem[] {
  const at = ['stores', name]
  const problems: Problem[] = []
  const named = (
    key: string,
    kind: Problem['kind'],
    known: string[],
    path = [...at, key],
    found = text(store, key),
  ) => {
    if (found === undefined || known.includes(found)) return
    const near = nearest(found, known)
    problems.push({
      path,
      kind,
      values: { name: found, known: known.join(', ') },
      ...(near === undefined ? {} : { near }),
    })
  }
  const connectors = parts.connectors.map((connector) => connector.name)
  named('connector', 'no-such-connector', connectors)
  named('method', 'no-such-method', parts.methods)
  named('account', 'no-such-account', accounts)
  for (const [key, account] of Object.entries(child(store, 'account') ?? {})) {
    if (typeof account === 'string') named('account', 'no-such-account', accounts, [...at, 'account', key], account)
  }
  const connector = parts.connectors.find((one) => one.name === text(store, 'connector'))
  if (connector !== undefined) {
    const settings: unknown = Object.entries(store).find(([key]) => key === 'settings')?.[1] ?? {}
    const parsed = connector.config.safeParse(settings)
    if (!parsed.success)
      problems.push(...problemsOf(connector.config, settings, parsed.error.issues, [...at, 'settings']))
  }
  return problems
}

/** Values to mask, also in a configuration that does not fit. Settings of an unknown connector are taken for secrets. */
export function configSecrets(value: unknown, connectors: Connector[]): string[] {
  const own = secretsIn(configSchema, value)
  const stores = entriesOf(child(value, 'stores')).flatMap(([, store]) => {
    const settings = child(store, 'settings')
    if (settings === undefined) return []
    const connector = connectors.find((one) => one.name === text(store, 'connector'))
    if (connector !== undefined) return secretsIn(connector.config, settings)
    return Object.values(settings).filter((part) => typeof part === 'string' && !/^https?:/.test(part))
  })
  return [...own, ...stores]
}

/** The languages of platforms and a chosen language, from a configuration that may not fit. */
export function languageHints(value: unknown): { language: string | undefined; platforms: string[] } {
  const accounts = entriesOf(child(value, 'accounts'))
  return {
    language: typeof value === 'object' && value !== null ? text(value, 'language') : undefined,
    // An account of the new platform has no country; it has the language of its buyers.
    platforms: accounts.map(([, account]) =>
      text(account, 'generation') === 'new' ? (text(account, 'language') ?? '') : (text(account, 'platform') ?? ''),
    ),
  }
}

const child = (value: unknown, key: string): object | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'object' && found !== null ? found : undefined
}

const text = (value: object, key: string): string | undefined => {
  const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof found === 'string' ? found : undefined
}

const entriesOf = (value: object | undefined): [string, object][] =>
  Object.entries(value ?? {}).filter(
    (entry): entry is [string, object] => typeof entry[1] === 'object' && entry[1] !== null,
  )
