import type { Instant } from '../../clock.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from '../../engine/runtime.ts'
import type { ReviewDelivery, ReviewIntake } from '../../journal/port.ts'

/** One way by which reviews are fetched: a feed, an API, a folder; for one account of the store. */
export interface Way {
  /** `feed:main`: what the journal knows it by. */
  source: string
  /** How often it is worth a look. */
  every: number
  /** Reads what is new, delivering as it goes. Throws `RecolteError` where it cannot be read. */
  read(turn: WayTurn): Promise<void>
  close?(): Promise<void>
}

export interface WayTurn {
  /** Into the journal, with the cursor that says how far it came. */
  deliver(what: Omit<ReviewDelivery, 'store' | 'source' | 'now'>): Promise<void>
  cursor(key: string): Promise<string | undefined>
  cursorKeys(after: string): Promise<string[]>
  now(): Instant
  sleep(ms: number): Promise<void>
  /** The pass is over: what is left is for the next one. */
  isOver(): boolean
}

/** Cursors read at once. */
const KEYS = 500

export function wayTurn(
  { journal, clock }: Engine,
  { name: store }: StoreRuntime,
  { source }: Way,
  pass: Pass,
  add: (intake: ReviewIntake) => void,
): WayTurn {
  return {
    deliver: async (what) => add(await journal.takeReviews({ store, source, now: clock.now(), ...what })),
    cursor: (key) => journal.reviewCursor(store, source, key),
    cursorKeys: (after) => journal.reviewCursorKeys({ store, source, after, limit: KEYS }),
    now: clock.now,
    // An abort ends it early, and is asked for by isOver.
    sleep: (ms) => clock.sleep(ms, pass.signal).catch(() => {}),
    isOver: () => isOver(pass, clock),
  }
}
