import type { Meaning } from '@recolte/core'
import type { RawRow } from './schema.ts'

/** The engine's own states: there are no others, whatever statuses a shop adds. docs/platforms/magento.md, "Statuses". */
export const STATES: Record<string, Meaning> = {
  new: 'unpaid',
  pending_payment: 'unpaid',
  payment_review: 'unpaid',
  // Somebody stopped it on purpose: nothing it reached before counts until it goes on.
  holded: 'unpaid',
  processing: 'paid',
  complete: 'completed',
  closed: 'refunded',
  canceled: 'cancelled',
}

/** The statuses of a fresh installation, with the state each belongs to. */
export const DEFAULT_STATUSES: { code: string; label: { en: string; fr: string }; state: string }[] = [
  { code: 'pending', label: { en: 'Pending', fr: 'En attente' }, state: 'new' },
  { code: 'pending_payment', label: { en: 'Pending Payment', fr: 'En attente de paiement' }, state: 'pending_payment' },
  { code: 'payment_review', label: { en: 'Payment Review', fr: 'Vérification du paiement' }, state: 'payment_review' },
  { code: 'fraud', label: { en: 'Suspected Fraud', fr: 'Suspicion de fraude' }, state: 'payment_review' },
  { code: 'processing', label: { en: 'Processing', fr: 'En traitement' }, state: 'processing' },
  { code: 'holded', label: { en: 'On Hold', fr: 'Suspendue' }, state: 'holded' },
  { code: 'complete', label: { en: 'Complete', fr: 'Terminée' }, state: 'complete' },
  { code: 'closed', label: { en: 'Closed', fr: 'Clôturée' }, state: 'closed' },
  { code: 'canceled', label: { en: 'Canceled', fr: 'Annulée' }, state: 'canceled' },
]
const STATE_OF = new Map(DEFAULT_STATUSES.map(({ code, state }) => [code, state]))

export const meaningOf = (state: string): Meaning | undefined =>
  Object.hasOwn(STATES, state) ? STATES[state] : undefined

/** What an order means: by its state, which custom statuses have too. Suspected fraud may stand in `processing`. */
export function meaningOfRow({ state, status }: Pick<RawRow, 'state' | 'status'>): Meaning | undefined {
  if (status === 'fraud') return 'unpaid'
  return meaningOf(state) ?? meaningOf(STATE_OF.get(status) ?? '')
}

export type TriggerBy = 'status' | 'state'

export const codeOfRow = ({ state, status }: Pick<RawRow, 'state' | 'status'>, by: TriggerBy): string =>
  by === 'state' ? state || (STATE_OF.get(status) ?? status) : status || state

const RANK: Record<string, number> = { new: 0, pending_payment: 0, payment_review: 0, processing: 1, complete: 2 }

/**
 * When statuses were reached, by the shop's own history. It is a list of comments, each with the status of its moment:
 * a status set by the admin writes one, an invoice or shipment made by a program none (seen), so a status may be
 * missing here and is then the change in which it was seen. A run of comments counts from its first. What an order has
 * left backwards, or had before it was stopped, no longer counts.
 */
export function reachedBy(row: RawRow, by: TriggerBy): Record<string, Date> {
  const here = RANK[row.state || (STATE_OF.get(row.status) ?? '')]
  if (here === undefined || here === 0 || row.status === 'fraud') return {}
  const history = row.status_histories.toSorted(
    (a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.entity_id ?? 0) - (b.entity_id ?? 0),
  )
  const reached: Record<string, Date> = {}
  let before: string | undefined
  for (const { status, created_at: at } of history) {
    const code = by === 'state' ? STATE_OF.get(status) : status
    if (code === undefined) continue
    const rank = RANK[STATE_OF.get(status) ?? ''] ?? 1
    if (code !== before && rank > 0 && rank <= here) reached[code] = at
    before = code
  }
  return reached
}
