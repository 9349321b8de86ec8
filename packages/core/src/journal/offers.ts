import type { Instant } from '../clock.ts'
import type { Purchase } from '../model/purchase.ts'
import type { Leased } from './handovers.ts'

/** Where the platform calls: what is on offer to it, and what it pushed. */
export interface OfferJournal {
  /**
   * The next page of what is on offer (`ready`, and no change seen since), oldest trigger first. With `take` they are
   * `sent` under that lease as by `prepare`, the attempt counted and the reference frozen: what it would answer with
   * `taken` or `suppressed` is left out. What a dead process had taken is on offer again.
   */
  offer(query: OfferQuery): Promise<{ offers: Offer[]; next: OfferQuery['after'] }>
  /** How many are on offer. */
  onOffer(query: OffersQuery): Promise<number>
  /**
   * What is known of orders that a former module may have handed over: `collected` ones are skipped as `taken-before`,
   * for good; of the others, what is open is held as `taken-before-perhaps`. What has left meanwhile stays as it is.
   * Answers how many were changed; journaled in `action`.
   */
  takeOver(what: TakeOver): Promise<number>
  /** Every setting ever pushed or set back for a store, oldest first. */
  settings(store: string): Promise<Setting[]>
  putSettings(store: string, source: string, values: Record<string, string>, now: Instant): Promise<void>
  /**
   * The platform marks orders placed in a period: what is due of them is held (`platform-flagged`), or let go again.
   * Answers how many; more than `limit` of them are left as they are. Journaled in `action`.
   */
  flagOffers(what: FlagOffers): Promise<number>
}

/** What is on offer of one store for one account. */
export interface OffersQuery {
  store: string
  account: string
  /** Absent is all of it. An order whose language nobody knows is of every language. */
  only?: OfferFilter | undefined
}

export interface OfferFilter {
  handoverIds?: number[] | undefined
  /** Of the order's date. */
  from?: Instant | undefined
  /** Excluded. */
  to?: Instant | undefined
  /** Reached one of these codes, whatever it stands at now. */
  statuses?: string[] | undefined
  /** By their two letters. */
  languages?: string[] | undefined
}

export interface OfferQuery extends OffersQuery {
  now: Instant
  limit: number
  after?: { reachedAt: Instant; handoverId: number } | undefined
  /** Absent only looks. */
  take?: { token: string; until: Instant } | undefined
}

/** One purchase that the platform may have now, with what its method says of the order beside it. */
export interface Offer extends Pick<Leased, 'handoverId' | 'reachedAt' | 'attempts' | 'reason'> {
  reference: string
  purchase: Purchase
  readAt: Instant
  orderId: string
  number: string | undefined
  statuses: string[]
  changedAt: Instant
  delayDays: number | undefined
}

export interface TakeOver {
  store: string
  orders: { orderId: string; verdict: 'collected' | 'perhaps'; evidence: string }[]
  actor: string
  now: Instant
}

export interface FlagOffers {
  store: string
  account: string
  from: Instant
  to: Instant
  /** The period as people read it. */
  first: string
  last: string
  flag: boolean
  actor: string
  now: Instant
  limit?: number
}

/** One value of one setting, by the platform's own name; `''` is the file's again. */
export interface Setting {
  key: string
  source: string
  at: Instant
  value: string
}
