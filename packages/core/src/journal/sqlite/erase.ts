import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import type { Instant } from '../../clock.ts'
import type { Connection } from './connection.ts'
import { dropPayload } from './handovers.ts'
import { int } from './rows.ts'

const PAUSE_MS = 10

export function erase(db: Connection, now: Instant, limit: number): number {
  const rows = db.all(
    'SELECT id FROM handover WHERE erase_after IS NOT NULL AND erase_after <= ? ORDER BY erase_after LIMIT ?',
    ...[now, limit],
  )
  for (const row of rows) {
    const id = int(row, 'id')
    dropPayload(db, id)
    db.run('UPDATE handover SET erase_after = NULL WHERE id = ?', id)
  }
  return rows.length
}

/**
 * The log still holds pages from before an erasure, so it is emptied. False where another process is reading or
 * writing just then: it is tried again with the next erasure, or done by whoever closes the journal last.
 */
export function emptyLog(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
}

/** For an erasure somebody waits for: whoever reads or writes just then is waited for too. */
export async function emptyLogPatiently(database: DatabaseSync, patienceMs: number): Promise<boolean> {
  const started = performance.now()
  while (!emptyLog(database)) {
    if (performance.now() - started >= patienceMs) return false
    await wait(PAUSE_MS)
  }
  return true
}
