import { RecolteError } from '../../errors.ts'

// Primary result codes of SQLite (https://www.sqlite.org/rescode.html); the low byte of what Node gives as `errcode`.
const PERM = 3
const BUSY = 5
const LOCKED = 6
const READONLY = 8
const IOERR = 10
const CORRUPT = 11
const FULL = 13
const CANTOPEN = 14
const PROTOCOL = 15
const NOTADB = 26

/** The primary result code of an error of `node:sqlite`, or undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}

/** Somebody else holds the file: the same work may pass a moment later. */
export function isBusy(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === BUSY || code === LOCKED || code === PROTOCOL
}

/** What a disk says that cannot share memory between processes, as write-ahead logging needs. */
export function isNoSharedMemory(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === IOERR || code === CANTOPEN || code === PROTOCOL || code === READONLY
}

/** The journal's own error for what SQLite or the file system said; anything else passes as it is. */
export function journalError(error: unknown, location: string, waitedMs: number): unknown {
  const code = sqliteCode(error) ?? systemCode(error)
  switch (code) {
    case BUSY:
    case LOCKED:
    case PROTOCOL: {
      const seconds = Math.max(0.1, Math.round(waitedMs / 100) / 10)
      return new RecolteError('journal-locked', 'retry', { detail: { location, seconds }, cause: error })
    }
    case FULL:
    case READONLY:
    case IOERR:
    case CANTOPEN:
    case PERM:
      return new RecolteError('journal-full', 'config', { detail: { location }, cause: error })
    case CORRUPT:
    case NOTADB:
      return journalDamaged(location, error)
    case undefined:
      return error
    default:
      return new RecolteError('unexpected', 'bug', { detail: { what: String(error) }, cause: error })
  }
}

export function journalDamaged(location: string, cause?: unknown): RecolteError {
  return new RecolteError('journal-damaged', 'config', { detail: { location }, cause })
}

/** What opening the file said before SQLite saw it. */
function systemCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  switch (error.code) {
    case 'EEXIST':
    case 'ENOENT':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOSPC':
    case 'ENOTDIR':
      return CANTOPEN
    default:
      return undefined
  }
}
