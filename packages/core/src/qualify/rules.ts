import { hash } from 'node:crypto'
import { DAY, type Instant } from '../clock.ts'
import type { Account, StoreConfig } from '../config.ts'
import type { Meaning } from '../model/order.ts'
import { domainMatcher } from './marketplaces.ts'
import type { RestoredRule } from './restored.ts'

/** Days after reaching the trigger at which asking is too late. */
export const AGE_LIMIT_DAYS = 180
/** Days after reaching the trigger at which an order is held until a person lets it go. */
export const OLD_DAYS = 60

/** Everything a decision depends on besides the order itself. */
export interface Rules {
  store: string
  trigger: ReadonlySet<string>
  /** Every order counts from its creation (`["onorder"]`). */
  onOrder: boolean
  baseline: Instant
  /** Orders created before this instant and unknown to the journal lie outside what set-up looked at. */
  followedSince: Instant
  restored: RestoredRule | undefined
  /** Days after the purchase from which the platform takes it no more by this method. */
  purchaseDays: number | undefined
  previousStatus: string | undefined
  /** What the shop's statuses mean, where it can tell. */
  meanings: Readonly<Record<string, Meaning | undefined>>
  excludedStatuses: ReadonlySet<string>
  excludedChannels: ReadonlySet<string>
  excludedShops: ReadonlySet<string>
  excludedLanguages: ReadonlySet<string>
  excludedDomain: (domain: string) => boolean
  minimum: { amount: number; currency: string } | undefined
  accountOf: (shop: string | undefined, language: string | undefined) => string | undefined
  askProducts: boolean
  /** Orders over `OLD_DAYS` old are held, as the brake's part in a single order; off with `"brake": false`. */
  holdOld: boolean
  /** Days an order stays on our side after its trigger. */
  holdDays: number
  delayFrom: 'collection' | 'trigger'
  reference: 'number' | 'id'
  referencePrefix: string
  extra: Readonly<Record<string, string>>
  accounts: Readonly<Record<string, Account>>
  /** Changes whenever a waiting or skipped order may deserve another decision. */
  hash: string
}

export interface RuleSource {
  store: string
  config: StoreConfig
  accounts: Record<string, Account>
  trigger: string[]
  baseline: Instant
  restored?: RestoredRule | undefined
  purchaseDays?: number | undefined
  normaliseStatus: (code: string) => string
  meanings: Record<string, Meaning | undefined>
}

export function buildRules(source: RuleSource): Rules {
  const { config } = source
  const codes = (list: string[]) => list.map(source.normaliseStatus)
  const trigger = codes(source.trigger)
  const previous = config.previousStatus === undefined ? undefined : source.normaliseStatus(config.previousStatus)
  const decisive = [
    ...[trigger, codes(config.exclude.statuses), config.exclude.channels, config.exclude.shops].map((list) =>
      [...list].sort(),
    ),
    [...config.exclude.languages].sort(),
    config.exclude.emailDomains ?? 'default',
    config.minimum ?? 'none',
    config.account,
    previous ?? 'none',
    source.baseline,
    ...(source.purchaseDays === undefined ? [] : [source.purchaseDays]),
    Object.entries(source.meanings).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]
  return {
    store: source.store,
    trigger: new Set(trigger),
    onOrder: trigger.includes('onorder'),
    baseline: source.baseline,
    followedSince: source.baseline - AGE_LIMIT_DAYS * DAY,
    restored: source.restored,
    purchaseDays: source.purchaseDays,
    previousStatus: previous,
    meanings: source.meanings,
    excludedStatuses: new Set(codes(config.exclude.statuses)),
    excludedChannels: new Set(config.exclude.channels),
    excludedShops: new Set(config.exclude.shops),
    excludedLanguages: new Set(config.exclude.languages),
    excludedDomain: domainMatcher(config.exclude.emailDomains ?? ['marketplaces']),
    minimum: config.minimum,
    accountOf: accountRule(config.account),
    askProducts: config.reviews.ask,
    holdOld: config.brake !== false,
    holdDays: config.holdDays ?? 0,
    delayFrom: config.delayFrom,
    reference: config.reference,
    referencePrefix: config.referencePrefix,
    extra: config.extra,
    accounts: source.accounts,
    hash: hash('sha1', JSON.stringify(decisive)),
  }
}

/** One name, or a map asked with the order's shop, its language (`fr-FR`, then `fr`), then `*`. */
function accountRule(account: StoreConfig['account']): Rules['accountOf'] {
  if (typeof account === 'string') return () => account
  return (shop, language) => {
    const keys = [shop, language, language?.split(/[-_]/)[0], '*']
    for (const key of keys) if (key !== undefined && Object.hasOwn(account, key)) return account[key]
    return undefined
  }
}
