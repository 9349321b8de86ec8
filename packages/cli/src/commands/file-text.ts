import type { FileState, HandedFile } from '@recolte/core'
import type { Session } from '../session.ts'

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

/** A file for machines. */
export function fileJson({
  name,
  store,
  account,
  state,
  orders,
  lines,
  unsettled,
  at,
  droppedAt,
  endedAt,
  report,
}: HandedFile) {
  return {
    ...{ file: name, store, account, state, orders, lines, unsettled },
    ...{ at: iso(at), droppedAt: iso(droppedAt), endedAt: iso(endedAt), report: report ?? null },
  }
}

/** Where a file is, since when, and what it holds. */
export function fileLines(session: Session, file: HandedFile): string[] {
  const { t, colour } = session
  const { store, name, state, orders, lines, at, droppedAt, endedAt, unsettled, report } = file
  const dates = session.dates(store)
  const paint = PAINT[state]
  const when = [
    t('sftp.left', { date: dates.moment(droppedAt ?? at) }),
    ...(endedAt === undefined || state === 'sending' || state === 'dropped'
      ? []
      : [t(`sftp.ended.${state}`, { date: dates.moment(endedAt) })]),
  ]
  return [
    `${store}  ${name}  ${colour[paint](t(`sftp.state.${state}`))}`,
    `  ${t.count('sftp.holds', orders, { lines: t.number(lines) })} · ${when.join(' · ')}`,
    ...(unsettled === 0 ? [] : [colour.watch(`  ${t.count('sftp.unsettled', unsettled, { file: name })}`)]),
    ...(report === undefined || report.trim() === '' ? [] : [`  ${t('sftp.report', { report: report.trim() })}`]),
  ]
}

const PAINT: Record<FileState, 'good' | 'watch' | 'bad'> = {
  ...{ collected: 'good', sending: 'watch', dropped: 'watch' },
  ...{ error: 'bad', gone: 'bad', 'not-dropped': 'watch' },
}
