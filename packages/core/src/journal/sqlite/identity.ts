import type { DatabaseSync } from 'node:sqlite'
import { RecolteError } from '../../errors.ts'
import { journalDamaged } from './errors.ts'

/** `PRAGMA application_id` of a journal, "Rclt": tells a journal from any other SQLite file. */
export const APPLICATION_ID = 0x52636c74

/** The schema the file has, 0 for an empty one. Throws for a file that is no journal, or one of a newer Recolte. */
export function identify(db: DatabaseSync, location: string, known: number): number {
  const application = pragma(db, 'application_id')
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()?.n
  if (application !== APPLICATION_ID && (application !== 0 || tables !== 0)) throw journalDamaged(location)
  const found = pragma(db, 'user_version')
  if (found > known) throw new RecolteError('journal-newer', 'config', { detail: { location, found, known } })
  return found
}

/** How large the file is, or will be once its log is folded in. */
export const sizeOf = (db: DatabaseSync): number => pragma(db, 'page_count') * pragma(db, 'page_size')

type Pragma = 'application_id' | 'user_version' | 'page_count' | 'page_size'

function pragma(db: DatabaseSync, name: Pragma): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name])
}
