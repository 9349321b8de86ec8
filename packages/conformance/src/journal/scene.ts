import type {
  Decide,
  Decision,
  Instant,
  Journal,
  Leased,
  LeaseQuery,
  OrderRow,
  PageRecord,
  Prepared,
  Purchase,
  Settlement,
} from '@recolte/core'

/** The present of every test. */
export const NOW: Instant = Date.UTC(2026, 2, 10, 12)
export const MINUTE = 60_000
export const LEASE = 10_000

export const SHOP = 'shop'
export const ACCOUNT = 'main'

export async function connect(journal: Journal, name = SHOP): Promise<void> {
  const identity = { name, method: 'webservice', accountRule: ACCOUNT, referenceRule: 'number' }
  await journal.registerStore(identity, { baselineAt: NOW - 1_000 * MINUTE, watermark: NOW - 1_000 * MINUTE })
}

export function row(id: string, change: Partial<OrderRow> = {}): OrderRow {
  return {
    id,
    number: `N${id}`,
    statuses: ['completed'],
    createdAt: new Date(NOW - 60 * MINUTE),
    changedAt: new Date(NOW - 10 * MINUTE),
    ...change,
  }
}

/** The same order, changed again at a later instant. */
export const later = (order: OrderRow, change: Partial<OrderRow> = {}): OrderRow => ({
  ...order,
  changedAt: new Date(order.changedAt.getTime() + MINUTE),
  ...change,
})

export const collect: Decision = {
  kind: 'collect',
  reason: { code: 'due' },
  reachedAt: NOW - 10 * MINUTE,
  reachedFrom: 'cms',
}
export const wait: Decision = {
  kind: 'wait',
  reason: { code: 'status-not-reached', detail: { status: 'processing' } },
}
export const skip: Decision = { kind: 'skip', reason: { code: 'cancelled' } }
export const hold: Decision = { kind: 'hold', reason: { code: 'reached-unknown' } }

export const always =
  (decision: Decision): Decide =>
  () =>
    decision

export function page(rows: OrderRow[], change: Partial<PageRecord> = {}): PageRecord {
  return { store: SHOP, method: 'webservice', rulesHash: 'rules-1', pass: 1, now: NOW, rows, unreadable: [], ...change }
}

/** Connects the shop and records these orders with one decision. */
export async function seen(journal: Journal, decision: Decision, ...rows: OrderRow[]): Promise<void> {
  await connect(journal)
  await journal.recordPage(page(rows), always(decision))
}

export function lease(journal: Journal, token: string, change: Partial<LeaseQuery> = {}): Promise<Leased[]> {
  const now = change.now ?? NOW
  const query = { stores: [SHOP], excludeAccounts: [], token, now, until: now + LEASE, limit: 100, passes: {} }
  return journal.lease({ ...query, ...change })
}

/** Leases what is due and expects exactly one hand-over. */
export async function leaseOne(journal: Journal, token: string, change: Partial<LeaseQuery> = {}): Promise<Leased> {
  const [only, ...others] = await lease(journal, token, change)
  if (only === undefined || others.length > 0) throw new Error(`leased ${others.length + (only ? 1 : 0)}, wanted one`)
  return only
}

export function purchase(reference: string, email = `${reference.toLowerCase()}@example.com`): Purchase {
  const names = { firstName: 'Jeanne', lastName: 'Martin' }
  return { reference, email, ...names, orderedAt: NOW - 60 * MINUTE, reachedAt: NOW - 10 * MINUTE, products: [] }
}

type Send = Extract<Prepared, { kind: 'send' }>

export function send(handoverId: number, reference: string, change: Partial<Send> = {}): Send {
  return { handoverId, kind: 'send', account: ACCOUNT, reference, purchase: purchase(reference), ...change }
}

export function receipt(handoverId: number, state: Settlement['state'], change: Partial<Settlement> = {}): Settlement {
  const attempt = { at: NOW, method: 'webservice', outcome: state, message: `answer ${state}` }
  const reasons = {
    collected: 'collected',
    handed: 'sent',
    refused: 'platform-refused',
    due: 'will-retry',
    uncertain: 'no-answer',
    expired: 'expired',
  } as const
  return { handoverId, state, reason: { code: reasons[state] }, attempt, ...change }
}

/** Sends the one hand-over that is due and settles it as `state`. Answers its id. */
export async function handOver(
  journal: Journal,
  reference: string,
  state: Settlement['state'],
  change: Partial<Settlement> = {},
): Promise<number> {
  const { handoverId } = await leaseOne(journal, 'hand-over')
  await journal.prepare('hand-over', [send(handoverId, reference)], NOW)
  await journal.settle('hand-over', [receipt(handoverId, state, change)], NOW)
  return handoverId
}

export async function shown(journal: Journal, orderId: string, store = SHOP) {
  const story = await journal.story({ store, orderId })
  if (story === undefined) throw new Error(`order ${orderId} is not in the journal`)
  return story
}
