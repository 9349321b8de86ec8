import type { FileState, HandedFile } from '@recolte/core'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { storesNamed } from './options.ts'

export const sftpStatus: CommandSpec = {
  name: 'sftp status',
  group: (t) => t('help.sftp'),
  argument: { word: '[store]', help: (t) => t('help.arg.store-or-all') },
  options: [],
  help: (t) => t('help.sftp-status'),
  examples: ['recolte sftp status', 'recolte sftp status boutique --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument }: Given): Promise<Outcome> {
  const names = storesNamed(session, argument)
  const files = await withRecolte(session, async (recolte) => {
    const all = []
    for (const name of names) all.push(...(await recolte.files(name)))
    return all
  })
  return {
    exit: files.some(needsSomebody) ? 1 : 0,
    json: { files: files.map(toJson) },
    lines: () => (files.length === 0 ? [session.t('sftp.none')] : files.flatMap((file) => fileLines(session, file))),
  }
}

const needsSomebody = ({ unsettled }: HandedFile): boolean => unsettled > 0

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

function toJson({ name, store, account, state, orders, lines, unsettled, at, droppedAt, endedAt, report }: HandedFile) {
  return {
    ...{ file: name, store, account, state, orders, lines, unsettled },
    ...{ at: iso(at), droppedAt: iso(droppedAt), endedAt: iso(endedAt), report: report ?? null },
  }
}

function fileLines(session: Session, file: HandedFile): string[] {
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
    ...(unsettled === 0 ? [] : [colour.watch(`  ${t.count('sftp.unsettled', unsettled)}`)]),
    ...(report === undefined || report.trim() === '' ? [] : [`  ${t('sftp.report', { report: report.trim() })}`]),
  ]
}

const PAINT: Record<FileState, 'good' | 'watch' | 'bad'> = {
  ...{ collected: 'good', sending: 'watch', dropped: 'watch' },
  ...{ error: 'bad', gone: 'bad', 'not-dropped': 'watch' },
}
