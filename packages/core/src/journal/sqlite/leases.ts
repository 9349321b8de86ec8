import type { Instant } from '../../clock.ts'
import type { Purchase } from '../../model/purchase.ts'
import type { Leased, LeasedOrder, LeaseQuery } from '../port.ts'
import type { Connection } from './connection.ts'
import { READY_REASONS } from './handovers.ts'
import { KNOWN_COLUMNS, knownOrder } from './orders.ts'
import { handoverState, int, type Row, reason, text, textOr } from './rows.ts'
import { addSiblings } from './siblings.ts'
import { goesAs } from './stores.ts'

interface Ripe {
  id: number
  reachedAt: Instant
}

export function lease(db: Connection, query: LeaseQuery): Leased[] {
  const states = query.onlyDue === true ? (['due'] as const) : (['due', 'sent'] as const)
  const ripe = query.stores
    .filter((store) => query.as?.name !== store || goesAs(db, query.as))
    .flatMap((store) => states.flatMap((state) => pick(db, query, store, state)))
    .sort((a, b) => a.reachedAt - b.reachedAt || a.id - b.id)
    .slice(0, query.limit)
  if (ripe.length === 0) return []
  const ids = JSON.stringify(ripe.map(({ id }) => id))
  const changed = `handover_id IN (SELECT h.id FROM json_each(?) j CROSS JOIN handover h ON h.id = j.value
    AND h.reread = 1 AND h.corrected = ?)`
  db.run(`DELETE FROM payload WHERE ${changed}`, ids, 0)
  // Read again for what becomes of the order, not for what a person wrote.
  db.run(`UPDATE payload SET read_at = 0 WHERE ${changed}`, ids, 1)
  db.run(
    'UPDATE handover SET lease_token = ?, lease_until = ?, reread = 0 WHERE id IN (SELECT value FROM json_each(?))',
    ...[query.token, query.until, ids],
  )
  return readLeased(db, query, ids)
}

const ripe = (state: 'due' | 'sent', account: string) => `SELECT id, reached_at FROM handover
  WHERE store = ? AND state = '${state}' AND state <> 'collected' AND next_at <= ?
    AND (lease_until IS NULL OR lease_until <= ?) AND ${account}
  ORDER BY reached_at LIMIT ?`
/** A hand-over goes too whose account is not known yet. */
const OTHERS = '(account IS NULL OR account NOT IN (SELECT value FROM json_each(?)))'
const PICK = {
  due: { others: ripe('due', OTHERS), only: ripe('due', 'account = ?') },
  sent: { others: ripe('sent', OTHERS), only: ripe('sent', 'account = ?') },
}

/** Oldest trigger first, straight from the index. */
function pick(db: Connection, query: LeaseQuery, store: string, state: 'due' | 'sent'): Ripe[] {
  const rows = db.all(
    query.onlyAccount === undefined ? PICK[state].others : PICK[state].only,
    ...[store, query.now, query.now, query.onlyAccount ?? JSON.stringify(query.excludeAccounts), query.limit],
  )
  return rows.map((row) => ({ id: int(row, 'id'), reachedAt: int(row, 'reached_at') }))
}

const READ = `SELECT ${KNOWN_COLUMNS}, o.group_key IS NOT NULL AS grouped, h.store, h.account, h.reference AS frozen,
    h.state, h.attempts, h.reached_at AS ripe_at, o.pass, h.reason AS why, h.detail AS why_detail, h.corrected,
    p.body, p.read_at
  FROM json_each(?) j CROSS JOIN handover h ON h.id = j.value CROSS JOIN orders o ON o.handover_id = h.id
  LEFT JOIN payload p ON p.handover_id = h.id AND h.attempts > 0
  ORDER BY j.key, o.order_id`

function readLeased(db: Connection, query: LeaseQuery, ids: string): Leased[] {
  const leased: Leased[] = []
  const grouped: Leased[] = []
  const ofOtherPasses: Row[] = []
  for (const row of db.all(READ, ids)) {
    const order = toLeasedOrder(row)
    let item = leased.at(-1)
    if (item?.handoverId === order.handover.id) item.orders.push(order)
    else {
      item = toLeased(row, order)
      leased.push(item)
    }
    if (row.grouped === 1) grouped.push(item)
    if (query.passes[item.store] !== row.pass) ofOtherPasses.push(row)
  }
  markPass(db, query, ofOtherPasses)
  if (grouped.length > 0) addSiblings(db, grouped)
  return leased
}

/** One statement a store. An order that its own pass took in is not even looked for. */
function markPass(db: Connection, { passes }: LeaseQuery, rows: Row[]): void {
  for (const [store, pass] of Object.entries(passes)) {
    const ids = rows.flatMap((row) => (row.store === store ? [text(row, 'order_id')] : []))
    if (ids.length === 0) continue
    db.run(
      'UPDATE orders SET pass = ? WHERE store = ? AND order_id IN (SELECT value FROM json_each(?))',
      ...[pass, store, JSON.stringify(ids)],
    )
  }
}

function toLeasedOrder(row: Row) {
  const handover = {
    id: int(row, 'handover_id'),
    state: handoverState(row, 'state'),
    attempts: int(row, 'attempts'),
  }
  return { orderId: text(row, 'order_id'), ...knownOrder(row, handover), handover } satisfies LeasedOrder
}

function toLeased(row: Row, order: ReturnType<typeof toLeasedOrder>): Leased {
  const body = textOr(row, 'body')
  return {
    handoverId: order.handover.id,
    store: text(row, 'store'),
    account: textOr(row, 'account'),
    reference: textOr(row, 'frozen'),
    reachedAt: int(row, 'ripe_at'),
    attempts: order.handover.attempts,
    orders: [order],
    siblings: [],
    payload:
      body === undefined
        ? undefined
        : { purchase: parsePurchase(body), readAt: int(row, 'read_at'), corrected: row.corrected === 1 },
    reason: reason(row, 'why', 'why_detail'),
  }
}

/** Written by `prepare` from a `Purchase`, and by nobody else. */
export function parsePurchase(body: string): Purchase {
  return JSON.parse(body)
}

export function renew(db: Connection, token: string, handoverIds: number[], until: Instant): void {
  db.run(
    'UPDATE handover SET lease_until = ? WHERE lease_token = ? AND id IN (SELECT value FROM json_each(?))',
    ...[until, token, JSON.stringify(handoverIds)],
  )
}

export function release(db: Connection, token: string, handoverIds: number[]): void {
  db.run(
    `UPDATE handover SET lease_token = NULL, lease_until = NULL
     WHERE lease_token = ? AND id IN (SELECT value FROM json_each(?))`,
    ...[token, JSON.stringify(handoverIds)],
  )
}

/**
 * Nothing left after all, so a first sending has frozen nothing and what was read for it is no evidence of anything: one
 * that was ready is read again.
 */
export function unsend(db: Connection, token: string, handoverIds: number[]): void {
  const mine = `lease_token = ? AND state = 'sent' AND id IN (SELECT value FROM json_each(?))`
  const ids = JSON.stringify(handoverIds)
  db.run(
    `DELETE FROM payload WHERE handover_id IN (SELECT id FROM handover WHERE ${mine} AND attempts = 1)`,
    token,
    ids,
  )
  db.run(
    `UPDATE handover SET state = 'due', attempts = attempts - 1, lease_token = NULL, lease_until = NULL,
       next_at = CASE WHEN attempts = 1 AND reason IN (${READY_REASONS}) THEN reached_at ELSE next_at END,
       reference = CASE WHEN attempts > 1 THEN reference END WHERE ${mine}`,
    ...[token, ids],
  )
}

/** What was sent stays unknown, so it is not sent again; a person who retries it has it read again. */
export function recover(db: Connection, stores: string[], now: Instant): number {
  const lost = `store IN (SELECT value FROM json_each(?)) AND state = 'sent' AND state <> 'collected'
    AND (lease_until IS NULL OR lease_until <= ?)`
  const list = JSON.stringify(stores)
  db.run(`DELETE FROM payload WHERE handover_id IN (SELECT id FROM handover WHERE ${lost})`, list, now)
  return db.run(
    `UPDATE handover SET state = 'uncertain', reason = 'no-answer', detail = json_object('reference', reference),
       settled_at = ?, lease_token = NULL, lease_until = NULL WHERE ${lost}`,
    ...[now, list, now],
  )
}

export function nextForeignLease(db: Connection, stores: string[], token: string, now: Instant): Instant | undefined {
  // A leased hand-over was due, so `next_at` (in the index) rules out all that still wait for their time.
  const row = db.get(
    `SELECT min(lease_until) AS at FROM handover
     WHERE store IN (SELECT value FROM json_each(?)) AND state IN ('due', 'sent') AND state <> 'collected'
       AND next_at <= ? AND lease_until > ? AND lease_token <> ?`,
    ...[JSON.stringify(stores), now, now, token],
  )
  return row === undefined || row.at === null ? undefined : int(row, 'at')
}

export function nextDue(db: Connection, stores: string[], excludeAccounts: string[]): Instant | undefined {
  // What a process holds, or held when it died, cannot be leased before its lease runs out.
  const row = db.get(
    `SELECT min(max(next_at, coalesce(lease_until, next_at))) AS at FROM handover
     WHERE store IN (SELECT value FROM json_each(?)) AND state = 'due' AND state <> 'collected'
       AND (account IS NULL OR account NOT IN (SELECT value FROM json_each(?)))`,
    ...[JSON.stringify(stores), JSON.stringify(excludeAccounts)],
  )
  return row === undefined || row.at === null ? undefined : int(row, 'at')
}

/** By when they reached their trigger, straight from the index. */
export function oldestDue(db: Connection, store: string): Instant | undefined {
  const row = db.get(
    `SELECT min(reached_at) AS at FROM handover WHERE store = ? AND state = 'due' AND state <> 'collected'`,
    store,
  )
  return row === undefined || row.at === null ? undefined : int(row, 'at')
}

export function waitingFor(db: Connection, store: string, account: string): number {
  const row = db.get(
    `SELECT count(*) AS n FROM handover
     WHERE store = ? AND state = 'due' AND state <> 'collected' AND (account IS NULL OR account = ?)`,
    ...[store, account],
  )
  return row === undefined ? 0 : int(row, 'n')
}
