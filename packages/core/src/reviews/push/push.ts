import type { Account } from '../../config.ts'
import { Pace } from '../../engine/pace.ts'
import type { Engine, StoreRuntime } from '../../engine/runtime.ts'
import type { PushState } from '../../journal/port.ts'
import { ownReviews } from '../own.ts'
import { agreementOf } from './agreement.ts'
import { Course } from './course.ts'
import { pushGroup } from './group.ts'
import { reviewSender } from './sender.ts'

export interface ReviewPushResult {
  /** Of the shop's reviews, so many were looked at. */
  read: number
  /** Ids of those that could not be understood. */
  unreadable: string[]
  /** Given to the platform by this call. */
  pushed: number
  /** Where every review stands that was ever looked at. */
  counts: Record<PushState, number>
  /** Why it ended before the last review: the platform's words, or those for a failure on the way. */
  stopped?: { code: string; message: string }
}

/**
 * Gives the platform what it does not have yet of the shop's own reviews, each once. What was taken before a process
 * died, and what no answer came for, is left for a person.
 */
export async function pushReviews(
  engine: Engine,
  runtime: StoreRuntime,
  accounts: Record<string, Account>,
  signal: AbortSignal = runtime.context.signal,
): Promise<ReviewPushResult> {
  const { account, ...agreed } = agreementOf(runtime, accounts)
  const { journal, clock } = engine
  const sender = reviewSender(account, agreed)
  const group = { store: runtime.name, sender, pace: new Pace(account.ratePerSecond, clock), signal }
  const course = new Course()
  const result = { read: 0, unreadable: [] as string[], pushed: 0 }
  const ended = async (stopped?: ReviewPushResult['stopped']): Promise<ReviewPushResult> => ({
    ...{ ...result, counts: await journal.pushCounts(runtime.name) },
    ...(stopped === undefined ? {} : { stopped }),
  })
  try {
    await journal.recoverPushes(runtime.name, clock.now())
    for await (const page of ownReviews(runtime, signal)) {
      result.unreadable.push(...page.unreadable.map(({ id }) => id))
      for (let at = 0; at < page.reviews.length; ) {
        const reviews = page.reviews.slice(at, at + course.size)
        at += reviews.length
        const answers = await pushGroup(reviews, group, engine)
        const stopped = course.judge(answers)
        result.read += reviews.length
        result.pushed += answers.filter(({ outcome }) => outcome === 'collected').length
        engine.emit({ type: 'pushing', store: runtime.name, done: result.read, left: page.remaining ?? 0 })
        if (stopped !== undefined) return ended({ code: stopped.code ?? '', message: stopped.message })
        if (signal.aborted) return ended()
      }
    }
    return ended()
  } finally {
    await sender.close()
  }
}
