import type { ReasonCode } from '../messages/reasons.ts'

/** What the journal keeps as the decision on an order. */
export type DecisionKind = 'wait' | 'collect' | 'skip' | 'unreadable'

/** What the journal keeps as the state of a hand-over; `sent` is between sending and the answer. */
export const HANDOVER_STATES = [
  'due',
  'held',
  'sent',
  'handed',
  'uncertain',
  'collected',
  'refused',
  'stopped',
  'expired',
] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]

/** What people see. Every order in the journal has exactly one, and the counts sum to the orders seen. */
export const SHOWN_STATES = [
  'collected',
  'due',
  'retrying',
  'waiting',
  'skipped',
  'held',
  'handed',
  'uncertain',
  'refused',
  'stopped',
  'expired',
  'unreadable',
] as const
export type ShownState = (typeof SHOWN_STATES)[number]

/** Values that a reason's text names (a domain, a field, a date). Never personal data. */
export type Detail = Record<string, string | number>

export interface Reason {
  code: ReasonCode
  detail?: Detail
}

/** The one state people see, from what the journal keeps. */
export function shownState(
  decision: DecisionKind,
  handover: { state: HandoverState; attempts: number } | undefined,
): ShownState {
  if (decision === 'unreadable') return 'unreadable'
  if (handover === undefined) return decision === 'skip' ? 'skipped' : 'waiting'
  if (handover.state === 'due' || handover.state === 'sent')
    return handover.attempts > 0 && handover.state === 'due' ? 'retrying' : 'due'
  return handover.state
}
