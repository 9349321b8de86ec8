import {
  answerNext,
  answerText,
  errorText,
  menuValues,
  SHOWN_STATES,
  type StoreSync,
  type SyncResult,
  type Text,
} from '@recolte/core'
import type { Session } from '../session.ts'
import { publishedLines } from './published-text.ts'
import { warningText } from './warning-text.ts'

/** One line for each store, what needs doing below it, then the accounts that hold orders up. */
export function syncLines(session: Session, result: SyncResult): string[] {
  const { t, colour } = session
  const names = Object.keys(result.stores)
  const width = Math.max(0, ...names.map((name) => name.length)) + 4
  const stores = Object.entries(result.stores).flatMap(([name, store]) => {
    const [first, ...more] = storeLines(session, name, store)
    return [`${name.padEnd(width)}${first ?? ''}`, ...more.map((line) => `${' '.repeat(width)}${line}`)]
  })
  const accounts = Object.entries(result.accounts).flatMap(([name, problem]) => {
    const { message, next } = accountText(session, name, problem)
    return [problem.state === 'paused' ? colour.bad(message) : colour.watch(message), ...(next === '' ? [] : [next])]
  })
  const recovered = Object.entries(result.recovered).map(([name, back]) => recoveredText(session, name, back.since))
  return [...stores, ...accounts, ...recovered, ...(result.cutShort ? [t('sync.cut-short')] : [])]
}

/** The one line after an outage. */
export function recoveredText({ t, io }: Session, account: string, since: number): string {
  const hours = Math.max(1, Math.round((io.clock.now() - since) / 3_600_000))
  return t.count('sync.recovered', hours, { account })
}

function storeLines(session: Session, name: string, store: StoreSync): string[] {
  const { t, colour } = session
  const parts = SHOWN_STATES.filter((state) => store.counts[state] > 0).map((state) =>
    t.count(`states.${state}`, store.counts[state]),
  )
  const seen = store.seen === 0 ? t('sync.nothing') : t.count('sync.seen', store.seen, { parts: parts.join(', ') })
  const lines: string[] = []
  if (store.failure === undefined || store.seen > 0) lines.push(seen)
  if (store.failure !== undefined) {
    const { message, next } = failureText(session, name, store.failure)
    lines.push(colour.bad(message), ...next.split('\n').filter((line) => line !== ''))
  }
  if (store.reviews !== undefined) lines.push(...publishedLines(session, name, store.reviews))
  if (store.first !== undefined) lines.push(firstText(session, name, store.first))
  if (store.busy === true) lines.push(t('sync.busy'))
  for (const warning of store.warnings) {
    const { message, next } = warningText(session, name, warning)
    lines.push(colour.watch(message), next)
  }
  const { refused, unreadable, uncertain, expired, held } = store.counts
  const braked = store.warnings.some(({ code }) => code === 'brake') ? held : 0
  if (refused + unreadable + uncertain + expired + held > braked) lines.push(t('sync.look'))
  return lines
}

function firstText(session: Session, name: string, first: NonNullable<StoreSync['first']>): string {
  const { t } = session
  const store = session.config().config.stores[name]
  const { baselineAt, followed } = first
  const trigger = first.trigger.map((label) => t('quote', { text: label })).join(', ')
  if (store?.since !== undefined) {
    return t.count('sync.first-since', followed, { trigger, date: session.dates(name).full(baselineAt) })
  }
  return followed === 0 ? t('sync.first-none', { trigger }) : t.count('sync.first', followed, { trigger })
}

export function failureText({ language }: Session, store: string, failure: NonNullable<StoreSync['failure']>): Text {
  return errorText(failure.code, { store, ...failure.detail }, language)
}

export function accountText(session: Session, account: string, problem: SyncResult['accounts'][string]): Text {
  const { t, language } = session
  const generation = session.config().config.accounts[account]?.generation ?? 'historical'
  const values = { account, answer: answerText(problem.message, language), waiting: t.number(problem.waiting) }
  if (problem.state === 'unreachable') {
    return { message: t('sync.unreachable', values), next: answerNext(problem.message, language) }
  }
  const next =
    problem.code === 'parameters'
      ? t('sync.paused.parameters')
      : t('sync.paused.credentials', menuValues(generation, language, problem.message))
  return { message: t('sync.paused', values), next }
}
