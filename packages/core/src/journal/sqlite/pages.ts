import type { Instant } from '../../clock.ts'
import type { OrderRow } from '../../model/order.ts'
import type { DecisionKind } from '../../model/states.ts'
import type { Decide, PageOutcome, PageRecord, Redecide } from '../port.ts'
import type { Connection } from './connection.ts'
import { isReady, markReread } from './handovers.ts'
import { type Placed, reachedJson, type StoredOrder, storedOrder, undecided } from './orders.ts'
import { end, isOpen, place } from './place.ts'
import { decisionKind, detailJson, int, parseStrings, text } from './rows.ts'

export function recordPage(db: Connection, page: PageRecord, decide: Decide): PageOutcome {
  const outcome: PageOutcome = { looked: 0, added: 0 }
  const before = keptOf(db, page)
  for (const row of page.rows) {
    const statuses = JSON.stringify(row.statuses)
    if (isUnchanged(before.get(row.id), row, statuses)) continue
    const stored = storedOrder(db, page.store, row.id)
    // A shop may list an order twice on one page.
    if (stored !== undefined && isUnchanged(keptIn(stored), row, statuses)) continue
    outcome.looked++
    if (stored === undefined) outcome.added++
    recordRow(db, page, row, statuses, stored, decide)
  }
  for (const { id, problem } of page.unreadable) {
    const stored = storedOrder(db, page.store, id)
    if (stored?.known.decision === 'unreadable' && stored.known.reason.detail?.problem === problem) continue
    outcome.looked++
    if (stored === undefined) outcome.added++
    recordUnreadable(db, page, id, problem, stored)
  }
  if (page.through !== undefined) {
    const { watermark, shopClock, place = null } = page.through
    const moved = [watermark, shopClock, place]
    db.run('UPDATE store SET watermark = ?, shop_clock = ?, snapshot_cursor = ? WHERE name = ?', ...moved, page.store)
  }
  return outcome
}

export function redecide(db: Connection, again: Redecide, decide: Decide): { decided: number; more: boolean } {
  const found = undecided(db, again.store, again.rulesHash, again.limit)
  for (const { row, stored } of found) {
    const free = stored.handover === undefined || isOpen(stored.handover, again.now)
    const placed = free ? decideRow(db, again, row, stored, decide) : stay(stored)
    db.run(
      `UPDATE orders SET reached_at = ?, reached_from = ?, decision = ?, reason = ?, detail = ?, decided_at = ?,
         rules_hash = ?, pass = ?, handover_id = ? WHERE store = ? AND order_id = ?`,
      ...decided(placed, again),
      ...[again.store, row.id],
    )
  }
  return { decided: found.length, more: found.length === again.limit }
}

/** What tells whether an order is as it was. */
interface Kept {
  decision: DecisionKind
  changedAt: Instant
  statusesJson: string
}

/** Of a page's orders, those that are known: read together, since nearly all of an overlap is as it was. */
function keptOf(db: Connection, { store, rows }: PageRecord): Map<string, Kept> {
  const found = db.all(
    `SELECT order_id, decision, changed_at, statuses FROM json_each(?) j
     CROSS JOIN orders ON store = ? AND order_id = j.value`,
    ...[JSON.stringify(rows.map(({ id }) => id)), store],
  )
  return new Map(
    found.map((row) => [
      text(row, 'order_id'),
      {
        ...{ decision: decisionKind(row, 'decision'), changedAt: int(row, 'changed_at') },
        statusesJson: text(row, 'statuses'),
      },
    ]),
  )
}

const keptIn = ({ known: { decision, changedAt }, statusesJson }: StoredOrder): Kept => ({
  ...{ decision, changedAt, statusesJson },
})

function isUnchanged(kept: Kept | undefined, row: OrderRow, statuses: string): boolean {
  if (kept === undefined || kept.decision === 'unreadable' || kept.changedAt !== row.changedAt.getTime()) return false
  return kept.statusesJson === statuses || sorted(parseStrings(kept.statusesJson)) === sorted(row.statuses)
}

/** A shop may list the same statuses in another order each time. */
const sorted = (statuses: string[]): string => JSON.stringify([...statuses].sort())

function recordRow(
  db: Connection,
  page: PageRecord,
  row: OrderRow,
  statuses: string,
  stored: StoredOrder | undefined,
  decide: Decide,
): void {
  const handover = stored?.handover
  const ready = stored !== undefined && isReady(stored.known.reason)
  if (handover !== undefined && (handover.attempts > 0 || handover.leaseUntil !== undefined || ready))
    markReread(db, handover.id)
  const free = handover === undefined || isOpen(handover, page.now)
  const placed = stored === undefined || free ? decideRow(db, page, row, stored, decide) : stay(stored)
  const reached = reachedJson(row.reached)
  const facts = [
    ...[row.number ?? null, row.groupKey ?? null, row.shop ?? null, row.language ?? null],
    ...[row.createdAt.getTime(), row.changedAt.getTime(), statuses, row.meaning ?? null, reached ?? null],
  ]
  if (stored === undefined) {
    insertOrder(db, page, row.id, facts, placed)
  } else {
    db.run(
      `UPDATE orders SET reference = coalesce(?, reference), group_key = ?, shop = ?, language = ?, created_at = ?,
         changed_at = ?, statuses = ?, meaning = ?, reached = ?, reached_at = ?, reached_from = ?, decision = ?,
         reason = ?, detail = ?, decided_at = ?, rules_hash = ?, pass = ?, handover_id = ?, gone_at = NULL
       WHERE store = ? AND order_id = ?`,
      ...facts,
      ...decided(placed, page),
      ...[page.store, row.id],
    )
  }
  recordHistory(db, page.store, row, reached === stored?.reachedJson ? undefined : row.reached, stored?.known.statuses)
}

function recordUnreadable(
  db: Connection,
  page: PageRecord,
  id: string,
  problem: string,
  stored: StoredOrder | undefined,
): void {
  const reason = { code: 'unreadable', detail: { problem } } as const
  const unreadable = { decision: 'unreadable', reason, reachedAt: undefined, reachedFrom: undefined } as const
  if (stored === undefined) {
    const facts = [null, null, null, null, page.now, page.now, '[]', null, null]
    insertOrder(db, page, id, facts, { ...unreadable, handoverId: undefined })
    return
  }
  const { handover, known } = stored
  if (handover !== undefined && !isOpen(handover, page.now)) {
    markReread(db, handover.id)
    db.run('UPDATE orders SET pass = ? WHERE store = ? AND order_id = ?', page.pass, page.store, id)
    return
  }
  const at = { ...page, orderId: id, groupKey: undefined, changedAt: known.changedAt }
  const handoverId = handover && end(db, at, handover, 'wait', reason)
  // One that was sent before keeps its hand-over, held: its reference must not be forgotten. It waits, then.
  const decision = handoverId === undefined ? 'unreadable' : 'wait'
  const placed: Placed = { ...known, decision, reason, handoverId }
  db.run(
    `UPDATE orders SET reached_at = ?, reached_from = ?, decision = ?, reason = ?, detail = ?, decided_at = ?,
       rules_hash = ?, pass = ?, handover_id = ? WHERE store = ? AND order_id = ?`,
    ...decided(placed, page),
    ...[page.store, id],
  )
}

type Deciding = Pick<PageRecord, 'store' | 'method' | 'rulesHash' | 'pass' | 'now'>

function decideRow(
  db: Connection,
  by: Deciding,
  row: OrderRow,
  stored: StoredOrder | undefined,
  decide: Decide,
): Placed {
  const changedAt = row.changedAt.getTime()
  const at = { store: by.store, method: by.method, now: by.now, orderId: row.id, groupKey: row.groupKey, changedAt }
  return place(db, at, stored, decide(row, stored?.known))
}

/** A hand-over that ended, or that a process holds, keeps its state whatever the order does. */
function stay({ known, handover, ownReason }: StoredOrder): Placed {
  const { decision, reachedAt, reachedFrom } = known
  return { decision, reason: ownReason, reachedAt, reachedFrom, handoverId: handover?.id }
}

function decided(placed: Placed, by: Deciding): (string | number | null)[] {
  return [
    ...[placed.reachedAt ?? null, placed.reachedFrom ?? null, placed.decision, placed.reason.code],
    ...[detailJson(placed.reason), by.now, by.rulesHash, by.pass, placed.handoverId ?? null],
  ]
}

function insertOrder(db: Connection, page: PageRecord, id: string, facts: (string | number | null)[], placed: Placed) {
  db.run(
    `INSERT INTO orders (store, order_id, first_seen_at, reference, group_key, shop, language, created_at, changed_at,
       statuses, meaning, reached, reached_at, reached_from, decision, reason, detail, decided_at, rules_hash, pass,
       handover_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[page.store, id, page.now],
    ...facts,
    ...decided(placed, page),
  )
}

/** The shop's own instants where it gives them; else the change at which a status was first seen. */
function recordHistory(
  db: Connection,
  store: string,
  row: OrderRow,
  reached: Record<string, Date> | undefined,
  before: string[] | undefined,
): void {
  const insert =
    'INSERT INTO status_history (store, order_id, at, status, source) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING'
  for (const [status, at] of Object.entries(reached ?? {})) db.run(insert, store, row.id, at.getTime(), status, 'cms')
  for (const status of row.statuses) {
    if (row.reached?.[status] !== undefined || before?.includes(status)) continue
    db.run(insert, store, row.id, row.changedAt.getTime(), status, 'seen')
  }
}
