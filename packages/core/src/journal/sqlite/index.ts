export { type OpenJournalOptions, openJournal } from './journal.ts'
