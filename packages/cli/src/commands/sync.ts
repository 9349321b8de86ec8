import { duration, type RecolteEvent, type StoreSync, type SyncResult } from '@recolte/core'
import { z } from 'zod'
import { afterPass } from '../alerts/after-pass.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { describeEvent } from '../events.ts'
import { createProgress } from '../output/progress.ts'
import { CliError, type ExitCode } from '../problem.ts'
import type { Session } from '../session.ts'
import { flag, optionalText, storeOption, storesNamed } from './options.ts'
import { publishedJson } from './published-text.ts'
import { accountText, failureText, recoveredText, syncLines } from './sync-text.ts'
import { warningJson } from './warning-text.ts'

const given = z.object({ store: optionalText, maxDuration: optionalText, quiet: flag })

export const sync: CommandSpec = {
  name: 'sync',
  options: [
    storeOption,
    { flags: '--max-duration <duration>', help: (t) => t('help.option.max-duration') },
    { flags: '-q, --quiet', help: (t) => t('help.option.quiet') },
  ],
  help: (t) => t('help.sync'),
  examples: [
    'recolte sync',
    'recolte sync --store boutique --max-duration 50s',
    '*/15 * * * *  cd /srv/recolte && recolte sync --quiet',
  ],
  needsConfig: true,
  run,
}

async function run(session: Session, { options }: Given): Promise<Outcome> {
  const { store, maxDuration, quiet } = given.parse(options)
  const stores = storesNamed(session, store)
  const maxDurationMs = milliseconds(maxDuration)
  const progress = createProgress(session.writer.errSink, session.io.clock, quiet)
  const result = await withRecolte(
    session,
    async (recolte) => {
      const limit = maxDurationMs === undefined ? {} : { maxDurationMs }
      const done = await recolte.sync({ stores, signal: session.io.signal, ...limit })
      await afterPass(session, recolte, done.ok)
      return done
    },
    (event) => report(session, progress.show, event, quiet),
  )
  progress.clear()
  const exit = exitOf(result)
  return {
    exit,
    json: toJson(session, result, exit),
    lines: () => (quiet && exit === 0 && !hasNews(result) ? [] : syncLines(session, result)),
  }
}

/** A change of rules is said once, in the pass that finds it, to those as well who only read what is wrong. */
const hasNews = ({ stores }: SyncResult): boolean =>
  Object.values(stores).some(({ warnings }) => warnings.some(({ code }) => code === 'rules-changed'))

function milliseconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const parsed = duration.safeParse(text)
  if (parsed.success) return parsed.data
  throw new CliError('bad-value', { option: '--max-duration', why: '30s, 15m, 2h, 1d', command: 'sync' })
}

function report(session: Session, show: (line: string) => void, event: RecolteEvent, quiet: boolean): void {
  const text = describeEvent(session, event)
  if (event.type === 'collecting' || event.type === 'delivering') show(text)
  else if (event.type === 'warning' && SAID_AT_THE_END.has(event.code)) return
  else if (event.type === 'log' ? session.io.environment.RECOLTE_DEBUG : !quiet) session.writer.err(`${text}\n`)
}

/** A change of rules is said at once, before anything leaves; the result says the rest. */
const SAID_AT_THE_END = new Set(['brake'])

/** States that stay as they are until a person acts. */
const FOR_A_PERSON = ['held', 'refused', 'uncertain', 'expired', 'unreadable'] as const
/** A configuration that the engine refuses to follow, because buyers would be asked twice. */
const REFUSED_CHANGES = new Set(['method-changed', 'account-changed', 'reference-changed'])

export function exitOf(result: SyncResult): ExitCode {
  const stores = Object.values(result.stores)
  if (stores.some(({ failure }) => failure !== undefined && REFUSED_CHANGES.has(failure.code))) return 2
  const needed = stores.some(needsPerson) || Object.values(result.accounts).some(({ state }) => state === 'paused')
  return needed ? 1 : 0
}

const needsPerson = ({ failure, reviews, counts, warnings }: StoreSync): boolean =>
  (failure ?? reviews?.failure) !== undefined ||
  FOR_A_PERSON.some((state) => counts[state] > 0) ||
  warnings.some(({ code }) => code === 'brake' || code === 'held')

function toJson(session: Session, result: SyncResult, exit: ExitCode): object {
  const stores = Object.entries(result.stores).map(([name, store]) => [name, storeJson(session, name, store)])
  const recovered = Object.entries(result.recovered).map(([name, { since }]) => [
    name,
    { since: new Date(since).toISOString(), message: recoveredText(session, name, since) },
  ])
  return {
    ok: exit === 0,
    stores: Object.fromEntries(stores),
    accounts: accountsJson(session, result),
    ...(recovered.length === 0 ? {} : { recovered: Object.fromEntries(recovered) }),
    ...(result.cutShort ? { cutShort: true } : {}),
  }
}

/** What holds orders up, by account. */
export const accountsJson = (session: Session, { accounts }: SyncResult): object =>
  Object.fromEntries(
    Object.entries(accounts).map(([name, problem]) => [name, { ...problem, ...accountText(session, name, problem) }]),
  )

/** One store's part of the answer. */
export const storeJson = (session: Session, name: string, store: StoreSync): object => ({
  seen: store.seen,
  ...store.counts,
  ...(store.failure === undefined
    ? {}
    : { failure: { code: store.failure.code, ...failureText(session, name, store.failure) } }),
  ...(store.first === undefined
    ? {}
    : { first: { baseline: new Date(store.first.baselineAt).toISOString(), followed: store.first.followed } }),
  ...(store.reviews === undefined ? {} : { reviews: publishedJson(session, name, store.reviews) }),
  ...(store.busy === true ? { busy: true } : {}),
  ...(store.paused === true ? { paused: true } : {}),
  ...(store.warnings.length === 0
    ? {}
    : { warnings: store.warnings.map((warning) => warningJson(session, name, warning)) }),
})
