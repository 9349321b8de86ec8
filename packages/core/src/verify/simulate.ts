import { DAY, type Instant } from '../clock.ts'
import { rulesFor } from '../engine/connect.ts'
import { type Facts, meaningsOf } from '../engine/facts.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import type { Journal, OrderStory, StoreRecord } from '../journal/port.ts'
import type { OrderRow } from '../model/order.ts'
import type { ShownState } from '../model/states.ts'
import { decideRow } from '../qualify/decide.ts'
import { FOUND_BY_READING } from '../qualify/found-by-reading.ts'
import type { Rules } from '../qualify/rules.ts'

/** What other rules would have done with the orders of the last days, beside what was done. Nothing is saved. */
export interface Simulation {
  store: string
  trigger: string[]
  days: number
  orders: number
  /** Where these orders stand by the rules in force. */
  now: Partial<Record<ShownState, number>>
  /** Where they would stand: `leave`, or the reason why not. */
  other: { leave: number; reasons: Record<string, number> }
  /** Orders for which it makes a difference, newest first: some of them by reference. */
  wouldLeave: string[]
  wouldNot: string[]
}

const PAGE = 500
const NAMED = 10

interface Work {
  journal: Journal
  runtime: StoreRuntime
  accounts: Rules['accounts']
  record: StoreRecord
  facts: Facts
  now: Instant
}

/**
 * By the light rows that the journal keeps. What only an order's complete reading tells, an excluded address say, counts
 * where it was read: a row never read may still be kept back for it.
 */
export async function simulate(work: Work, trigger: string[], days: number): Promise<Simulation> {
  const { journal, runtime, record, facts, now } = work
  const from = now - days * DAY
  const rules = rulesFor({ ...runtime, trigger }, work.accounts, { ...record, baselineAt: from }, facts)
  const meanings = meaningsOf(facts.statuses)
  const result: Simulation = {
    ...{ store: runtime.name, trigger, days, orders: 0 },
    ...{ now: {}, other: { leave: 0, reasons: {} }, wouldLeave: [], wouldNot: [] },
  }
  for (let after: Parameters<Journal['report']>[0]['after'], more = true; more; ) {
    const page = await journal.report({ store: runtime.name, from, to: now, limit: PAGE, after })
    for (const key of page.orders) {
      const story = await journal.story(key)
      if (story !== undefined) count(result, story, rules, meanings, now)
    }
    after = page.next
    more = after !== undefined
  }
  return result
}

function count(
  result: Simulation,
  story: OrderStory,
  rules: Rules,
  meanings: ReturnType<typeof meaningsOf>,
  now: Instant,
): void {
  result.orders += 1
  result.now[story.state] = (result.now[story.state] ?? 0) + 1
  const name = story.reference ?? story.orderId
  const left = story.state === 'collected' || story.state === 'handed'
  const { kind, reason } = decideRow(rowOf(story, meanings), undefined, rules, now)
  const found = !left && FOUND_BY_READING.has(story.reason.code) ? story.reason : undefined
  if (kind === 'collect' && found === undefined) {
    result.other.leave += 1
    if (!left && result.wouldLeave.length < NAMED) result.wouldLeave.push(name)
    return
  }
  const { code } = kind === 'collect' && found !== undefined ? found : reason
  result.other.reasons[code] = (result.other.reasons[code] ?? 0) + 1
  if (left && result.wouldNot.length < NAMED) result.wouldNot.push(name)
}

/** The row as the shop gave it, with each status it went through at the latest instant seen. */
function rowOf(story: OrderStory, meanings: ReturnType<typeof meaningsOf>): OrderRow {
  const reached: Record<string, Date> = {}
  for (const { status, at } of [...story.statusHistory].sort((a, b) => a.at - b.at)) reached[status] = new Date(at)
  const meaning = story.statuses.map((status) => meanings[status]).find((one) => one !== undefined)
  return {
    id: story.orderId,
    statuses: story.statuses,
    reached,
    createdAt: new Date(story.createdAt),
    changedAt: new Date(story.changedAt),
    ...(story.reference === undefined ? {} : { number: story.reference }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(story.shop === undefined ? {} : { shop: story.shop }),
    ...(story.language === undefined ? {} : { language: story.language }),
  }
}
