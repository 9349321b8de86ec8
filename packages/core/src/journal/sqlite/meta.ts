import { hash, randomBytes, randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type Instant, MINUTE } from '../../clock.ts'
import { bringBack } from './clock-step.ts'
import type { Connection } from './connection.ts'
import { text } from './rows.ts'

// The journal's own keys stand apart from the engine's, so that no `getMeta` can read the key of the e-mail hashes.
const ID = 'journal.id'
const CLOCK = 'journal.clock'
const EMAIL_KEY = 'journal.email-key'
const COPIED = 'journal.copied-at'
const ENGINE = 'engine.'
const CLAIM = 'claim.'
/** A clock that moved back further than this was wrong before: it is believed now. */
const STEP = 5 * MINUTE

/** Under the journal's own keys: no `getMeta` answers them. */
export function readMeta(db: Connection, key: string): string | undefined {
  const row = db.get('SELECT value FROM meta WHERE key = ?', key)
  return row === undefined ? undefined : text(row, 'value')
}

export function writeMeta(db: Connection, key: string, value: string): void {
  db.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  )
}

export const getMeta = (db: Connection, key: string): string | undefined => readMeta(db, ENGINE + key)
export const setMeta = (db: Connection, key: string, value: string): void => writeMeta(db, ENGINE + key, value)

export function claimWork(db: Connection, work: string, token: string, now: Instant, until: Instant): boolean {
  const sql = `INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
    WHERE meta.value ->> 'until' <= ? OR meta.value ->> 'token' = ?`
  return db.run(sql, CLAIM + work, JSON.stringify({ token, until }), now, token) === 1
}

export function releaseWork(db: Connection, work: string, token: string): void {
  db.run("DELETE FROM meta WHERE key = ? AND value ->> 'token' = ?", CLAIM + work, token)
}

/** No claim lasts longer than until then. */
export function shortenClaims(db: Connection, until: Instant): void {
  const sql = `UPDATE meta SET value = json_set(value, '$.until', min(value ->> 'until', ?)) WHERE key GLOB ?`
  db.run(sql, until, `${CLAIM}*`)
}

/** What a journal is born with: who it is, and the key under which e-mail addresses are hashed. */
export function birth(db: Connection): { id: string; emailKey: string } {
  const id = readMeta(db, ID) ?? randomUUID()
  const emailKey = readMeta(db, EMAIL_KEY) ?? randomBytes(32).toString('hex')
  const insert = 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING'
  db.run(insert, ID, id)
  db.run(insert, EMAIL_KEY, emailKey)
  return { id, emailKey }
}

/** Written into a copy only: the journal it was taken from is none. */
export function markCopied(copy: DatabaseSync, at: Instant): void {
  copy.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(COPIED, String(at))
}

export function unmarkCopied(db: Connection): void {
  db.run('DELETE FROM meta WHERE key = ?', COPIED)
}

/** When this file was copied from a journal, until somebody says that it was put back; and the last instant it has seen. */
export function ages(db: Connection): { copiedAt: Instant | undefined; lastSeenAt: Instant | undefined } {
  const at = (key: string) => {
    const value = readMeta(db, key)
    return value === undefined ? undefined : Number(value)
  }
  return { copiedAt: at(COPIED), lastSeenAt: at(CLOCK) }
}

export function tick(db: Connection, clock: Instant): { now: Instant; steppedBack: number } {
  const last = Number(readMeta(db, CLOCK) ?? clock)
  const steppedBack = Math.max(0, last - clock)
  const putRight = steppedBack > STEP
  if (putRight) bringBack(db, clock)
  if (putRight || clock >= last) writeMeta(db, CLOCK, String(clock))
  return { now: putRight ? clock : Math.max(clock, last), steppedBack }
}

/**
 * 128 bits of a keyed hash: no two of a shop's buyers share one, and without the key none can be tried out. The key
 * simply comes first, which is safe where half of the hash is kept (nothing can be appended to what is not known whole);
 * `createHmac` takes 20 µs an order in Node 24 for setting the key up, this takes one.
 */
export function emailHash(key: string, email: string): string {
  return hash('sha256', `${key}${email.trim().toLowerCase()}`).slice(0, 32)
}
