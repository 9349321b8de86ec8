import type { Instant } from '../../clock.ts'
import type { Offer, OfferQuery } from '../port.ts'
import type { Connection } from './connection.ts'
import { parsePurchase } from './leases.ts'
import { send } from './prepare.ts'
import { int, intOr, parseStrings, type Row, reason, text, textOr } from './rows.ts'

const READY = `h.store = ? AND h.account = ? AND h.state = 'due' AND h.state <> 'collected' AND h.reread = 0`

const PAGE = `SELECT h.id, h.reached_at, h.attempts, h.reason, h.detail, h.delay_days, h.reference AS frozen, p.body, p.read_at,
    o.order_id, o.reference AS number, o.statuses, o.changed_at
  FROM handover h CROSS JOIN payload p ON p.handover_id = h.id CROSS JOIN orders o ON o.handover_id = h.id
  WHERE ${READY} AND (h.lease_until IS NULL OR h.lease_until <= ?) AND h.reached_at >= ?
    AND (h.reached_at > ? OR h.id > ?)
    AND (h.size = 1 OR o.order_id = (SELECT min(order_id) FROM orders WHERE handover_id = h.id))
  ORDER BY h.reached_at, h.id LIMIT ?`

export function offer(db: Connection, query: OfferQuery): { offers: Offer[]; next: OfferQuery['after'] } {
  const { store, account, now, limit, after, take } = query
  if (take !== undefined && after === undefined) takeBack(db, store, now)
  const from = after?.reachedAt ?? Number.MIN_SAFE_INTEGER
  const rows = db.all(PAGE, ...[store, account, now, from, from, after?.handoverId ?? -1, limit])
  const page = rows.map(toOffer)
  const last = page.at(-1)
  const next = last && page.length === limit ? { reachedAt: last.reachedAt, handoverId: last.handoverId } : undefined
  return { offers: take === undefined ? page : page.filter((one) => taken(db, account, one, take, now)), next }
}

function taken(
  db: Connection,
  account: string,
  one: Offer,
  take: { token: string; until: Instant },
  now: Instant,
): boolean {
  db.run('UPDATE handover SET lease_token = ?, lease_until = ? WHERE id = ?', take.token, take.until, one.handoverId)
  const { handoverId, reference } = one
  return send(db, take.token, { handoverId, kind: 'send', account, reference }, now) === 'done'
}

/** What a process was offering when it died: whether the platform took it nobody knows, so it is offered again.
 * What is in a file belongs to it. */
function takeBack(db: Connection, store: string, now: Instant): void {
  db.run(
    `UPDATE handover SET state = 'due', lease_token = NULL, lease_until = NULL
     WHERE store = ? AND state = 'sent' AND state <> 'collected'
       AND NOT EXISTS (SELECT 1 FROM file f WHERE f.name = handed_ref AND f.state IN ('sending', 'dropped')) AND (lease_until IS NULL OR lease_until <= ?)`,
    ...[store, now],
  )
}

export function onOffer(db: Connection, store: string, account: string): number {
  const row = db.get(
    `SELECT count(*) AS n FROM handover h JOIN payload p ON p.handover_id = h.id WHERE ${READY}`,
    store,
    account,
  )
  return row === undefined ? 0 : int(row, 'n')
}

function toOffer(row: Row): Offer {
  const purchase = parsePurchase(text(row, 'body'))
  return {
    handoverId: int(row, 'id'),
    reachedAt: int(row, 'reached_at'),
    attempts: int(row, 'attempts'),
    reason: reason(row, 'reason', 'detail'),
    reference: textOr(row, 'frozen') ?? purchase.reference,
    purchase,
    readAt: int(row, 'read_at'),
    orderId: text(row, 'order_id'),
    number: textOr(row, 'number'),
    statuses: parseStrings(text(row, 'statuses')),
    changedAt: int(row, 'changed_at'),
    delayDays: intOr(row, 'delay_days'),
  }
}
