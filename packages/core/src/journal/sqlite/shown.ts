import type { HandoverState, ShownState } from '../../model/states.ts'

/** `shownState` of model/states.ts in SQL, for orders `o` left joined with their hand-over `h`. */
export const SHOWN = `CASE
  WHEN o.decision = 'unreadable' THEN 'unreadable'
  WHEN h.id IS NULL THEN CASE o.decision WHEN 'skip' THEN 'skipped' ELSE 'waiting' END
  WHEN h.state = 'due' AND h.attempts > 0 THEN 'retrying'
  WHEN h.state = 'sent' THEN 'due'
  ELSE h.state END`

/** Where orders of a shown state are found: by the hand-over's state, or by the decision of an order without one. */
export const PLACES: Record<ShownState, { handovers: HandoverState[]; decision?: 'wait' | 'skip' | 'unreadable' }> = {
  collected: { handovers: ['collected'] },
  due: { handovers: ['due', 'sent'] },
  retrying: { handovers: ['due'] },
  waiting: { handovers: [], decision: 'wait' },
  skipped: { handovers: [], decision: 'skip' },
  held: { handovers: ['held'] },
  handed: { handovers: ['handed'] },
  uncertain: { handovers: ['uncertain'] },
  refused: { handovers: ['refused'] },
  stopped: { handovers: ['stopped'] },
  expired: { handovers: ['expired'] },
  unreadable: { handovers: [], decision: 'unreadable' },
}
