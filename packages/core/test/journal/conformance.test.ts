import { journalSuite } from '../../../conformance/src/journal/index.ts'
import { openForSuite } from './open-for-test.ts'

journalSuite('the SQLite journal', () => openForSuite())
