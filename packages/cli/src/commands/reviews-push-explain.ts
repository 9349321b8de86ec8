import { answerText, type ReviewPush } from '@recolte/core'
import type { Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'

/** Where one review of the shop stands on its way to the platform. Reads only. */
export async function pushExplained(session: Session, store: string, id: string): Promise<Outcome> {
  const push = await withRecolte(session, (recolte) => recolte.reviewPush(store, id))
  return {
    exit: push === undefined ? 1 : 0,
    json: push === undefined ? { store, id, state: 'unknown' } : toJson(session, store, push),
    lines: () => explained(session, store, id, push),
  }
}

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString())

function toJson({ language }: Session, store: string, push: ReviewPush): object {
  const { id, state, skip = null, attempts, code = null, message } = push
  return {
    ...{ store, id, state, skip, attempts, code },
    message: message === undefined ? null : answerText(message, language),
    ...{ firstAt: iso(push.firstAt), at: iso(push.at), nextAt: iso(push.nextAt) },
  }
}

function explained({ t, dates, language }: Session, store: string, id: string, push: ReviewPush | undefined): string[] {
  if (push === undefined) return [t('reviews.push.unknown', { id, store })]
  const { state, attempts, message } = push
  const { full } = dates(store)
  const lines = [t(`reviews.push.is.${state}`, { id, store, at: full(push.at), attempts: t.number(attempts) })]
  if (message !== undefined) lines.push(t('reviews.push.answer', { message: answerText(message, language) }))
  if (push.nextAt !== undefined) lines.push(t('reviews.push.next', { at: full(push.nextAt) }))
  return [...lines, t(`reviews.push.do.${state}`, { id, store })]
}
