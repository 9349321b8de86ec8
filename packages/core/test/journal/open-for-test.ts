import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { onTestFinished } from 'vitest'
import { type OpenJournalOptions, openJournal } from '../../src/journal/sqlite/index.ts'

/** A folder of its own, gone when the test has ended. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'recolte-journal-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** An empty journal in a file, with a raw probe of its own, as the conformance suite asks for it. */
export async function openForSuite(options: OpenJournalOptions = {}) {
  const path = mkdtempSync(join(tmpdir(), 'recolte-journal-'))
  const location = join(path, 'journal.db')
  const journal = await openJournal(location, options)
  const probe = new DatabaseSync(location)
  return {
    journal,
    location,
    reopen: () => openJournal(location, options),
    sql: async (query: string) => probe.prepare(query).all(),
    close: async () => {
      probe.close()
      await journal.close()
      rmSync(path, { recursive: true, force: true })
    },
  }
}
