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

/** Sends a few reviews together, and those that fail again while that is soon. Answers what was said last of each. */
export async function pushGroup(reviews: ShopReview[], group: Group, engine: Engine): Promise<ReadReceipt[]> {
  const said: ReadReceipt[] = []
  for (let open = reviews; ; ) {
    const tried = await tryOnce(open, group, engine)
    const failed = tried.filter(({ end }) => end.state === 'retrying')
    said.push(...receiptsIn(tried.filter((one) => !failed.includes(one))))
    const wait = Math.max(1, ...failed.map(({ end }) => (end.nextAt ?? 0) - engine.clock.now()))
    const keys = failed.some(({ receipt }) => receipt?.outcome === 'credentials')
    if (failed.length === 0 || keys || wait > PATIENCE_MS || !(await slept(wait, group, engine))) {
      return [...said, ...receiptsIn(failed)]
    }
    open = failed.map(({ review }) => review)
  }
}

const receiptsIn = (tried: Tried[]): ReadReceipt[] => tried.flatMap(({ receipt }) => receipt ?? [])

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
