// A process that writes pages without end, to be killed in the middle: `node writer.ts <journal>`.
import { openJournal } from '../../src/journal/sqlite/index.ts'

const [, , location = ''] = process.argv
const journal = await openJournal(location)
const identity = { name: 'shop', method: 'webservice', accountRule: 'main', referenceRule: 'number' }
await journal.registerStore(identity, { baselineAt: 0, watermark: 0 })
for (let n = 1; ; n++) {
  const rows = Array.from({ length: 50 }, (_, i) => ({
    id: `${n}-${i}`,
    statuses: ['completed'],
    createdAt: new Date(n),
    changedAt: new Date(n),
  }))
  const page = { store: 'shop', method: 'webservice', rulesHash: 'r', pass: n, now: n, rows, unreadable: [] }
  await journal.recordPage({ ...page, through: { watermark: n, shopClock: n } }, () => ({
    kind: 'collect',
    reason: { code: 'due' },
  }))
  process.stdout.write(`${n}\n`)
}
