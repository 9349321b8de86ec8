import { answerText, type Recolte, type ReviewPush, type ReviewPushResult } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { describeEvent } from '../events.ts'
import { createProgress } from '../output/progress.ts'
import type { Session } from '../session.ts'
import { oneStore, optionalText } from './options.ts'
import { pushExplained } from './reviews-push-explain.ts'

const given = z.object({ retry: optionalText, explain: optionalText })

export const reviewsPush: CommandSpec = {
  name: 'reviews push',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--retry <which>', help: (t) => t('help.option.reviews-retry') },
    { flags: '--explain <id>', help: (t) => t('help.option.reviews-explain') },
  ],
  help: (t) => t('help.reviews-push'),
  examples: [
    'recolte reviews push boutique',
    'recolte reviews push boutique --explain 976',
    'recolte reviews push boutique --retry refused',
  ],
  needsConfig: true,
  run,
}

/** States that stay as they are until a person acts, with so many of their ids shown. */
const FOR_A_PERSON = ['refused', 'uncertain'] as const
const SHOWN = 5

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { retry, explain } = given.parse(options)
  const store = oneStore(session, argument)
  if (explain !== undefined) return pushExplained(session, store, explain)
  const progress = createProgress(session.writer.errSink, session.io.clock, false)
  const done = await withRecolte(
    session,
    async (recolte) => {
      const retried = retry === undefined ? undefined : await letAgain(recolte, store, retry)
      const result = await recolte.pushReviews(store, session.io.signal)
      const [refused, uncertain] = await Promise.all(
        FOR_A_PERSON.map((state) => recolte.reviewPushes(store, state, SHOWN)),
      )
      return { ...result, retried, refused, uncertain }
    },
    (event) => event.type === 'pushing' && progress.show(describeEvent(session, event)),
  )
  progress.clear()
  const { counts, stopped, unreadable } = done
  const ok = stopped === undefined && unreadable.length + counts.refused + counts.uncertain + counts.retrying === 0
  return { exit: ok ? 0 : 1, json: toJson(session, store, ok, done), lines: () => pushLines(session, store, done) }
}

/** `refused`, `uncertain`, or one review by its id, in whichever of the two it stands. Answers how many. */
async function letAgain(recolte: Recolte, store: string, which: string): Promise<number> {
  const named = FOR_A_PERSON.find((state) => state === which)
  if (named !== undefined) return recolte.retryReviewPushes(store, named, actor())
  let retried = 0
  for (const state of FOR_A_PERSON) retried += await recolte.retryReviewPushes(store, state, actor(), which)
  return retried
}

interface Done extends ReviewPushResult {
  /** Absent where nobody asked for it. */
  retried: number | undefined
  refused: ReviewPush[] | undefined
  uncertain: ReviewPush[] | undefined
}

function toJson({ language }: Session, store: string, ok: boolean, done: Done): object {
  const { read, unreadable, pushed, counts, stopped, retried } = done
  return {
    ...{ ok, store, read, unreadable, pushed, counts },
    ...(retried === undefined ? {} : { retried }),
    ...(stopped === undefined ? {} : { stopped: { ...stopped, message: answerText(stopped.message, language) } }),
  }
}

/** By the platform's codes for a receipt (docs/protocol.md, response). */
const STOPPED_BY: Readonly<Record<string, 'reviews.push.keys' | 'reviews.push.all-refused'>> = {
  2: 'reviews.push.keys',
  3: 'reviews.push.keys',
  4: 'reviews.push.all-refused',
}

function pushLines({ t, language }: Session, store: string, done: Done): string[] {
  const { counts, read, pushed, stopped, retried, unreadable } = done
  const sums = { read: t.number(read), now: t.number(pushed), pushed: t.number(counts.pushed) }
  const lines = [t('reviews.push', { store, ...sums })]
  if (retried === 0) lines.push(t('reviews.push.nothing-to-retry'))
  if (stopped !== undefined) {
    const said = { message: answerText(stopped.message, language) }
    lines.push(t(STOPPED_BY[stopped.code] ?? 'reviews.push.stopped', said))
  }
  for (const state of ['retrying', 'sending', 'skipped'] as const)
    if (counts[state] > 0) lines.push(t(`reviews.push.${state}`, { n: t.number(counts[state]) }))
  for (const state of FOR_A_PERSON) {
    const some = done[state] ?? []
    const ids = some.map(({ id }) => id).join(', ') + (counts[state] > some.length ? '…' : '')
    const message = answerText(some[0]?.message ?? '', language)
    if (some.length > 0) lines.push(t(`reviews.push.${state}`, { n: t.number(counts[state]), ids, message, store }))
  }
  if (unreadable.length > 0) {
    const some = unreadable.slice(0, SHOWN).join(', ')
    lines.push(t('reviews.own-unreadable', { n: t.number(unreadable.length), some }))
  }
  return lines
}
