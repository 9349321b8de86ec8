export type { JournalCase, OpenJournal } from './case.ts'
export { journalCases, journalSuite, runCase } from './suite.ts'
