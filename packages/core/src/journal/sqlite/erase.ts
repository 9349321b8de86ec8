import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../../clock.ts'
import type { Connection } from './connection.ts'

export function erase(db: Connection, now: Instant, limit: number): number {
  return db.run(
    `DELETE FROM payload WHERE handover_id IN
       (SELECT handover_id FROM payload WHERE erase_after IS NOT NULL AND erase_after <= ? LIMIT ?)`,
    ...[now, limit],
  )
}

/**
 * The log still holds pages from before an erasure, so it is emptied. False where another process is reading or
 * writing just then: it is tried again with the next erasure, or done by whoever closes the journal last.
 */
export function emptyLog(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
}
