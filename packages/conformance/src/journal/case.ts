import type { Journal } from '@recolte/core'

/** A journal under test, and a way to look at it that does not go through it: a write that lies is caught. */
export interface OpenJournal {
  journal: Journal
  /** Opens the same journal once more beside the first, as a second process would. */
  reopen(): Promise<Journal>
  /** Runs one statement on the journal's own tables, over a connection of its own. */
  sql(query: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

/** One promise of the port, as a test that any runner can call. */
export interface JournalCase {
  name: string
  run(open: OpenJournal): Promise<void>
}

/** Cases about one thing, under the names people read in the test report. */
export function cases(topic: string, tests: Record<string, (open: OpenJournal) => Promise<void>>): JournalCase[] {
  return Object.entries(tests).map(([name, run]) => ({ name: `${topic}: ${name}`, run }))
}
