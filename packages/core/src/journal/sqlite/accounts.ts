import type { Instant } from '../../clock.ts'
import type { AccountRecord } from '../port.ts'
import type { Connection } from './connection.ts'
import { intOr, type Row, text, textOr } from './rows.ts'

function toAccount(row: Row): AccountRecord {
  return {
    name: text(row, 'name'),
    pausedCode: textOr(row, 'paused_code'),
    pausedMessage: textOr(row, 'paused_message'),
    pausedAt: intOr(row, 'paused_at'),
    probeAt: intOr(row, 'probe_at'),
    lastOkAt: intOr(row, 'last_ok_at'),
    keys: textOr(row, 'keys'),
  }
}

export function account(db: Connection, name: string): AccountRecord {
  db.run('INSERT INTO account (name) VALUES (?) ON CONFLICT (name) DO NOTHING', name)
  const row = db.get('SELECT * FROM account WHERE name = ?', name)
  if (row === undefined) throw new Error('an account just written is missing')
  return toAccount(row)
}

type AccountPatch = Partial<Omit<AccountRecord, 'name'>>

const COLUMNS: Record<keyof AccountPatch, string> = {
  pausedCode: 'paused_code',
  pausedMessage: 'paused_message',
  pausedAt: 'paused_at',
  probeAt: 'probe_at',
  lastOkAt: 'last_ok_at',
  keys: 'keys',
}

const isColumn = (key: string): key is keyof AccountPatch => Object.hasOwn(COLUMNS, key)

/** A key that is present and undefined empties its column; one that is absent leaves it alone. */
export function patchAccount(db: Connection, name: string, patch: AccountPatch): void {
  db.run('INSERT INTO account (name) VALUES (?) ON CONFLICT (name) DO NOTHING', name)
  for (const [key, value] of Object.entries(patch)) {
    if (isColumn(key)) db.run(`UPDATE account SET ${COLUMNS[key]} = ? WHERE name = ?`, value ?? null, name)
  }
}

export function resumeAccount(db: Connection, name: string, now: Instant): number {
  patchAccount(db, name, { pausedCode: undefined, pausedMessage: undefined, pausedAt: undefined, probeAt: undefined })
  return dueNow(db, name, 'credentials', now)
}

export function catchUp(db: Connection, name: string, now: Instant): number {
  return dueNow(db, name, 'will-retry', now)
}

function dueNow(db: Connection, account: string, reason: 'credentials' | 'will-retry', now: Instant): number {
  return db.run(
    `UPDATE handover SET next_at = ? WHERE store IN (SELECT name FROM store) AND state = 'due' AND state <> 'collected'
       AND account = ? AND reason = ? AND next_at > ?`,
    ...[now, account, reason, now],
  )
}
