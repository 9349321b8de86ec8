import { DAY, type Instant } from '../clock.ts'
import type { StoreConfig } from '../config.ts'
import type { Connector } from '../connector.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import type { Journal, Setting } from '../journal/port.ts'
import type { OrderStatus } from '../model/order.ts'
import type { Rules } from '../qualify/rules.ts'

/** Sources of a setting: in force because the platform pushed it, or kept until a person accepts it, or set back by one. */
export const PUSHED = 'platform'
export const WAITS = 'platform-waits'
export const BY_HAND = 'operator'
/** Under which a period to be marked waits. */
export const flagKey = 'setFlag'

const DELAYS = { delay: 'delay', delay_product: 'delayProduct' } as const

/** Under which a setting is kept: a delay is its account's own, where a store has several; all else is the store's. */
export function keptAs(key: string, account: string, { account: rule }: Pick<StoreConfig, 'account'>): string {
  return typeof rule !== 'string' && Object.hasOwn(DELAYS, key) ? `${key}:${account}` : key
}

/** Settings in force, by the platform's own names: the newest of each key, unless it was set back to the file's (`''`). */
export function inForce(settings: readonly Setting[]): Record<string, string> {
  const newest = new Map<string, Setting>()
  for (const one of settings) {
    if (one.source === WAITS) continue
    const known = newest.get(one.key)
    if (known === undefined || one.at >= known.at) newest.set(one.key, one)
  }
  return Object.fromEntries([...newest].filter(([, { value }]) => value !== '').map(([key, { value }]) => [key, value]))
}

/** What waits for a person: pushed, and not accepted or set aside since. */
export function waiting(settings: readonly Setting[]): Setting[] {
  const waits = settings.filter(({ source }) => source === WAITS)
  return waits.filter(
    (one) => one.value !== '' && !settings.some((later) => later.key === one.key && later.at > one.at),
  )
}

/** Changes of one key a day that are followed at once; as many more are kept for a person, and others are not. */
export const CHANGES = 5

/** How often a key came with another value within a day: what changes all the time is a mistake, or not the platform. */
export const saidLately = (settings: readonly Setting[], source: string, key: string, now: Instant): number =>
  settings.filter((one) => one.key === key && one.source === source && now - one.at < DAY).length

export interface Effective {
  config: StoreConfig
  trigger: string[]
  triggerFrom: 'file' | 'platform'
  accounts: Rules['accounts']
  /** What of it the platform pushed, under its own names. */
  pushed: Readonly<Record<string, string>>
}

/** The settings that count now for a store, where the platform may have pushed some. */
export async function settingsInForce(
  journal: Pick<Journal, 'settings'>,
  runtime: StoreRuntime,
  accounts: Rules['accounts'],
  statuses: readonly OrderStatus[],
): Promise<Effective> {
  const pushed = runtime.method.answers === true ? inForce(await journal.settings(runtime.name)) : {}
  return effective(runtime, accounts, pushed, statuses)
}

/** The file's configuration with what the platform pushed over it. Nothing pushed leaves it as it is. */
function effective(
  runtime: Pick<StoreRuntime, 'config' | 'trigger' | 'connector'>,
  accounts: Rules['accounts'],
  pushed: Readonly<Record<string, string>>,
  statuses: readonly OrderStatus[],
): Effective {
  const { config } = runtime
  const trigger = triggerOf(runtime, pushed, statuses)
  const forbidden = list(pushed.forbidden_mail_extension)
  const ask = pushed.get_product_reviews
  return {
    config: {
      ...config,
      reviews: ask === undefined ? config.reviews : { ...config.reviews, ask: ask === 'yes' },
      exclude:
        forbidden.length === 0 ? config.exclude : { ...config.exclude, emailDomains: ['marketplaces', ...forbidden] },
    },
    trigger,
    triggerFrom: trigger === runtime.trigger ? 'file' : 'platform',
    accounts: withDelays(accounts, config, pushed),
    pushed,
  }
}

function triggerOf(
  { trigger, connector }: Pick<StoreRuntime, 'trigger' | 'connector'>,
  pushed: Readonly<Record<string, string>>,
  statuses: readonly OrderStatus[],
): string[] {
  if (pushed.init_reviews_process === 'onorder') return ['onorder']
  const found = statusCodes(list(pushed.id_order_status_choosen), connector, statuses)
  // Statuses the shop does not know select nothing: the file's stay in force.
  return found.length === 0 ? trigger : found
}

/** The shop's own codes of what the platform names; what the shop does not have is left out. */
export function statusCodes(
  names: readonly string[],
  connector: Pick<Connector, 'normaliseStatus'>,
  statuses: readonly OrderStatus[],
): string[] {
  return [...new Set(names.flatMap((name) => statusCode(name, connector, statuses) ?? []))]
}

/** Those of a pushed list that the shop does not have. */
export const unknownStatuses = (
  pushed: string,
  { connector }: Pick<StoreRuntime, 'connector'>,
  statuses: readonly OrderStatus[],
): string[] => list(pushed).filter((name) => statusCode(name, connector, statuses) === undefined)

/**
 * Statuses come as ids, codes or labels, in old WooCommerce configurations as positions (docs/protocol.md, actions of a
 * module). Where the shop's own codes are numbers, a number is never a position.
 */
function statusCode(
  name: string,
  connector: Pick<Connector, 'normaliseStatus'>,
  statuses: readonly OrderStatus[],
): string | undefined {
  const code = connector.normaliseStatus?.(name) ?? name
  const positions = /^\d{1,3}$/.test(name) && !statuses.some((status) => /^\d+$/.test(status.code))
  const one =
    statuses.find((status) => status.code === code) ??
    statuses.find((status) => status.label.toLowerCase() === name.toLowerCase()) ??
    (positions ? statuses[Number(name)] : undefined)
  return one?.code
}

function withDelays(
  accounts: Rules['accounts'],
  config: StoreConfig,
  pushed: Readonly<Record<string, string>>,
): Rules['accounts'] {
  const own = typeof config.account === 'string' ? [config.account] : Object.values(config.account)
  const changed = Object.entries(accounts).map(([name, account]) => {
    const delays = Object.entries(DELAYS).flatMap(([key, ours]) => {
      const value = days(pushed[keptAs(key, name, config)])
      return value === undefined ? [] : [[ours, value]]
    })
    return [name, own.includes(name) ? { ...account, ...Object.fromEntries(delays) } : account]
  })
  return Object.fromEntries(changed)
}

const list = (value: string | undefined): string[] =>
  (value ?? '')
    .split(/;|%3B/i)
    .map((one) => one.trim())
    .filter((one) => one !== '')

function days(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,2}$/.test(value) && Number(value) <= 30 ? Number(value) : undefined
}
