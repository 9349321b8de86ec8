import type { Instant } from '../clock.ts'

/** The journal as a whole: its clock, its copies, and values kept for the engine. */
export interface CustodyJournal {
  /**
   * max(clock, last instant this journal has seen), which it remembers. `steppedBack` is how far the clock stands behind.
   * By more than 5 minutes, it was wrong before: then `now` is the clock, and what was to be waited for until a later
   * instant by the old one (next tries, leases, claims, `retryAt`, sweeps) is brought back to it, but not what must not leave before.
   */
  tick(clock: Instant): Promise<{ now: Instant; steppedBack: number }>
  info(): Promise<JournalInfo>
  close(): Promise<void>
  /** A value kept for the engine (facts read at most daily, key fingerprints): JSON text by key. */
  getMeta(key: string): Promise<string | undefined>
  setMeta(key: string, value: string): Promise<void>
  /** Takes work (`publish boutique`) for one process until an instant, or prolongs it. False while another one has it. */
  claimWork(work: string, token: string, now: Instant, until: Instant): Promise<boolean>
  releaseWork(work: string, token: string): Promise<void>
  /**
   * Writes a consistent copy into `file`, which must not be there yet, while others go on writing. It holds everything
   * but payloads and says when it was taken. Throws `file-exists` or `file-unwritable`.
   */
  backup(file: string, at: Instant): Promise<BackupRecord>
  /**
   * A copy was put in the journal's place. What is open (`due`, `sent`, not held by a live lease) of the given stores
   * may have left since the copy was taken: it becomes `uncertain`, and the stores remember when. Answers how many.
   */
  restored(what: Restored): Promise<number>
}

export interface JournalInfo {
  schema: number
  id: string
  /** `sqlite`, and the mode it runs in: `wal` or `delete`. */
  engine: string
  location: string
  bytes: number
  /** This is a copy of a journal, taken then, and nobody has said yet that it was put back (`restored`). */
  copiedAt: Instant | undefined
  lastSeenAt: Instant | undefined
}

/** A copy that can be put in the journal's place: everything but personal data, which is read again from the shop. */
export interface BackupRecord {
  file: string
  at: Instant
  bytes: number
}

export interface Restored {
  /** Stores whose method must not send twice. */
  stores: string[]
  actor: string
  now: Instant
}
