import { reasonText, type StoreWarning, type Text } from '@recolte/core'
import type { Session } from '../session.ts'
import { waitingText } from './reason-words.ts'

const CODES: readonly StoreWarning['code'][] = ['brake', 'held', 'rules-changed', 'store-paused', 'trigger-unknown']

/** Whether a warning that came as an event is one of those. */
export function asStoreWarning(code: string, detail: StoreWarning['detail']): StoreWarning | undefined {
  const known = CODES.find((each) => each === code)
  return known === undefined ? undefined : { code: known, detail }
}

/** What a pass has to say although nothing failed. */
export function warningText(session: Session, store: string, { code, detail }: StoreWarning): Text {
  const { t, language } = session
  const n = (name: string): number => Number(detail[name] ?? 0)
  switch (code) {
    case 'brake': {
      const numbers = Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, t.number(Number(value))]))
      return reasonText('usual' in detail ? 'brake' : 'brake-first', { ...numbers, store }, language)
    }
    case 'held':
      return { message: t.count('sync.held', n('held')), next: t('sync.held.next', { store }) }
    case 'rules-changed':
      return { message: t.count('sync.rules-changed', n('left')), next: t('sync.rules-changed.next', { store }) }
    case 'trigger-unknown':
      return {
        message: t('sync.trigger-unknown', { trigger: String(detail.trigger) }),
        next: t('sync.trigger-unknown.next', { store }),
      }
    case 'store-paused': {
      const since = session.dates(store).full(n('since'))
      const message = [t('sync.store-paused', { store, since }), ...waitingText(t, n('waiting'))].join(' ')
      return { message, next: t('sync.store-paused.next', { store }) }
    }
  }
}

export function warningJson(session: Session, store: string, warning: StoreWarning): object {
  const { code, detail } = warning
  const since = detail.since === undefined ? {} : { since: new Date(Number(detail.since)).toISOString() }
  return { code, ...detail, ...since, ...warningText(session, store, warning) }
}
