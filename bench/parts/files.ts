import { createReadStream, createWriteStream } from 'node:fs'
import { dirname, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { type Purchase, RecolteError, systemClock } from '@recolte/core'
import { entriesOf, fileAt, openOrders } from '@recolte/csv'
import { sftp } from '@recolte/sftp'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { heapMB } from '../heap.ts'
import { purchaseOf } from '../orders.ts'
import { middlePaces, type Pace, pace } from '../pace.ts'
import { inScratch } from '../scratch.ts'
import { type Line, times, whole } from '../table.ts'

const PRODUCTS = 2
/** Rows of one file: the platform takes 3,000, headings included. */
const FILE = 2_998

/** Rows written into files and read out of one, beside the CSV library alone on the same text, and what is held meanwhile. */
export async function files({ rows, rounds }: { rows: number; rounds: number }) {
  const lines: Line[] = []
  const result: Record<string, unknown> = {}
  const add = (what: string, library: string, paces: Record<string, Pace>) => {
    // By what each computes, since both run in this process and wait for nothing but the disk.
    const ratio = (paces[library]?.cpuMicros ?? Number.NaN) / (paces.Recolte?.cpuMicros ?? Number.NaN)
    for (const [name, { perSecond, cpuMicros }] of Object.entries(paces)) {
      const goal = name === 'Recolte' ? { goal: `${times(ratio)} of ${library} (≥ 0.5×)` } : {}
      lines.push({
        what: `files: ${what}, ${name}`,
        figure: `${whole(perSecond)} rows/s, ${cpuMicros.toFixed(1)} µs CPU each`,
        ...goal,
      })
    }
    result[what] = paces
  }
  await inScratch(async (scratch) => {
    const path = join(dirname(scratch), 'orders.csv')
    const held = await writeAll(rows, path)
    add(
      'written',
      'csv-stringify',
      await middlePaces({ 'csv-stringify': writeBare(rows), Recolte: writeOurs(rows) }, rounds),
    )
    const parsing = { 'csv-parse': readBare(path, rows), Recolte: readOurs(path, rows) }
    add('parsed and checked', 'csv-parse', await middlePaces(parsing, rounds))
    const heap = { written: held, read: await heldReading(path, rows) }
    for (const [what, MB] of Object.entries(heap))
      lines.push({
        what: `files: most heap held, ${whole(rows)} rows ${what}`,
        figure: `${MB.toFixed(1)} MB`,
        goal: '≤ 20 MB',
      })
    result.heap = heap
  })
  return { lines, result }
}

const drop = sftp.connect(
  {
    ...{ generation: 'historical', webId: 'bench', secretKey: '', platform: 'FR', timeZone: 'Europe/Paris' },
    ...{ ratePerSecond: 0, allowInsecure: false },
    sftp: { protocol: 'sftp', host: 'files.example', username: 'u', password: 'p', path: '/', at: '00:15' },
  },
  { clock: systemClock, userAgent: 'Recolte/bench', memory: { get: async () => undefined, set: async () => {} } },
).files

function write(purchases: Purchase[]): string {
  if (drop === undefined) throw new RecolteError('sftp-missing', 'config')
  return drop.write(purchases)
}

const purchases = (from: number) => Array.from({ length: FILE / PRODUCTS }, (_, n) => purchaseOf(from / PRODUCTS + n))

/** One file after the other, put together into one, as nobody should send it but anybody may read it. */
async function writeAll(rows: number, path: string): Promise<number> {
  const out = createWriteStream(path)
  const before = heapMB()
  let most = 0
  for (let from = 0; from < rows; from += FILE) {
    const text = write(purchases(from))
    if (!out.write(from === 0 ? text : text.slice(text.indexOf('\n') + 1))) {
      await new Promise<void>((resolve) => out.once('drain', () => resolve()))
    }
    if (from % (FILE * 50) === 0) most = Math.max(most, heapMB() - before)
  }
  out.end()
  await finished(out)
  return most
}

/** The library's part alone, in the form it is fastest with: the rows are there already. */
function writeBare(rows: number): () => Promise<Pace> {
  const records = write(purchases(0))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';'))
  return () =>
    clocked(rows, async () => {
      for (let from = 0; from < rows; from += FILE) stringify(records, { delimiter: ';', record_delimiter: '\n' })
    })
}

function writeOurs(rows: number): () => Promise<Pace> {
  const ready = purchases(0)
  return () =>
    clocked(rows, async () => {
      for (let from = 0; from < rows; from += FILE) write(ready)
    })
}

const readBare = (path: string, rows: number) => () =>
  clocked(rows, async () => {
    let seen = 0
    for await (const _ of createReadStream(path).pipe(parse({ delimiter: ';' }))) seen++
    if (seen < rows) throw new Error(`csv-parse read ${seen} of ${rows} rows`)
  })

const readOurs = (path: string, rows: number) => () =>
  clocked(rows, async () => {
    let seen = 0
    for await (const entry of await entriesAt(path)) seen += entry.lines.length
    if (seen < rows) throw new Error(`${seen} of ${rows} rows were read`)
  })

async function heldReading(path: string, rows: number): Promise<number> {
  const before = heapMB()
  let most = 0
  let seen = 0
  for await (const entry of await entriesAt(path)) {
    if (entry.kind !== 'order') throw new Error(`an order cannot be read: ${JSON.stringify(entry.problems)}`)
    seen += entry.lines.length
    if (seen % Math.floor(rows / 10) < PRODUCTS) most = Math.max(most, heapMB() - before)
  }
  return most
}

async function entriesAt(path: string) {
  const file = await openOrders(await fileAt(path), { timeZone: 'Europe/Paris', now: Date.now() })
  return entriesOf(file.lines())
}

async function clocked(rows: number, work: () => Promise<void>): Promise<Pace> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return pace(rows, { seconds: (performance.now() - started) / 1_000, cpuSeconds: (user + system) / 1e6 })
}
