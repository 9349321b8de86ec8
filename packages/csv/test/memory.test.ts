import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { entriesOf, fileAt, openOrders } from '../src/index.ts'
import { folder, NOW } from './scene.ts'

const ROWS = 60_000

function* rows(): Generator<string> {
  yield 'order_ref;email;lastname;firstname;order_date;id_product;name_product\n'
  for (let n = 0; n < ROWS; n++) yield `${n >> 1};a${n >> 1}@client.example;Lo;Ana;2026-11-20;${n};"Lamp; ""${n}"""\n`
}

test('memory does not grow with the file', async () => {
  const path = join(folder(), 'orders.csv')
  await pipeline(Readable.from(rows()), createWriteStream(path))
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  const heap = () => {
    if (typeof collect === 'function') collect()
    return process.memoryUsage().heapUsed
  }
  const opened = await openOrders(await fileAt(path), { timeZone: 'Europe/Paris', now: NOW })
  let orders = 0
  const heaps: number[] = []
  for await (const entry of entriesOf(opened.lines())) {
    expect(entry.kind).toBe('order')
    orders += 1
    // Not at the end, when whatever gathers has let go.
    if (orders % (ROWS / 20) === 0 && orders < ROWS / 2) heaps.push(heap())
  }
  expect(orders).toBe(ROWS / 2)
  expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(3_000_000)
})
