import { readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyWithoutPersonalData } from './copy.ts'
import { APPLICATION_ID, identify } from './identity.ts'

/**
 * Brings the file to the newest schema in one transaction. The write lock is taken before the schema is read, so two
 * processes that start together migrate once, and the copy is of the state that is then migrated.
 */
export function migrate(db: DatabaseSync, location: string, migrations: readonly string[], keepCopies: number): void {
  if (identify(db, location, migrations.length) === migrations.length) return
  db.exec('BEGIN IMMEDIATE')
  try {
    const found = identify(db, location, migrations.length)
    if (found > 0 && location !== ':memory:') copy(location, found, keepCopies)
    for (const sql of migrations.slice(found)) db.exec(sql)
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}; COMMIT`)
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** A copy beside the journal, `<journal>.schema-<n>`, to go back to the version before. */
function copy(location: string, schema: number, keep: number): void {
  if (keep === 0) return
  const target = `${location}.schema-${schema}`
  const draft = `${target}.part`
  // A connection of its own: this one is inside the transaction that migrates.
  const source = new DatabaseSync(location)
  try {
    copyWithoutPersonalData(source, draft)
  } finally {
    source.close()
  }
  renameSync(draft, target)
  for (const old of copies(location).slice(0, -keep)) rmSync(old.path)
}

/** Copies beside the journal, oldest schema first. */
function copies(location: string): { path: string; schema: number }[] {
  const prefix = `${basename(location)}.schema-`
  return readdirSync(dirname(location))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => ({ path: join(dirname(location), name), schema: Number(name.slice(prefix.length)) }))
    .sort((a, b) => a.schema - b.schema)
}
