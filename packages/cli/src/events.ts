import { errorText, type RecolteEvent } from '@recolte/core'
import { publishedLines } from './commands/published-text.ts'
import { asStoreWarning, warningText } from './commands/warning-text.ts'
import type { Session } from './session.ts'

/** One line of what happens during a pass, for stderr. */
export function describeEvent(session: Session, event: RecolteEvent): string {
  const { t, language } = session
  switch (event.type) {
    case 'collecting': {
      const { store, remaining } = event
      const seen = t.number(event.seen)
      return remaining === undefined
        ? t('progress.collecting', { store, seen })
        : t('progress.collecting-left', { store, seen, remaining: t.number(remaining) })
    }
    case 'delivering':
      return t('progress.delivering', { store: event.store, done: t.number(event.done), left: t.number(event.left) })
    case 'pushing':
      return t('progress.pushing', { store: event.store, done: t.number(event.done), left: t.number(event.left) })
    case 'warning': {
      const { store, code, detail } = event
      const ofStore = store === undefined ? undefined : asStoreWarning(code, detail)
      const { message, next } =
        store === undefined || ofStore === undefined
          ? errorText(code, detail, language)
          : warningText(session, store, ofStore)
      const text = next === '' ? message : `${message} ${next}`
      return event.store === undefined ? text : `${event.store}: ${text}`
    }
    case 'turn':
      return `${event.store}: ${event.why}`
    case 'account':
      return event.account
    case 'reviews':
      return [event.store, ...publishedLines(session, event.store, event.published)].join(': ')
    case 'log':
      return `${event.level} ${event.store ?? ''} ${event.code} ${JSON.stringify(event.detail ?? {})}`
  }
}
