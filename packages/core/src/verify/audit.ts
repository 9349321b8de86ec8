import { DAY, type Instant } from '../clock.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import type { Journal } from '../journal/port.ts'
import { SHOWN_STATES, type ShownState } from '../model/states.ts'
import { wallDate } from '../protocol/wall-clock.ts'
import { daysOf, spanOf } from '../report/period.ts'

/** Proof that nothing is missing: by creation day, the shop's own count against the sum of our states. */
export interface Audit {
  store: string
  /** Where the shop's numbers come from: its own count, or its list read through. */
  by: 'count' | 'list'
  days: AuditedDay[]
  /** Orders of the shop that the journal does not have; 0 is the proof. */
  missing: number
}

export interface AuditedDay {
  /** YYYY-MM-DD in the account's zone. */
  day: string
  shop: number
  ours: number
  states: Partial<Record<ShownState, number>>
  /** Ids in the shop and not in the journal. */
  missing: string[]
  /** In the journal and no longer in the shop, which deleted them. */
  deleted: string[]
}

/** Days looked at where none is named. */
const USUAL = 7
const PAGE = 1_000

interface Work {
  journal: Journal
  runtime: StoreRuntime
  timeZone: string
  now: Instant
}

/** `day` alone, or the last week; never further than the shop was read. */
export async function audit({ journal, runtime, timeZone, now }: Work, day: string | undefined): Promise<Audit> {
  const record = await journal.store(runtime.name)
  const read = Math.min(now, record?.watermark ?? 0)
  const names =
    day === undefined ? Array.from({ length: USUAL }, (_, n) => wallDate(now - (USUAL - 1 - n) * DAY, timeZone)) : [day]
  const spans = names.map((name) => ({ name, ...whole(name, timeZone, read) })).filter(({ from, to }) => from < to)
  const { store } = runtime
  const counted = store.count?.bind(store)
  // Also where the counts agree: one order missing and one deleted on the same day cancel out in them.
  const list = spans.length === 0 ? new Map<string, string[]>() : await listed(runtime, spans)
  const days: AuditedDay[] = []
  for (const span of spans) {
    const { states, ours } = await known(journal, runtime.name, span)
    const there = list.get(span.name) ?? []
    const shop = (await counted?.({ from: new Date(span.from), to: new Date(span.to) })) ?? there.length
    days.push({ day: span.name, shop, ours, states, ...(await compare(journal, runtime.name, span, there)) })
  }
  const missing = days.reduce((all, one) => all + one.missing.length, 0)
  return { store: runtime.name, by: counted === undefined ? 'list' : 'count', days, missing }
}

interface Span {
  name: string
  from: Instant
  to: Instant
}

function whole(day: string, timeZone: string, read: Instant): { from: Instant; to: Instant } {
  const { from = 0, to = 0 } = spanOf({ since: day, until: day }, timeZone)
  return { from, to: Math.min(to, read) }
}

async function known(journal: Journal, store: string, { from, to }: Span) {
  const { orders } = await journal.totals({ store, from, to, days: daysOf(from, to) })
  const states: AuditedDay['states'] = {}
  for (const { state, n } of orders) states[state] = (states[state] ?? 0) + n
  return { states, ours: SHOWN_STATES.reduce((all, state) => all + (states[state] ?? 0), 0) }
}

/** Every order of these days as the shop lists it now, by the day it was created: ids alone. */
async function listed({ store }: StoreRuntime, spans: Span[]): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>(spans.map(({ name }) => [name, []]))
  const since = new Date(Math.min(...spans.map(({ from }) => from)))
  for await (const { rows } of store.created?.({ since }) ?? store.changes({ since })) {
    for (const { id, createdAt } of rows) {
      const at = createdAt.getTime()
      const span = spans.find(({ from, to }) => at >= from && at < to)
      if (span !== undefined) ids.get(span.name)?.push(id)
    }
  }
  return ids
}

async function compare(
  journal: Journal,
  store: string,
  { from, to }: Span,
  there: string[],
): Promise<Pick<AuditedDay, 'missing' | 'deleted'>> {
  const inShop = new Set(there)
  const deleted: string[] = []
  const here = new Set<string>()
  for (let after: Parameters<Journal['report']>[0]['after'], more = true; more; ) {
    const page = await journal.report({ store, from, to, limit: PAGE, after })
    for (const { orderId } of page.orders) {
      here.add(orderId)
      if (!inShop.has(orderId)) deleted.push(orderId)
    }
    after = page.next
    more = after !== undefined
  }
  const missing: string[] = []
  for (const orderId of there) {
    // Known under another day, as one whose date could not be read, is not missing.
    if (!here.has(orderId) && (await journal.story({ store, orderId })) === undefined) missing.push(orderId)
  }
  return { missing, deleted }
}
