import { basename } from 'node:path'
import type { Explanation } from '@recolte/core'
import type { Session } from '../session.ts'

const WIDTH = 96
/** Attempts shown to people; the JSON has them all. */
const SHOWN_ATTEMPTS = 3

export function explainLines(session: Session, found: Explanation[]): string[] {
  const told = found.map((explanation) => story(session, explanation))
  if (told.length === 1) return told.flat()
  return [session.t.count('explain.several', found.length), ...told.flatMap((lines) => ['', ...lines])]
}

function story(session: Session, explanation: Explanation): string[] {
  const { status, reason } = explanation
  const rows = [
    ...dateRows(session, explanation),
    ...followUpRows(session, explanation),
    ...attemptRows(session, explanation),
  ]
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + 3
  const collected = status === 'collected'
  return [
    headline(session, explanation),
    ...rows.map(([name, text]) => `  ${name.padEnd(width)}${text}`),
    ...(collected ? [] : [`  ${reason.message}`]),
    ...(reason.next === '' ? [] : [nextText(session, status, reason.next)]),
    ...(explanation.followUp?.findings ?? []).flatMap(({ message, next }) => [
      `  ${session.colour.watch(message)}`,
      session.t('explain.next', { next }),
    ]),
  ]
}

/** What a held order offers is a choice; what a stuck one needs is a task. */
const nextText = ({ t }: Session, status: Explanation['status'], next: string): string =>
  needsPerson(status) && status !== 'held' ? t('explain.next', { next }) : next

const needsPerson = (status: Explanation['status']): boolean =>
  ['held', 'refused', 'uncertain', 'expired', 'unreadable'].includes(status)

/** The order at the left edge, its state at the right one. */
function headline({ t, colour }: Session, { reference: ref, store, connector, status }: Explanation): string {
  const nowhere = ref === '' ? t('explain.buyer') : t('explain.order-nowhere', { ref })
  const order = connector === '' ? nowhere : t('explain.order', { ref, store, connector })
  const paint = status === 'collected' ? colour.good : needsPerson(status) ? colour.bad : colour.watch
  const state = t(`state.${status}`)
  return `${colour.strong(order)}${' '.repeat(Math.max(3, WIDTH - order.length - state.length))}${paint(state)}`
}

type Row = [name: string, text: string]

function dateRows(session: Session, explanation: Explanation): Row[] {
  const { t } = session
  const { dates, shopStatus, statusHistory, status } = explanation
  const { moment, day } = session.dates(explanation.store)
  const rows: Row[] = []
  if (dates.ordered !== null) {
    const now =
      shopStatus === undefined || dates.qualified !== null
        ? ''
        : ` ; ${t('explain.status-now', { status: shopStatus })}`
    rows.push([t('explain.placed'), `${moment(dates.ordered)}${t.language === 'en' ? now.replace(' ;', ';') : now}`])
  }
  if (dates.qualified !== null) {
    const reached = statusHistory.find(({ at }) => at === dates.qualified)?.status ?? shopStatus
    const name = reached === undefined ? t('explain.qualified') : t('explain.reached', { status: reached })
    rows.push([name, `${moment(dates.qualified)}      ${t('explain.trigger')}`])
  }
  if (dates.collected !== null) {
    const answer = explanation.attempts.at(-1)?.message
    const said = answer ? `      ${t('explain.answer', { message: answer })}` : ''
    rows.push([t('explain.collected'), `${moment(dates.collected)}${said}`])
  }
  if (dates.sent !== null) rows.push([t('explain.sent'), moment(dates.sent)])
  else if (status === 'collected') {
    const due = dates.scheduled === null ? '' : `${day(dates.scheduled)} `
    rows.push([t('explain.scheduled'), `${due}${delayText(session, explanation, due === '')}`])
  }
  return rows
}

/** What the platform's own export said of it. */
function followUpRows({ t, dates }: Session, { store, followUp }: Explanation): Row[] {
  if (followUp === undefined) return []
  const of = t('explain.export-of', { day: dates(store).day(followUp.importedAt) })
  return [[t('explain.platform'), `${followUp.words}      ${of}`]]
}

function delayText(session: Session, { delay }: Explanation, bare: boolean): string {
  const { t } = session
  if (delay?.from === 'config') {
    const text = t.count('explain.delay-config', delay.days, { file: basename(session.config().path) })
    return bare ? text : `(${text})`
  }
  return bare ? t('explain.delay-unknown') : `(${t('explain.delay-account')})`
}

/** What was tried and did not end in the platform holding the order. */
function attemptRows(session: Session, { reference: ref, store, attempts, status }: Explanation): Row[] {
  const { t } = session
  const failed = attempts.map((attempt, index) => ({ ...attempt, n: index + 1 }))
  if (status === 'collected') failed.pop()
  const shown = failed.slice(-SHOWN_ATTEMPTS)
  const { moment } = session.dates(store)
  const rows = shown.map(({ n, at, message }): Row => [t('explain.attempt', { n }), `${moment(at)} → ${message}`])
  const hidden = failed.length - shown.length
  return hidden === 0 ? rows : [['', t.count('explain.earlier-attempts', hidden, { ref })], ...rows]
}
