import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createPrivately } from './disk.ts'

/**
 * A consistent copy of the journal in a new file for its owner alone, while others go on writing. It is taken without
 * personal data: a copy outlives every erasure, and what it lacks is read again from the shop. `mark` writes what the
 * copy has to say of itself.
 */
export function copyWithoutPersonalData(
  source: DatabaseSync,
  target: string,
  mark?: (copy: DatabaseSync) => void,
): void {
  rmSync(target, { force: true })
  createPrivately(target)
  const mode = source.prepare('PRAGMA journal_mode').get()?.journal_mode
  source.prepare('VACUUM INTO ?').run(target)
  const copied = new DatabaseSync(target)
  try {
    copied.exec('PRAGMA secure_delete = ON; DELETE FROM payload')
    mark?.(copied)
    copied.exec('VACUUM')
    // VACUUM INTO gives a file in rollback mode, and a restored journal would stay in it.
    if (mode === 'wal') copied.exec('PRAGMA journal_mode = WAL')
  } finally {
    copied.close()
  }
}
