import { basename, resolve } from 'node:path'
import { type JournalStanding, type Restoration, SHOWN_STATES } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { sizeText } from '../output/size.ts'
import type { Session } from '../session.ts'
import { flag, yesOption } from './options.ts'

const group: CommandSpec['group'] = (t) => t('help.journal')

export const journalInfo: CommandSpec = {
  name: 'journal info',
  group,
  options: [],
  help: (t) => t('help.journal-info'),
  examples: ['recolte journal info', 'recolte journal info --json'],
  needsConfig: true,
  run: info,
}

export const journalBackup: CommandSpec = {
  name: 'journal backup',
  group,
  argument: { word: '<file>', help: (t) => t('help.arg.backup') },
  options: [],
  help: (t) => t('help.journal-backup'),
  examples: ['recolte journal backup backups/recolte-2026-11-23.db'],
  needsConfig: true,
  run: backup,
}

export const journalRestored: CommandSpec = {
  name: 'journal restored',
  group,
  options: [yesOption],
  help: (t) => t('help.journal-restored'),
  examples: ['recolte journal restored', 'recolte journal restored --yes --json'],
  needsConfig: true,
  run: restored,
}

async function info(session: Session): Promise<Outcome> {
  const standing = await withRecolte(session, (recolte) => recolte.journalInfo())
  return {
    exit: standing.copiedAt === undefined ? 0 : 1,
    json: infoJson(standing),
    lines: () => infoLines(session, standing),
  }
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

function infoJson({ schema, id, engine, location, bytes, copiedAt, lastSeenAt, stores }: JournalStanding): object {
  const told = Object.entries(stores).map(([name, { configured, counts, oldestDue }]) => [
    name,
    { configured, counts, oldestDue: iso(oldestDue) },
  ])
  const ages = { copiedAt: iso(copiedAt), lastSeenAt: iso(lastSeenAt) }
  return { id, location, engine, schema, bytes, ...ages, stores: Object.fromEntries(told) }
}

function infoLines(
  session: Session,
  { schema, id, engine, location, bytes, copiedAt, stores }: JournalStanding,
): string[] {
  const { t, colour } = session
  const lines = [
    colour.strong(t('journal.file', { file: location, size: sizeText(t, bytes) })),
    t('journal.kind', { engine, schema, id }),
  ]
  for (const [name, { configured, counts, oldestDue }] of Object.entries(stores)) {
    const orders = Object.values(counts).reduce((all, n) => all + n, 0)
    const states = SHOWN_STATES.filter((state) => counts[state] > 0)
    const said = states.map((state) => t.count(`states.${state}`, counts[state])).join(', ')
    lines.push(
      t
        .count('journal.store', orders, {
          store: name,
          states: said === '' ? '' : t('journal.states', { states: said }),
        })
        .trimEnd(),
    )
    if (!configured) lines.push(`  ${t('journal.not-configured')}`)
    if (oldestDue !== undefined) lines.push(`  ${t('journal.oldest', { since: session.dates(name).full(oldestDue) })}`)
  }
  const [first = ''] = Object.keys(stores)
  if (copiedAt !== undefined) lines.push(colour.watch(t('journal.copy', { at: session.dates(first).full(copiedAt) })))
  return lines
}

const backupGiven = z.string().min(1)

async function backup(session: Session, { argument }: Given): Promise<Outcome> {
  const file = resolve(session.io.cwd, backupGiven.parse(argument))
  const made = await withRecolte(session, (recolte) => recolte.backup(file))
  const { t } = session
  return {
    exit: 0,
    json: { file, at: iso(made.at), bytes: made.bytes },
    lines: () => [
      t('journal.backed-up', { file: basename(file), size: sizeText(t, made.bytes) }),
      t('journal.backup-holds'),
      t('journal.backup-restore'),
    ],
  }
}

const restoredGiven = z.object({ yes: flag })

async function restored(session: Session, { options }: Given): Promise<Outcome> {
  const { yes } = restoredGiven.parse(options)
  const { t, writer, prompter } = session
  return withRecolte(session, async (recolte) => {
    const preview = await recolte.restored({ actor: actor(), preview: true })
    writer.err(`${previewLines(session, preview).join('\n')}\n`)
    if (!yes && prompter !== undefined && !(await prompter.agree(t('restored.ask'), false))) {
      return { exit: 0, json: { ok: true, done: false }, lines: () => [t('act.nothing-done')] }
    }
    const done = await recolte.restored({ actor: actor() })
    return {
      exit: done.uncertain > 0 ? 1 : 0,
      json: { ok: done.uncertain === 0, done: true, ...done, knownUntil: iso(done.knownUntil) },
      lines: () => [
        done.uncertain > 0 ? t.count('restored.uncertain', done.uncertain) : t('restored.done'),
        t('restored.by-hand'),
        t('restored.then'),
      ],
    }
  })
}

function previewLines(session: Session, { knownUntil, stores }: Restoration): string[] {
  const { t } = session
  const [first = ''] = Object.keys(stores)
  const until = knownUntil === undefined ? '?' : session.dates(first).full(knownUntil)
  return [
    t('restored.known', { until }),
    ...Object.entries(stores).flatMap(([store, { open, orders, repeatable }]) => {
      const refs = orders.join(', ') + (open > orders.length ? ', …' : '')
      const what = t(repeatable ? 'restored.again' : 'restored.doubt')
      return [
        t.count('restored.store', open, { store, refs: refs === '' ? '' : ` (${refs})` }),
        ...(repeatable && open === 0 ? [] : [`  ${what}`]),
      ]
    }),
  ]
}
