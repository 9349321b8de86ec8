import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, TrueOrder } from '@recolte/conformance'
import { stamped } from '../src/folder.ts'

const HEAD = 'order_ref;email;lastname;firstname;order_date;id_product;name_product'
const HOUR = 3_600_000

/** A folder whose files were taken one after the other, ten orders in each. What the suite changes comes in files of its own. */
export async function openFolder({ orders }: { orders: number }): Promise<Bench> {
  const path = mkdtempSync(join(tmpdir(), 'recolte-bench-'))
  mkdirSync(join(path, 'done'))
  const known = new Map<string, TrueOrder>()
  let last = 0

  const line = (id: string, createdAt: Date, more: { head?: string; end?: string; email?: string }) =>
    `${id};${more.email ?? `buyer${id}@client.example`};Buyer of ${id};Ana;${createdAt.toISOString().slice(0, 19)}Z;p;Lamp${more.end ?? ''}`
  const put = (ids: string[], at: number, more: { head?: string; end?: string; email?: string } = {}) => {
    last = Math.max(at, last + 1)
    const lines = ids.map((id) => {
      const createdAt = known.get(id)?.createdAt ?? new Date(Math.floor(at / 1_000) * 1_000 - HOUR)
      known.set(id, { id, createdAt, changedAt: new Date(last), statuses: ['listed'] })
      return line(id, createdAt, more)
    })
    writeFileSync(join(path, 'done', stamped('orders.csv', last)), [`${HEAD}${more.head ?? ''}`, ...lines].join('\n'))
  }

  const perFile = orders > 1_000 ? 1_000 : 10
  const start = Date.now() - 30 * 24 * HOUR
  for (let n = 0; n < orders; n += perFile) {
    const ids = Array.from({ length: Math.min(perFile, orders - n) }, (_, at) => String(1_000 + n + at))
    put(ids, start + n * 60_000)
  }
  const settings = { folder: path, timeZone: 'UTC' }
  return {
    ...{ settings, wrongKey: { ...settings, folder: join(path, 'none') }, secrets: [], local: true },
    now: () => new Date(),
    orders: () => [...known.values()],
    requests: () => 0,
    change: async (id) => put([id], Date.now()),
    async addAtSameInstant(count) {
      const ids = Array.from({ length: count }, (_, at) => `${9_000 + at}`)
      put(ids, Date.now())
      return ids
    },
    addUnknownFields: async (id) => put([id], Date.now(), { head: ';gift wrap', end: ';red' }),
    breakOrder: async (id) => put([id], Date.now(), { email: 'nobody' }),
    close: async () => rmSync(path, { recursive: true, force: true }),
  }
}
