import type { DatabaseSync } from 'node:sqlite'
import type { Journal } from '../port.ts'
import { account, catchUp, patchAccount, resumeAccount } from './accounts.ts'
import { act } from './acts.ts'
import {
  backfills,
  countSkipped,
  setBackfillState,
  skipped,
  startBackfill,
  takeBackfill,
  takeSkipped,
} from './backfill.ts'
import { backup } from './backup.ts'
import { closePass, collectedSince } from './brake.ts'
import type { Connection } from './connection.ts'
import { counts } from './counts.ts'
import { emptyLog, emptyLogPatiently, erase } from './erase.ts'
import { changedBetween, evidence } from './evidence.ts'
import { correct, failedOrders } from './failed.ts'
import { file, fileOrders, files, openFile as openHandedFile, settleFile } from './files.ts'
import { find } from './find.ts'
import { addHints, forgetHints, hints } from './hints.ts'
import { hookSecrets, rotateHookSecret } from './hook-secrets.ts'
import { sizeOf } from './identity.ts'
import { followUp, importedDelay, importFollowUps, importSpan, reconcile } from './imported.ts'
import { lease, nextDue, nextForeignLease, oldestDue, recover, release, renew, unsend, waitingFor } from './leases.ts'
import { list } from './list.ts'
import { actOnMany, concerned, pauseStore } from './many.ts'
import { ages, birth, claimWork, emailHash, getMeta, releaseWork, setMeta, tick } from './meta.ts'
import { migrations } from './migrations/index.ts'
import { offer, onOffer } from './offer.ts'
import { type Mode, openFile } from './open.ts'
import { recordPage, redecide } from './pages.ts'
import { patiently } from './patience.ts'
import { person } from './person.ts'
import { prepare } from './prepare.ts'
import { report, totals } from './report.ts'
import { restored } from './restored.ts'
import { reviewJournal } from './reviews/index.ts'
import { reviewPushJournal } from './reviews/push.ts'
import { secrets, writeSecrets } from './secrets.ts'
import { flagOffers, putSettings, settings } from './settings.ts'
import { settle } from './settle.ts'
import { settleShelving, shelfCounts, shelved, takeShelving } from './shelf.ts'
import { claimPoll, patchStore, registerStore, releasePoll, store, stores } from './stores.ts'
import { story } from './story.ts'
import { buyersOf, eraseStore, suppress, suppression } from './suppress.ts'
import { switchOutlook, switchStore } from './switch.ts'
import { takeOver } from './take-over.ts'

export interface OpenJournalOptions {
  /** How long to wait for another program that holds the file. Default 5 s. */
  busyTimeoutMs?: number
  /** How many copies made before a new version changed the file stay beside it. Default 2; 0 makes none. */
  keepCopies?: number
}

/** Opens the embedded journal, creating it where it is missing. `:memory:` lives as long as the object. */
export async function openJournal(
  location: string | ':memory:',
  { busyTimeoutMs = 5_000, keepCopies = 2 }: OpenJournalOptions = {},
): Promise<Journal> {
  const opened = await openFile({ location, busyTimeoutMs, keepCopies, migrations })
  try {
    const born = await opened.connection.write(() => birth(opened.connection))
    return sqliteJournal({ ...opened, ...born, location, schema: migrations.length, busyTimeoutMs })
  } catch (error) {
    opened.connection.close()
    throw error
  }
}

interface Opened {
  connection: Connection
  database: DatabaseSync
  mode: Mode
  id: string
  emailKey: string
  location: string
  schema: number
  busyTimeoutMs: number
}

function sqliteJournal(opened: Opened): Journal {
  const { connection: db, database, mode, id, emailKey, location, schema, busyTimeoutMs } = opened
  let logIsStale = false
  return {
    tick: (clock) => db.write(() => tick(db, clock)),
    info: () =>
      db.read(() => ({ schema, id, engine: `sqlite-${mode}`, location, bytes: sizeOf(database), ...ages(db) })),
    backup: (file, at) => patiently(opened, () => backup(database, file, at)),
    restored: (what) => db.write(() => restored(db, what)),
    stores: () => db.read(() => stores(db)),
    oldestDue: (name) => db.read(() => oldestDue(db, name)),
    close: async () => db.close(),
    getMeta: (key) => db.read(() => getMeta(db, key)),
    setMeta: (key, value) => db.write(() => setMeta(db, key, value)),
    claimWork: (work, token, now, until) => db.write(() => claimWork(db, work, token, now, until)),
    releaseWork: (work, token) => db.write(() => releaseWork(db, work, token)),

    registerStore: (identity, first) => db.write(() => registerStore(db, identity, first)),
    store: (name) => db.read(() => store(db, name)),
    patchStore: (name, patch) => db.write(() => patchStore(db, name, patch)),
    switchOutlook: (name) => db.read(() => switchOutlook(db, name)),
    switchStore: (what) => db.write(() => switchStore(db, what)),
    claimPoll: (name, token, now, until) => db.write(() => claimPoll(db, name, token, now, until)),
    releasePoll: (name, token) => db.write(() => releasePoll(db, name, token)),
    addHints: (told, now) => db.write(() => addHints(db, told, now)),
    hints: (name, until, limit) => db.read(() => hints(db, name, until, limit)),
    forgetHints: (name, taken) => db.write(() => forgetHints(db, name, taken)),
    hookSecrets: (name, first, now) => db.write(() => hookSecrets(db, name, first, now)),
    rotateHookSecret: (name, next, now) => db.write(() => rotateHookSecret(db, name, next, now)),
    secrets: (names) => db.read(() => secrets(db, names)),
    writeSecrets: (changes, expected) => db.write(() => writeSecrets(db, changes, expected)),
    account: (name) => db.write(() => account(db, name)),
    patchAccount: (name, patch) => db.write(() => patchAccount(db, name, patch)),
    resumeAccount: (name, now) => db.write(() => resumeAccount(db, name, now)),
    catchUp: (name, now) => db.write(() => catchUp(db, name, now)),

    recordPage: (page, decide) => db.write(() => recordPage(db, page, decide)),
    redecide: (again, decide) => db.write(() => redecide(db, again, decide)),

    lease: (query) => db.write(() => lease(db, query)),
    renew: (token, ids, until) => db.write(() => renew(db, token, ids, until)),
    unsend: (token, ids) => db.write(() => unsend(db, token, ids)),
    release: (token, ids) => db.write(() => release(db, token, ids)),
    recover: (stores, now) => db.write(() => recover(db, stores, now)),
    nextForeignLease: (stores, token, now) => db.read(() => nextForeignLease(db, stores, token, now)),
    waitingFor: (name, accountName) => db.read(() => waitingFor(db, name, accountName)),
    nextDue: (stores, excludeAccounts) => db.read(() => nextDue(db, stores, excludeAccounts)),
    prepare: (token, prepared, now) => db.write(() => prepare(db, token, prepared, now)),
    offer: (query) => (query.take === undefined ? db.read(() => offer(db, query)) : db.write(() => offer(db, query))),
    onOffer: (query) => db.read(() => onOffer(db, query)),
    takeOver: (what) => db.write(() => takeOver(db, what)),
    openFile: (token, what) => db.write(() => openHandedFile(db, token, what)),
    files: (query) => db.read(() => files(db, query)),
    file: (name) => db.read(() => file(db, name)),
    fileOrders: (name) => db.read(() => fileOrders(db, name)),
    settleFile: (name, end, settlements, now) => db.write(() => settleFile(db, name, end, settlements, now)),
    failedOrders: (name) => db.read(() => failedOrders(db, name)),
    correct: (what) => db.write(() => correct(db, what)),
    settings: (name) => db.read(() => settings(db, name)),
    putSettings: (name, source, values, now) => db.write(() => putSettings(db, name, source, values, now)),
    flagOffers: (what) => db.write(() => flagOffers(db, what)),
    ...reviewJournal(db),
    takeShelving: (query) => db.write(() => takeShelving(db, query)),
    settleShelving: (settled) => db.write(() => settleShelving(db, settled)),
    shelved: (key) => db.read(() => shelved(db, key)),
    shelfCounts: (name, kind) => db.read(() => shelfCounts(db, name, kind)),
    ...reviewPushJournal(db),
    settle: (token, settlements, now) => db.write(() => settle(db, token, settlements, now)),

    find: (query) => db.read(() => find(db, query)),
    story: (key) => db.read(() => story(db, key)),
    counts: (name, pass) => db.read(() => counts(db, name, pass)),
    list: (query) => db.read(() => list(db, query)),
    act: (what) => db.write(() => act(db, what)),

    closePass: (close) => db.write(() => closePass(db, close)),
    actOnMany: (what) => db.write(() => actOnMany(db, what)),
    concerned: (what) => db.read(() => concerned(db, what)),
    pauseStore: (name, pausedAt, actor, now) => db.write(() => pauseStore(db, name, pausedAt, actor, now)),
    collectedSince: (name, since) => db.read(() => collectedSince(db, name, since)),
    skipped: (query) => db.read(() => skipped(db, query)),
    countSkipped: (query) => db.read(() => countSkipped(db, query)),
    takeSkipped: (query) => db.write(() => takeSkipped(db, query)),
    startBackfill: (what) => db.write(() => startBackfill(db, what)),
    backfills: (name) => db.read(() => backfills(db, name)),
    takeBackfill: (backfill, limit, at) => db.write(() => takeBackfill(db, backfill, limit, at)),
    setBackfillState: (backfill, state, actor, now) =>
      db.write(() => setBackfillState(db, backfill, state, actor, now)),

    report: (query) => db.read(() => report(db, query)),
    totals: (query) => db.read(() => totals(db, query)),
    importFollowUps: (accountName, rows, now) => db.write(() => importFollowUps(db, accountName, rows, now)),
    followUp: (accountName, reference) => db.read(() => followUp(db, accountName, reference)),
    importSpan: (accountName) => db.read(() => importSpan(db, accountName)),
    importedDelay: (name) => db.read(() => importedDelay(db, name)),
    reconcile: (accountName) => db.read(() => reconcile(db, accountName)),
    evidence: (query) => db.read(() => evidence(db, query)),
    changedBetween: (name, from, to) => db.read(() => changedBetween(db, name, from, to)),
    suppressed: (hash) => db.read(() => suppression(db, hash)?.kind),
    person: (hash) => db.read(() => person(db, hash)),
    async suppress(what) {
      const outcome = await db.write(() => suppress(db, what))
      return { ...outcome, overwritten: mode !== 'wal' || (await emptyLogPatiently(database, busyTimeoutMs)) }
    },
    buyersOf: (name, orderIds) => db.read(() => buyersOf(db, name, orderIds)),
    async eraseStore(name, now, limit) {
      const erased = await db.write(() => eraseStore(db, name, now, limit))
      logIsStale ||= erased > 0
      if (logIsStale && mode === 'wal') logIsStale = !(await emptyLogPatiently(database, busyTimeoutMs))
      return erased
    },
    async erase(now, limit) {
      const erased = await db.write(() => erase(db, now, limit))
      logIsStale ||= erased > 0
      if (logIsStale && mode === 'wal') logIsStale = !emptyLog(database)
      return erased
    },
    emailHash: async (email) => emailHash(emailKey, email),
  }
}
