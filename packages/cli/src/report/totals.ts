import { SHOWN_STATES, type StoreTotals, type Totals } from '@recolte/core'
import type { Session } from '../session.ts'
import type { TextKey, Translate } from '../texts/translate.ts'

/** A month in rows: each order of it counts in exactly one of those that have a state. */
export function totalsTable({ t }: Session, { stores }: Totals): { titles: string[]; rows: string[][] } {
  const titles = (['store', 'state', 'reason', 'code', 'method', 'number'] as const).map((name) => t(`report.${name}`))
  const rows = Object.entries(stores).flatMap(([store, { reasons, answers }]) => [
    ...reasons.map(({ status, code, message, method, n }) => [
      store,
      t(`state.${status}`),
      message,
      code,
      method ?? '',
      String(n),
    ]),
    ...answers.map(({ outcome, n }) => [store, t('report.answers'), outcomeText(t, outcome), outcome, '', String(n)]),
  ])
  return { titles, rows }
}

/** As people read it, the states most first. */
export function totalsLines(session: Session, { stores }: Totals): string[] {
  const { t, colour } = session
  return Object.entries(stores).flatMap(([store, totals], index) => {
    const { wholeDay } = session.dates(store)
    const period = t('report.period', { from: wholeDay(totals.from), to: wholeDay(totals.to - 1) })
    return [
      ...(index === 0 ? [] : ['']),
      colour.strong(t.count('report.totals', totals.orders, { store, period })),
      ...stateLines(t, totals),
      ...answerLines(t, totals),
    ]
  })
}

function stateLines(t: Translate, { counts, reasons }: StoreTotals): string[] {
  return SHOWN_STATES.filter((state) => counts[state] > 0)
    .sort((a, b) => counts[b] - counts[a])
    .flatMap((state) => {
      const of = reasons.filter(({ status }) => status === state)
      const [only] = of
      const single = only !== undefined && of.length === 1 && only.code === state
      return [
        `  ${t.number(counts[state]).padStart(8)}  ${t(`state.${state}`)}${single ? by(only.method) : ''}`,
        ...(single ? [] : of.map((one) => `  ${''.padStart(8)}  ${t.number(one.n)} · ${one.message}${by(one.method)}`)),
      ]
    })
}

const by = (method: string | null): string => (method === null ? '' : ` [${method}]`)

function answerLines(t: Translate, { answers }: StoreTotals): string[] {
  if (answers.length === 0) return []
  return [
    `  ${t('report.answers')}`,
    ...answers.map(({ outcome, n }) => `  ${t.number(n).padStart(8)}  ${outcomeText(t, outcome)}`),
  ]
}

const OUTCOMES: Record<string, TextKey> = {
  collected: 'outcome.collected',
  handed: 'outcome.handed',
  refused: 'outcome.refused',
  credentials: 'outcome.credentials',
  retry: 'outcome.retry',
  unanswered: 'outcome.unanswered',
}

function outcomeText(t: Translate, outcome: string): string {
  const key = OUTCOMES[outcome]
  return key === undefined ? outcome : t(key)
}
