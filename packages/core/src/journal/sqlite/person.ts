import type { Purchase } from '../../model/purchase.ts'
import type { PersonRecord } from '../port.ts'
import type { Connection } from './connection.ts'
import { int, intOr, text } from './rows.ts'
import { story } from './story.ts'
import { suppression } from './suppress.ts'

export function person(db: Connection, emailHash: string): PersonRecord {
  const keys = db.all(
    `SELECT o.store, o.order_id FROM handover h CROSS JOIN orders o ON o.handover_id = h.id
     WHERE h.email_hash = ? ORDER BY o.created_at DESC, o.store, o.order_id`,
    emailHash,
  )
  const orders = keys.flatMap((row) => {
    const told = story(db, { store: text(row, 'store'), orderId: text(row, 'order_id') })
    return told?.handover === undefined ? [] : [{ ...told, payload: payload(db, told.handover.id) }]
  })
  return { suppressed: suppression(db, emailHash), orders }
}

function payload(db: Connection, handoverId: number): PersonRecord['orders'][number]['payload'] {
  const row = db.get(
    `SELECT p.body, p.read_at, h.erase_after FROM payload p CROSS JOIN handover h ON h.id = p.handover_id
     WHERE p.handover_id = ?`,
    handoverId,
  )
  if (row === undefined) return undefined
  return { purchase: parse(text(row, 'body')), readAt: int(row, 'read_at'), eraseAfter: intOr(row, 'erase_after') }
}

/** Written by `prepare` from a `Purchase`, and by nobody else. */
const parse = (body: string): Purchase => JSON.parse(body)
