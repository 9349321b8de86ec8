import { MINUTE } from '../../clock.ts'
import { backoff } from '../../engine/backoff.ts'
import type { Pace } from '../../engine/pace.ts'
import type { Engine } from '../../engine/runtime.ts'
import type { SettledPush } from '../../journal/port.ts'
import type { ShopReview } from '../../model/shop-review.ts'
import type { ReadReceipt } from '../../protocol/receipt.ts'
import type { ReviewSender } from './sender.ts'

/** Retries that come due within this time are waited for: most failures of a network pass within seconds. */
const PATIENCE_MS = 10_000
/** A call's own time-outs end long before. */
const CALL_MS = 2 * MINUTE

export interface Group {
  store: string
  sender: ReviewSender
  pace: Pace
  signal: AbortSignal
}

export interface GroupEnd {
  pushed: number
  /** What the platform said of all of them, where sending more now makes no sense. */
  stopped?: ReadReceipt
}

/** Sends a few reviews together, and those that fail again while that is soon. */
export async function pushGroup(reviews: ShopReview[], group: Group, engine: Engine): Promise<GroupEnd> {
  let pushed = 0
  let open = reviews
  for (;;) {
    const tried = await tryOnce(open, group, engine)
    pushed += tried.filter(({ end }) => end.state === 'pushed').length
    const failed = tried.filter(({ end }) => end.state === 'retrying')
    if (failed.length === 0) return { pushed }
    const [worst] = failed.toSorted((a, b) => (b.end.nextAt ?? 0) - (a.end.nextAt ?? 0))
    const keys = failed.find(({ receipt }) => receipt?.outcome === 'credentials')
    const wait = Math.max(1, (worst?.end.nextAt ?? 0) - engine.clock.now())
    if (keys !== undefined || wait > PATIENCE_MS || !(await slept(wait, group, engine))) {
      const stopped = keys?.receipt ?? (pushed === 0 ? worst?.receipt : undefined)
      return { pushed, ...(stopped === undefined ? {} : { stopped }) }
    }
    open = failed.map(({ review }) => review)
  }
}

interface Tried {
  review: ShopReview
  end: SettledPush
  /** Absent where it was not sent after all. */
  receipt?: ReadReceipt
}

/** On disk before the first leaves, and again when the last is answered. */
async function tryOnce(reviews: ShopReview[], group: Group, engine: Engine): Promise<Tried[]> {
  const { journal, clock, token } = engine
  const now = clock.now()
  const taken = await journal.takePushes({
    ...{ store: group.store, token, now, until: now + CALL_MS + reviews.length * group.pace.gap },
    reviews: reviews.map(({ id, rating }) => (rating === undefined ? { id, skip: 'no-rating' } : { id })),
  })
  const attempts = new Map(taken.map((one) => [one.id, one.attempts]))
  const going = reviews.flatMap((review) => {
    const before = attempts.get(review.id)
    return before === undefined ? [] : [attempt(review, before, group, engine)]
  })
  const tried = await Promise.all(going)
  const ends = tried.map(({ end }) => end)
  await journal.settlePushes(token, ends, clock.now())
  return tried
}

async function attempt(review: ShopReview, before: number, group: Group, engine: Engine): Promise<Tried> {
  const { store, sender, pace } = group
  const { clock } = engine
  const wait = pace.take()
  if (wait > 0 && !(await slept(wait, group, engine))) {
    return { review, end: { store, id: review.id, state: 'retrying', attempts: before, nextAt: clock.now() } }
  }
  const receipt = await sender.send(review)
  const attempts = before + 1
  const { code, message } = receipt
  const said = { store, id: review.id, attempts, message, ...(code === undefined ? {} : { code }) }
  return { review, end: { ...said, ...stateAfter(receipt, attempts, clock.now()) }, receipt }
}

/** One whose answer never came may have arrived: it is not sent again unless a person says so. */
function stateAfter(receipt: ReadReceipt, attempts: number, now: number): Pick<SettledPush, 'state' | 'nextAt'> {
  switch (receipt.outcome) {
    case 'refused':
      return { state: 'refused' }
    case 'retry':
      return { state: 'retrying', nextAt: now + backoff(attempts, receipt.retryAfterMs) }
    case 'credentials':
      return { state: 'retrying', nextAt: now }
    case 'unanswered':
      return { state: 'uncertain' }
    default:
      return { state: 'pushed' }
  }
}

async function slept(ms: number, { signal }: Group, { clock }: Engine): Promise<boolean> {
  try {
    await clock.sleep(ms, signal)
    return true
  } catch {
    return false
  }
}
