export type LineState =
  /** No success in this process yet: one order at a time, so that a wrong key costs few requests. */
  | 'proving'
  /** Paused before this pass: one order is tried. */
  | 'probing'
  | 'open'
  | 'paused'
  | 'down'

export interface LineProblem {
  state: 'paused' | 'unreachable'
  code: string
  message: string
}
