import { type BackfillPreview, errorText, type Instant } from '@recolte/core'
import type { Session } from '../session.ts'
import type { Translate } from '../texts/translate.ts'
import { reasonsText } from './reason-words.ts'

export interface Asked {
  store: string
  from: Instant
  to: Instant
  cap: number | undefined
  rate: number | undefined
  yes: boolean
}

export const leavingAtMost = ({ cap }: Asked, { leaving }: BackfillPreview): number => Math.min(leaving, cap ?? leaving)

/** More than the brake would let through at once. */
export const isFlood = (asked: Asked, preview: BackfillPreview): boolean =>
  preview.brake !== undefined && leavingAtMost(asked, preview) > preview.brake

const DAYS_IN_A_LINE = 6

export function previewLines(session: Session, asked: Asked, preview: BackfillPreview): string[] {
  const { t, colour } = session
  const full = longDay(session, asked.store)
  const { store } = asked
  const { leaving, buyers, excluded, oldest, brake } = preview
  const period = t('backfill.period', { store, from: full(asked.from), to: full(asked.to - 1) })
  const title = [colour.strong(period), ...outOfSightLines(session, preview)]
  if (preview.orders === 0) return [...title, t('backfill.none')]
  const lines = [
    ...title,
    t.count('backfill.would', leaving, { orders: t.number(preview.orders), buyers: t.number(buyers) }),
  ]
  if (Object.keys(excluded).length > 0) lines.push(t('backfill.excluded', { reasons: reasonsText(t, excluded) }))
  if (oldest !== undefined) lines.push(t('backfill.oldest', { date: full(oldest) }))
  if (leaving > 0) lines.push(t('backfill.per-day'), ...perDay(session, preview))
  const limits = limitsText(t, asked)
  if (limits !== '') lines.push(t('backfill.limits', { limits }))
  if (brake !== undefined && isFlood(asked, preview)) {
    lines.push(colour.watch(t.count('backfill.flood', leavingAtMost(asked, preview), { brake: t.number(brake) })))
  }
  return lines
}

/** That the shop's part of the period is not whole, in its connector's words. */
function outOfSightLines({ language, colour }: Session, { outOfSight }: BackfillPreview): string[] {
  if (outOfSight === undefined) return []
  const { message, next } = errorText(outOfSight.code, { days: outOfSight.days }, language)
  return [colour.watch(message), next]
}

/** `at most 200 orders, 50 within an hour`, or nothing. */
export function limitsText(t: Translate, { cap, rate }: { cap: number | undefined; rate: number | undefined }): string {
  return [
    ...(cap === undefined ? [] : [t.count('backfill.cap', cap)]),
    ...(rate === undefined ? [] : [t.count('backfill.rate', rate)]),
  ].join(', ')
}

export function longDay(session: Session, store: string): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(locale(session), {
    timeZone: session.zone(store),
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  return (at) => format.format(at)
}

const locale = ({ language }: Session): string => (language === 'fr' ? 'fr-FR' : 'en-GB')

function perDay(session: Session, preview: BackfillPreview): string[] {
  const { t } = session
  // The days of the preview are dates already, whatever the zone.
  const format = new Intl.DateTimeFormat(locale(session), { timeZone: 'UTC', day: 'numeric', month: 'short' })
  const day = (date: string) => format.format(Date.parse(date))
  const days = Object.entries(preview.perDay).sort(([one], [other]) => (one < other ? -1 : 1))
  const cells = days.map(([date, n]) => [day(date), t.number(n)] as const)
  const width = Math.max(...cells.map(([name, n]) => name.length + n.length)) + 2
  const lines: string[] = []
  for (let from = 0; from < cells.length; from += DAYS_IN_A_LINE) {
    const row = cells.slice(from, from + DAYS_IN_A_LINE).map(([name, n]) => `${name}${n.padStart(width - name.length)}`)
    lines.push(`  ${row.join('    ')}`)
  }
  return lines
}
