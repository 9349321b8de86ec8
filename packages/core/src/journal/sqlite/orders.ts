import type { Instant } from '../../clock.ts'
import { MEANINGS, type OrderRow } from '../../model/order.ts'
import type { DecisionKind, HandoverState, Reason } from '../../model/states.ts'
import type { KnownOrder } from '../port.ts'
import type { Connection } from './connection.ts'
import {
  decisionKind,
  handoverReason,
  handoverState,
  int,
  intOr,
  parseStrings,
  type Row,
  reachedFrom,
  reason,
  text,
  textOr,
} from './rows.ts'

/** An order as the journal keeps it, with what it needs of its hand-over to be decided. */
export interface StoredOrder {
  orderId: string
  known: KnownOrder
  /** The decision's reason; `known.reason` is the hand-over's where there is one. */
  ownReason: Reason
  statusesJson: string
  reachedJson: string | undefined
  handover: OpenHandover | undefined
}

export interface OpenHandover {
  id: number
  state: HandoverState
  attempts: number
  size: number
  leaseUntil: Instant | undefined
}

/** What `knownOrder` reads, beside the columns of the reason. */
export const KNOWN_COLUMNS = `o.order_id, o.created_at, o.changed_at, o.statuses, o.reached_at, o.reached_from,
  o.first_seen_at, o.decision, o.handover_id`

/** The hand-over's reason, where there is one, is why the order stands where it stands. */
export function knownOrder(row: Row, handover: { id: number; state: HandoverState; attempts: number } | undefined) {
  return {
    decision: decisionKind(row, 'decision'),
    reason: handover === undefined ? reason(row, 'reason', 'detail') : handoverReason(row),
    statuses: parseStrings(text(row, 'statuses')),
    createdAt: int(row, 'created_at'),
    changedAt: int(row, 'changed_at'),
    firstSeenAt: int(row, 'first_seen_at'),
    reachedAt: intOr(row, 'reached_at'),
    reachedFrom: reachedFrom(row, 'reached_from'),
    handover,
  } satisfies KnownOrder
}

const STORED = `SELECT ${KNOWN_COLUMNS}, o.reached, o.reason, o.detail, h.state, h.attempts, h.size, h.lease_until, h.reason AS why, h.detail AS why_detail`

const FROM = 'FROM orders o LEFT JOIN handover h ON h.id = o.handover_id'

function toStored(row: Row): StoredOrder {
  const handover = toHandover(row)
  const brief = handover && { id: handover.id, state: handover.state, attempts: handover.attempts }
  return {
    orderId: text(row, 'order_id'),
    known: knownOrder(row, brief),
    ownReason: reason(row, 'reason', 'detail'),
    statusesJson: text(row, 'statuses'),
    reachedJson: textOr(row, 'reached'),
    handover,
  }
}

function toHandover(row: Row): OpenHandover | undefined {
  const id = intOr(row, 'handover_id')
  if (id === undefined) return undefined
  return {
    id,
    state: handoverState(row, 'state'),
    attempts: int(row, 'attempts'),
    size: int(row, 'size'),
    leaseUntil: intOr(row, 'lease_until'),
  }
}

export function storedOrder(db: Connection, store: string, orderId: string): StoredOrder | undefined {
  const row = db.get(`${STORED} ${FROM} WHERE o.store = ? AND o.order_id = ?`, store, orderId)
  return row === undefined ? undefined : toStored(row)
}

/** Orders that wait or are skipped and were decided by other rules, with the light row they came as. */
export function undecided(db: Connection, store: string, rulesHash: string, limit: number) {
  const found: { row: OrderRow; stored: StoredOrder }[] = []
  for (const decision of ['wait', 'skip']) {
    for (const other of ['<', '>']) {
      const rows = db.all(
        `${STORED}, o.reference AS number, o.group_key, o.shop, o.language, o.meaning ${FROM}
         WHERE o.store = ? AND o.decision = ? AND o.decision <> 'collect' AND o.rules_hash ${other} ?
         ORDER BY o.rules_hash, o.order_id LIMIT ?`,
        ...[store, decision, rulesHash, limit - found.length],
      )
      for (const row of rows) found.push({ row: toOrderRow(row), stored: toStored(row) })
    }
  }
  return found
}

function toOrderRow(row: Row): OrderRow {
  const number = textOr(row, 'number')
  const meaning = MEANINGS.find((each) => each === row.meaning)
  const reached = textOr(row, 'reached')
  const shop = textOr(row, 'shop')
  const language = textOr(row, 'language')
  const groupKey = textOr(row, 'group_key')
  return {
    id: text(row, 'order_id'),
    statuses: parseStrings(text(row, 'statuses')),
    createdAt: new Date(int(row, 'created_at')),
    changedAt: new Date(int(row, 'changed_at')),
    ...(number === undefined ? {} : { number }),
    ...(meaning === undefined ? {} : { meaning }),
    ...(reached === undefined ? {} : { reached: parseReached(reached) }),
    ...(shop === undefined ? {} : { shop }),
    ...(language === undefined ? {} : { language }),
    ...(groupKey === undefined ? {} : { groupKey }),
  }
}

export function reachedJson(reached: Record<string, Date> | undefined): string | undefined {
  if (reached === undefined) return undefined
  return JSON.stringify(Object.entries(reached).map(([status, at]) => [status, at.getTime()]))
}

function parseReached(json: string): Record<string, Date> {
  const reached: Record<string, Date> = {}
  const parsed: unknown = JSON.parse(json)
  if (!Array.isArray(parsed)) return reached
  for (const [status, at] of parsed) reached[String(status)] = new Date(Number(at))
  return reached
}

/** What deciding an order wrote: the same for a row of a page and for new rules. */
export interface Placed {
  decision: DecisionKind
  reason: Reason
  reachedAt: Instant | undefined
  reachedFrom: KnownOrder['reachedFrom']
  handoverId: number | undefined
}
