import type { Meaning } from '@recolte/core'
import type { RawRow } from './schema.ts'

/** The statuses of a plain shop. A custom one has no flag for what it means, so it has no meaning here. */
const MEANINGS: Record<string, Meaning> = {
  'checkout-draft': 'draft',
  'auto-draft': 'draft',
  pending: 'unpaid',
  'on-hold': 'unpaid',
  failed: 'unpaid',
  processing: 'paid',
  completed: 'completed',
  cancelled: 'cancelled',
  refunded: 'refunded',
}

/** Statuses in which nothing reached before counts any more. */
const NOT_UNDER_WAY = new Set(['checkout-draft', 'auto-draft', 'pending', 'on-hold', 'failed', 'cancelled', 'refunded'])

export const meaningOf = (status: string): Meaning | undefined =>
  Object.hasOwn(MEANINGS, status) ? MEANINGS[status] : undefined

/**
 * The shop keeps no history, only two instants: the first move to a paid status and the last move to completed. Both
 * stay when the order goes back, so what it stands at now decides which of them still counts. A custom status stands
 * somewhere after those that have an instant.
 */
export function reachedBy(row: Pick<RawRow, 'status' | 'date_paid_gmt' | 'date_completed_gmt'>): Record<string, Date> {
  if (NOT_UNDER_WAY.has(row.status)) return {}
  const completed = row.status === 'processing' ? null : row.date_completed_gmt
  return {
    ...(row.date_paid_gmt ? { processing: row.date_paid_gmt } : {}),
    ...(completed ? { completed } : {}),
  }
}
