import { errorText, type Published } from '@recolte/core'
import type { Session } from '../session.ts'

/** What a pass did for the reviews that the shop shows, and what kept it from it. */
export function publishedLines({ t, colour, language }: Session, store: string, published: Published): string[] {
  const { shown, removed, putOff, failure } = published
  const parts = [
    ...(shown > 0 ? [t.count('published.shown', shown)] : []),
    ...(removed > 0 ? [t.count('published.removed', removed)] : []),
    ...(putOff > 0 ? [t.count('published.put-off', putOff)] : []),
  ]
  const done = parts.length === 0 ? [] : [t('published', { parts: parts.join(', ') })]
  if (failure === undefined) return done
  const { message, next } = errorText(failure.code, { store, ...failure.detail }, language)
  return [...done, colour.bad(message), ...next.split('\n').filter((line) => line !== '')]
}

export function publishedJson({ language }: Session, store: string, { failure, ...done }: Published): object {
  if (failure === undefined) return done
  const { code, detail } = failure
  return { ...done, failure: { code, ...errorText(code, { store, ...detail }, language) } }
}
