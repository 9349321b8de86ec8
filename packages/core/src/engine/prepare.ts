import { HOUR, type Instant, MINUTE } from '../clock.ts'
import type { ReadResult, Store } from '../connector.ts'
import { RecolteError } from '../errors.ts'
import type { Journal, Leased, LeasedOrder, Prepared } from '../journal/port.ts'
import type { Purchase } from '../model/purchase.ts'
import type { Reason } from '../model/states.ts'
import { type Qualified, qualify } from '../qualify/qualify.ts'
import type { Rules } from '../qualify/rules.ts'
import { bySiblings, merge } from './purchase-group.ts'
import { isReleased, keepReleased } from './settle.ts'

/** A reading older than this is not the truth of now. */
export const FRESH_FOR = 12 * HOUR
/** How long an order waits for product pages and pictures that cannot be read. */
const DETAILS_WAIT = HOUR

/** One leased hand-over with what is to become of it; `send` carries the purchase that goes. */
export type Plan = { leased: Leased; prepared: Prepared; purchase?: Purchase }

export interface Prepare {
  store: Store
  journal: Journal
  rules: Rules
  now: Instant
  readBatch: number
  /** How long the parts of one purchase wait for each other. */
  groupHours: number
  /** The shop already failed in this pass: what must be read first is due again without asking it. */
  failure?: RecolteError | undefined
}

/**
 * Reads the orders of leased hand-overs from the shop (the truth of now), qualifies them and says what becomes of each.
 * `failure` is set when the shop could not be read: those that needed it are due again, the others still go.
 */
export async function prepare(leased: Leased[], work: Prepare): Promise<{ plans: Plan[]; failure?: RecolteError }> {
  const plans: Plan[] = []
  const toRead: Leased[] = []
  for (const item of leased) {
    const apart = bySiblings(item, work.groupHours, work.now)
    if (apart !== undefined) plans.push({ leased: item, prepared: { handoverId: item.handoverId, ...apart } })
    else if (isFresh(item, work.now)) plans.push(resend(item))
    else toRead.push(item)
  }
  let failure = toRead.length === 0 ? undefined : work.failure
  const ids = toRead.flatMap((item) => item.orders.map((order) => order.orderId))
  const read = new Map<string, ReadResult>()
  for (let from = 0; from < ids.length && failure === undefined; from += work.readBatch) {
    try {
      for (const result of await readAll(work.store, ids.slice(from, from + work.readBatch)))
        read.set(result.id, result)
    } catch (error) {
      failure =
        error instanceof RecolteError
          ? error
          : new RecolteError('unexpected', 'retry', { detail: { what: String(error) }, cause: error })
    }
  }
  for (const item of toRead) plans.push(await plan(item, read, work))
  return { plans, ...(failure === undefined ? {} : { failure }) }
}

function isFresh(item: Leased, now: Instant): boolean {
  return (
    item.payload !== undefined &&
    item.reference !== undefined &&
    item.account !== undefined &&
    now - item.payload.readAt < FRESH_FOR
  )
}

function resend(item: Leased): Plan {
  const purchase = item.payload?.purchase
  return {
    leased: item,
    prepared: {
      handoverId: item.handoverId,
      kind: 'send',
      account: item.account ?? '',
      reference: item.reference ?? '',
    },
    ...(purchase === undefined ? {} : { purchase }),
  }
}

/** An id missing from a batch proves nothing: it is read once more alone, where only the shop's own word means gone. */
export async function readAll(store: Store, ids: string[]): Promise<ReadResult[]> {
  const results = await store.read(ids)
  const answered = new Map(results.map((result) => [result.id, result]))
  const all: ReadResult[] = []
  for (const id of ids) {
    const result = answered.get(id) ?? { id, kind: 'absent' as const }
    if (result.kind !== 'absent') all.push(result)
    else all.push((await store.read([id]))[0] ?? result)
  }
  return all
}

async function plan(item: Leased, read: Map<string, ReadResult>, work: Prepare): Promise<Plan> {
  const turns = item.orders.map((order) => turn(order, read.get(order.orderId), item, work))
  const unready = turns.find((one) => one.kind === 'unread' || one.kind === 'details')
  const going = turns.flatMap((one) => (one.kind === 'collect' ? [one] : []))
  const [first] = going
  // Parts that cannot be read now would be missing from the one hand-over there is.
  if (first !== undefined && unready === undefined) {
    const read = correctedBy(item) ?? merge(going.map(({ purchase }) => purchase)) ?? first.purchase
    const emailHash = await work.journal.emailHash(read.email)
    // The reference a buyer is known by at the platform never changes, whatever the shop calls the order now.
    const reference = item.reference ?? first.reference
    const account = item.reference === undefined ? first.account : (item.account ?? first.account)
    const purchase = { ...read, reference }
    return {
      leased: item,
      purchase,
      prepared: {
        handoverId: item.handoverId,
        kind: 'send',
        account,
        reference,
        purchase,
        emailHash,
        ...(purchase.delayDays === undefined ? {} : { delayDays: purchase.delayDays }),
      },
    }
  }
  const one = unready ?? turns[0] ?? { kind: 'unread' as const }
  return { leased: item, prepared: { handoverId: item.handoverId, ...outcome(one, item, work.now) } }
}

/** A person's correction holds against the shop, whose word counts for whether the order goes at all. */
const correctedBy = ({ payload }: Leased): Purchase | undefined =>
  payload?.corrected === true ? payload.purchase : undefined

type Turn =
  | Qualified
  | { kind: 'gone' }
  | { kind: 'unreadable'; problem: string }
  | { kind: 'unread' }
  | { kind: 'details'; since: Instant }

function turn(order: LeasedOrder, result: ReadResult | undefined, item: Leased, work: Prepare): Turn {
  if (result === undefined || result.kind === 'absent') return { kind: 'unread' }
  if (result.kind !== 'order') return result
  const released = isReleased(item)
  const email = correctedBy(item)?.email ?? result.order.buyer.email
  const read = { ...result.order, buyer: { ...result.order.buyer, email } }
  const qualified = qualify(read, order, work.rules, work.now, released)
  if (qualified.kind !== 'collect' || result.order.incomplete !== true) return qualified
  const since = item.reason.code === 'details-missing' ? Number(item.reason.detail?.since ?? work.now) : work.now
  return work.now - since >= DETAILS_WAIT ? qualified : { kind: 'details', since }
}

type Rest<T> = T extends unknown ? Omit<T, 'handoverId'> : never

function outcome(one: Turn, item: Leased, now: Instant): Rest<Prepared> {
  const later = (reason: Reason, nextAt: Instant) => ({
    kind: 'later' as const,
    reason: keepReleased(item, reason),
    nextAt,
  })
  switch (one.kind) {
    case 'gone':
      return { kind: 'stop', reason: { code: 'gone' } }
    case 'unreadable':
      return { kind: 'unreadable', reason: { code: 'unreadable', detail: { problem: one.problem } } }
    case 'details':
      return later({ code: 'details-missing', detail: { since: one.since } }, now + 5 * MINUTE)
    case 'unread':
    case 'collect':
      return later({ code: 'shop-unread' }, now + MINUTE)
    default:
      return one
  }
}
