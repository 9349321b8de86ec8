import { DAY, duration, type Instant, spanOf } from '@recolte/core'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'

/** `2026-11-01` (midnight in the zone of the store's account), an instant, or how long ago: `7d`, `12h`. */
export function since(session: Session, store: string, text: string | undefined, command: string): Instant | undefined {
  if (text === undefined) return undefined
  const ago = duration.safeParse(text)
  if (ago.success) return session.io.clock.now() - ago.data
  if (!/^\d{4}-/.test(text)) throw new CliError('bad-value', { option: '--since', why: '2026-11-01, 7d, 12h', command })
  return spanOf({ since: text }, session.zone(store)).from
}

/** Both days, midnight to midnight in the zone of the store's account, the last one included. */
export function daysOf(session: Session, store: string, from: string, to: string): { from: Instant; to: Instant } {
  const span = spanOf({ since: from, until: to }, session.zone(store))
  if (span.from === undefined || span.to === undefined) throw new CliError('backfill-period', { store })
  return { from: span.from, to: span.to }
}

/** `30d` or `all`: how many days back, and since when. */
export function daysBack(session: Session, text: string): { days: number | undefined; since: Instant | undefined } {
  if (text === 'all') return { days: undefined, since: undefined }
  const days = /^([1-9]\d{0,3})d$/.exec(text)?.[1]
  if (days === undefined) throw new CliError('bad-value', { option: '--rules', why: '30d, all', command: 'release' })
  return { days: Number(days), since: session.io.clock.now() - Number(days) * DAY }
}
