import type { Clock, Instant } from '../clock.ts'
import type { Account } from '../config.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { ReportQuery, ReportRow, TotalsRecord } from '../journal/port.ts'
import { leftOpen } from '../messages/fill.ts'
import { REASONS } from '../messages/reasons.ts'
import { SHOWN_STATES, type ShownState } from '../model/states.ts'
import { createWords, type Said, type Words, type WordsWork } from '../words.ts'
import { daysOf, type Period, spanOf } from './period.ts'

/** What became of orders, for lists, files and pages. Reads only. */
export interface Reporting {
  /** A page of orders by the date they were placed, newest first, store after store. */
  report(asked?: ReportOptions): Promise<ReportPage>
  /** A month (or any period) in sums, by store. */
  totals(asked?: TotalsOptions): Promise<Totals>
}

export interface ReportOptions extends Period {
  store?: string | undefined
  /** Only orders in these states; all when absent. */
  states?: ShownState[] | undefined
  /** Orders on a page: 100 unless told, 1,000 at most. */
  limit?: number | undefined
  /** `next` of the page before, with the same other words. */
  after?: string | undefined
}

export interface ReportPage {
  orders: ReportedOrder[]
  /** Present while there may be more. */
  next: string | undefined
}

export interface ReportedOrder {
  store: string
  reference: string
  orderId: string
  status: ShownState
  reason: Said
  account: string | null
  method: string | null
  dates: {
    ordered: Instant | null
    qualified: Instant | null
    collected: Instant | null
    scheduled: Instant | null
    sent: Instant | null
  }
}

export interface TotalsOptions extends Period {
  store?: string | undefined
}

export interface Totals {
  stores: Record<string, StoreTotals>
}

export interface StoreTotals {
  from: Instant
  to: Instant
  /** Orders placed in the period. */
  orders: number
  counts: Record<ShownState, number>
  /** The same orders by why they stand where they stand, most first; what differs from order to order is left out. */
  reasons: { status: ShownState; code: string; message: string; method: string | null; n: number }[]
  /** What the platform answered on the days (UTC) of the period, whenever the orders were placed. */
  answers: { outcome: string; n: number }[]
}

const PAGE = 100
const LARGEST_PAGE = 1_000

export function reporting(
  work: WordsWork,
  known: (store: string) => StoreRuntime,
  accounts: Record<string, Account>,
  clock: Clock,
): Reporting {
  const zoneOf = ({ config: { account } }: StoreRuntime) => {
    const name = typeof account === 'string' ? account : Object.values(account)[0]
    return accounts[name ?? '']?.timeZone ?? 'Europe/Paris'
  }
  const chosen = (store: string | undefined) => (store === undefined ? [...work.stores.values()] : [known(store)])

  return {
    async report({ store, states, limit = PAGE, after, ...period } = {}) {
      const stores = chosen(store)
      const words = createWords(work)
      const most = Math.min(Math.max(1, limit), LARGEST_PAGE)
      const orders: ReportedOrder[] = []
      let place = after === undefined ? undefined : parseCursor(after, stores)
      for (const runtime of stores.slice(place?.index ?? 0)) {
        const { from, to } = spanOf(period, zoneOf(runtime))
        const wanted: ReportQuery = {
          store: runtime.name,
          states,
          from,
          to,
          limit: most - orders.length,
          after: place?.after,
        }
        place = undefined
        const page = await work.journal.report(wanted)
        for (const row of page.orders) orders.push(await tell(words, row))
        // A page that is full goes on with this store, even where that has just shown its last order.
        if (page.next !== undefined) return { orders, next: cursor(runtime.name, page.next) }
      }
      return { orders, next: undefined }
    },

    async totals({ store, ...period } = {}) {
      const stores: Record<string, StoreTotals> = {}
      for (const runtime of chosen(store)) {
        const { from = 0, to = clock.now() } = spanOf(period, zoneOf(runtime))
        const sums = await work.journal.totals({ store: runtime.name, from, to, days: daysOf(from, to) })
        stores[runtime.name] = { from, to, ...summed(sums, work.language) }
      }
      return { stores }
    },
  }
}

async function tell(words: Words, row: ReportRow): Promise<ReportedOrder> {
  return {
    store: row.store,
    reference: row.reference ?? row.orderId,
    orderId: row.orderId,
    status: row.state,
    reason: await words.reason(row, row),
    account: row.account ?? null,
    method: row.method ?? null,
    dates: {
      // An order that could not be read has no dates worth showing.
      ordered: row.state === 'unreadable' ? null : row.createdAt,
      qualified: row.reachedAt ?? null,
      collected: row.collectedAt ?? null,
      scheduled: row.scheduledAt ?? null,
      sent: row.sentAt ?? null,
    },
  }
}

function summed(sums: TotalsRecord, language: WordsWork['language']): Omit<StoreTotals, 'from' | 'to'> {
  const count = (rows: TotalsRecord['orders']) => rows.reduce((all, { n }) => all + n, 0)
  const counts = Object.fromEntries(
    SHOWN_STATES.map((state) => [state, count(sums.orders.filter((row) => row.state === state))]),
  ) as Record<ShownState, number>
  const reasons = sums.orders.map(({ state, reason, method, n }) => {
    const message = leftOpen(REASONS[reason][language].message)
    return { status: state, code: reason, message, method: method ?? null, n }
  })
  return { orders: count(sums.orders), counts, reasons, answers: sums.answers }
}

type Place = NonNullable<ReportQuery['after']>

const cursor = (store: string, { createdAt, orderId }: Place): string =>
  Buffer.from(JSON.stringify([store, createdAt, orderId])).toString('base64url')

/** Opaque to whoever holds it: the store and the key of the last order that was shown. */
function parseCursor(text: string, stores: StoreRuntime[]): { index: number; after: Place } {
  const [store, createdAt, orderId] = unpack(text)
  const index = stores.findIndex(({ name }) => name === store)
  if (index < 0 || typeof createdAt !== 'number' || typeof orderId !== 'string') {
    throw new RecolteError('bad-cursor', 'config', { detail: {} })
  }
  return { index, after: { createdAt, orderId } }
}

function unpack(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}
