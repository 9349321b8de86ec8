import type { Instant } from '../../clock.ts'
import type { Offer, OfferQuery, OffersQuery } from '../port.ts'
import type { Connection } from './connection.ts'
import { parsePurchase } from './leases.ts'
import { send } from './prepare.ts'
import { int, intOr, parseStrings, type Row, reason, text, textOr } from './rows.ts'

/** A purchase of several orders is told by one of them. */
const READY = `FROM handover h CROSS JOIN payload p ON p.handover_id = h.id CROSS JOIN orders o ON o.handover_id = h.id
  WHERE h.store = ? AND h.account = ? AND h.state = 'due' AND h.state <> 'collected' AND h.reread = 0
    AND (h.size = 1 OR o.order_id = (SELECT min(order_id) FROM orders WHERE handover_id = h.id))`

const COLUMNS = `h.id, h.reached_at, h.attempts, h.reason, h.detail, h.delay_days, h.reference AS frozen, p.body, p.read_at,
  o.order_id, o.reference AS number, o.statuses, o.changed_at`

export function offer(db: Connection, query: OfferQuery): { offers: Offer[]; next: OfferQuery['after'] } {
  const { store, account, now, limit, after, take } = query
  if (take !== undefined && after === undefined) takeBack(db, store, now)
  const from = after?.reachedAt ?? Number.MIN_SAFE_INTEGER
  const only = conditions(query.only)
  const rows = db.all(
    `SELECT ${COLUMNS} ${READY} ${only.sql} AND (h.lease_until IS NULL OR h.lease_until <= ?)
       AND h.reached_at >= ? AND (h.reached_at > ? OR h.id > ?) ORDER BY h.reached_at, h.id LIMIT ?`,
    ...[store, account, ...only.values, now, from, from, after?.handoverId ?? -1, limit],
  )
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

export function onOffer(db: Connection, { store, account, only }: OffersQuery): number {
  const { sql, values } = conditions(only)
  const row = db.get(`SELECT count(*) AS n ${READY} ${sql}`, store, account, ...values)
  return row === undefined ? 0 : int(row, 'n')
}

/** The language that the list did not give was read with the order. */
const LANGUAGE = "lower(substr(coalesce(o.language, p.body ->> '$.language'), 1, 2))"
const REACHED = `SELECT value FROM json_each(o.statuses)
  UNION SELECT status FROM status_history WHERE store = o.store AND order_id = o.order_id`

function conditions(only: OffersQuery['only'] = {}): { sql: string; values: (string | number)[] } {
  const { handoverIds, from, to, statuses, languages } = only
  const parts: [sql: string, value: string | number | undefined][] = [
    ['h.id IN (SELECT value FROM json_each(?))', handoverIds && JSON.stringify(handoverIds)],
    ['o.created_at >= ?', from],
    ['o.created_at < ?', to],
    [`EXISTS (SELECT 1 FROM json_each(?) AS j WHERE j.value IN (${REACHED}))`, statuses && JSON.stringify(statuses)],
    [
      `(${LANGUAGE} IS NULL OR ${LANGUAGE} IN (SELECT value FROM json_each(?)))`,
      languages && JSON.stringify(languages.map((language) => language.slice(0, 2).toLowerCase())),
    ],
  ]
  const asked = parts.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql: `AND ${sql}`, value }]))
  return { sql: asked.map(({ sql }) => sql).join(' '), values: asked.map(({ value }) => value) }
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
