import type { HandoverStory, OrderKey, OrderStory } from '../port.ts'
import type { Connection } from './connection.ts'
import { handoverState, int, intOr, parseStrings, type Row, reachedFrom, text, textOr } from './rows.ts'
import { FROM, SUMMARY, toSummary } from './summary.ts'

export function story(db: Connection, { store, orderId }: OrderKey): OrderStory | undefined {
  const row = db.get(
    `${SUMMARY}, o.statuses, o.shop, o.language, o.reached_from, h.account, h.method, h.settled_at, h.delay_days,
       h.scheduled_at, h.sent_at ${FROM} WHERE o.store = ? AND o.order_id = ?`,
    ...[store, orderId],
  )
  if (row === undefined) return undefined
  return {
    ...toSummary(row),
    statuses: parseStrings(text(row, 'statuses')),
    shop: textOr(row, 'shop'),
    language: textOr(row, 'language'),
    reachedFrom: reachedFrom(row, 'reached_from'),
    statusHistory: statusHistory(db, store, orderId),
    handover: row.handover_id === null ? undefined : handoverStory(db, row, orderId),
  }
}

function statusHistory(db: Connection, store: string, orderId: string): OrderStory['statusHistory'] {
  return db
    .all(
      'SELECT at, status, source FROM status_history WHERE store = ? AND order_id = ? ORDER BY at, status',
      ...[store, orderId],
    )
    .map((row) => ({
      at: int(row, 'at'),
      status: text(row, 'status'),
      source: text(row, 'source') === 'cms' ? 'cms' : 'seen',
    }))
}

function handoverStory(db: Connection, row: Row, orderId: string): HandoverStory {
  const id = int(row, 'handover_id')
  return {
    id,
    account: textOr(row, 'account'),
    reference: textOr(row, 'frozen'),
    method: text(row, 'method'),
    state: handoverState(row, 'state'),
    attempts: attempts(db, id),
    nextAt: int(row, 'next_at'),
    settledAt: intOr(row, 'settled_at'),
    collectedAt: intOr(row, 'collected_at'),
    delayDays: intOr(row, 'delay_days'),
    scheduledAt: intOr(row, 'scheduled_at'),
    sentAt: intOr(row, 'sent_at'),
    siblings: db
      .all('SELECT order_id FROM orders WHERE handover_id = ? AND order_id <> ? ORDER BY order_id', id, orderId)
      .map((sibling) => text(sibling, 'order_id')),
  }
}

function attempts(db: Connection, handoverId: number): HandoverStory['attempts'] {
  return db
    .all('SELECT n, at, method, outcome, message FROM attempt WHERE handover_id = ? ORDER BY n', handoverId)
    .map((row) => ({
      n: int(row, 'n'),
      at: int(row, 'at'),
      method: text(row, 'method'),
      outcome: text(row, 'outcome'),
      message: text(row, 'message'),
    }))
}
