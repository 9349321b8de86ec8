// Rows per second of the embedded journal, on a file in the temporary folder, synchronous FULL. Run with Node 24:
//   node packages/core/bench/journal.mjs [orders]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openJournal } from '../src/journal/sqlite/index.ts'

const ORDERS = Number(process.argv[2] ?? 20_000)
const PAGE = 100
const BATCH = 256
const NOW = Date.UTC(2026, 10, 23)
const folder = mkdtempSync(join(tmpdir(), 'recolte-bench-'))
const journal = await openJournal(join(folder, 'journal.db'))

async function timed(name, rows, work) {
  const started = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const ms = performance.now() - started
  const used = process.cpuUsage(cpu)
  const perRow = (value) => `${value.toFixed(1)} µs`
  console.log(
    `${name.padEnd(34)} ${Math.round((rows / ms) * 1000)
      .toLocaleString('en')
      .padStart(
        9,
      )} rows/s  ${perRow((ms * 1000) / rows)} wall  ${perRow((used.user + used.system) / rows)} CPU per row`,
  )
  return (ms * 1000) / rows
}

const pages = []
for (let n = 0; n < ORDERS; n += PAGE) {
  pages.push(
    Array.from({ length: Math.min(PAGE, ORDERS - n) }, (_, i) => ({
      id: String(100_000 + n + i),
      number: `FR-${100_000 + n + i}`,
      statuses: ['completed'],
      reached: { completed: new Date(NOW - 60_000 + n + i) },
      createdAt: new Date(NOW - 3_600_000 + n + i),
      changedAt: new Date(NOW - 60_000 + n + i),
    })),
  )
}
const purchase = (reference) => ({
  reference,
  email: `buyer.${reference}@example.com`,
  firstName: 'Jeanne',
  lastName: 'Martin-Dupont',
  orderedAt: NOW - 3_600_000,
  reachedAt: NOW - 60_000,
  products: [1, 2].map((n) => ({
    id: `${reference}-${n}`,
    name: 'A product with a name of usual length',
    url: `https://shop.example.com/products/${reference}-${n}`,
    image: `https://shop.example.com/images/${reference}-${n}.jpg`,
    ean: '3012345678901',
  })),
})

await journal.registerStore(
  { name: 'shop', method: 'webservice', accountRule: 'main', referenceRule: 'number' },
  { baselineAt: NOW - 86_400_000, watermark: NOW - 86_400_000 },
)
const base = { store: 'shop', method: 'webservice', rulesHash: 'a1b2c3d4e5f60718', pass: 1, now: NOW, unreadable: [] }
const collect = (row) => ({
  kind: 'collect',
  reason: { code: 'due' },
  reachedAt: row.reached.completed.getTime(),
  reachedFrom: 'cms',
  account: 'main',
})
const record = async () => {
  for (const rows of pages) {
    await journal.recordPage({ ...base, rows, through: { watermark: NOW, shopClock: NOW } }, collect)
  }
}
await timed('recordPage, new rows', ORDERS, record)
await timed('recordPage, known rows', ORDERS, record)

const spent = { lease: 0, prepare: 0, settle: 0 }
async function part(name, work) {
  const started = performance.now()
  const result = await work()
  spent[name] += performance.now() - started
  return result
}
let handedOver = 0
const hashes = []
for (let n = 0; n < ORDERS; n++) hashes.push(await journal.emailHash(`buyer.${n}@example.com`))
await timed('lease + prepare + settle', ORDERS, async () => {
  for (;;) {
    const leased = await part('lease', () =>
      journal.lease({
        stores: ['shop'],
        excludeAccounts: [],
        token: 'bench',
        now: NOW,
        until: NOW + 10_000,
        limit: BATCH,
        passes: { shop: 1 },
      }),
    )
    if (leased.length === 0) break
    await part('prepare', () =>
      journal.prepare(
        'bench',
        leased.map(({ handoverId }, i) => ({
          handoverId,
          kind: 'send',
          account: 'main',
          reference: `FR-${handoverId}`,
          purchase: purchase(handoverId),
          emailHash: hashes[handedOver + i],
        })),
        NOW,
      ),
    )
    await part('settle', () =>
      journal.settle(
        'bench',
        leased.map(({ handoverId }) => ({
          handoverId,
          state: 'collected',
          reason: { code: 'collected' },
          attempt: { at: NOW, method: 'webservice', outcome: 'collected', message: 'Avis Vérifiés answered 1.' },
          collectedAt: NOW,
          scheduledAt: NOW + 86_400_000,
          eraseAfter: NOW + 30 * 86_400_000,
        })),
        NOW,
      ),
    )
    handedOver += leased.length
  }
})
for (const [name, ms] of Object.entries(spent))
  console.log(`  ${name.padEnd(10)} ${((ms * 1000) / ORDERS).toFixed(1)} µs`)
await timed('counts, whole store', 1, () => journal.counts('shop'))
await timed('counts, one pass', 1, () => journal.counts('shop', 1))
await timed('find + story', 1, async () => journal.story((await journal.find({ text: 'FR-100500', limit: 5 }))[0]))
await timed('list, 100 collected', 1, () => journal.list({ store: 'shop', states: ['collected'], limit: 100 }))
await timed('list, 100 refused of none', 1, () => journal.list({ store: 'shop', states: ['refused'], limit: 100 }))
await timed('nextDue', 1, () => journal.nextDue(['shop'], []))
if (handedOver !== ORDERS) throw new Error(`${handedOver} of ${ORDERS} handed over`)
await journal.close()
rmSync(folder, { recursive: true })
