import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../../clock.ts'
import { RecolteError } from '../../errors.ts'
import type { BackupRecord } from '../port.ts'
import { copyWithoutPersonalData } from './copy.ts'
import { sqliteCode } from './errors.ts'
import { markCopied } from './meta.ts'

/**
 * Copies the journal into a file that is not there yet. The name is taken first, so that two backups cannot write over
 * each other, and the file stands under it only once it is whole and on disk.
 */
export function backup(source: DatabaseSync, file: string, at: Instant): BackupRecord {
  take(file)
  const draft = `${file}.part`
  try {
    copyWithoutPersonalData(source, draft, (copy) => markCopied(copy, at))
    flush(draft, 'r+')
    renameSync(draft, file)
    flushFolder(dirname(file))
    return { file, at, bytes: statSync(file).size }
  } catch (error) {
    for (const path of [draft, file]) rmSync(path, { force: true })
    // What SQLite says here is of the copy; a lock on the journal itself is waited for by the caller.
    throw sqliteCode(error) === undefined ? unwritable(file, error) : error
  }
}

function take(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new RecolteError('file-exists', 'config', { detail: { file: basename(file) }, cause: error })
    }
    throw unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): RecolteError {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return new RecolteError('file-unwritable', 'config', { detail: { file: basename(file), why }, cause: error })
}

function flush(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** So that the name is on disk too. Where a folder cannot be opened (Windows), it is as safe as the system makes it. */
function flushFolder(path: string): void {
  try {
    flush(path, 'r')
  } catch {}
}
