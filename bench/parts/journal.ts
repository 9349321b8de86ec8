import { type Decide, type Journal, type OrderRow, openJournal } from '@recolte/core'
import { inScratch } from '../scratch.ts'
import { type Line, whole } from '../table.ts'

const PAGE = 100
const TOKEN = 'bench'

/** The journal alone: what one page, one lease, one sending and one receipt cost, in the groups the engine uses. */
export async function journal(orders: number): Promise<{ lines: Line[]; result: object }> {
  return inScratch(async (file) => {
    const port = await openJournal(file)
    const now = Date.now()
    const identity = { name: 'bench', method: 'webservice', accountRule: 'main', referenceRule: 'number' }
    await port.registerStore(identity, { baselineAt: 0, watermark: 0 })
    const result: Record<string, number> = {
      'pages of 100 rows, rows/s': await paced(orders, () => pages(port, orders, now)),
      'single commits/s': await paced(2_000, () => commits(port, 2_000)),
      'lease, prepare, settle, orders/s': await paced(orders, () => handOver(port, now)),
    }
    await port.close()
    return {
      lines: Object.entries(result).map(([what, n]): Line => ({ what: `journal: ${what}`, figure: whole(n) })),
      result,
    }
  })
}

async function paced(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (count * 1_000) / (performance.now() - started)
}

async function pages(port: Journal, orders: number, now: number): Promise<void> {
  const decide: Decide = (row) => ({
    kind: 'collect',
    reason: { code: 'due' },
    reachedAt: row.changedAt.getTime(),
    reachedFrom: 'cms',
    account: 'main',
  })
  const page = { store: 'bench', method: 'webservice', rulesHash: 'one', pass: 1, now, unreadable: [] }
  for (let from = 0; from < orders; from += PAGE) {
    const rows = Array.from({ length: PAGE }, (_, n): OrderRow => {
      const at = new Date(now - 1_000)
      return { id: String(from + n), statuses: ['completed'], reached: { completed: at }, createdAt: at, changedAt: at }
    })
    await port.recordPage({ ...page, rows, through: { watermark: now, shopClock: now } }, decide)
  }
}

async function commits(port: Journal, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await port.setMeta('bench', String(n))
}

async function handOver(port: Journal, now: number): Promise<void> {
  const attempt = { at: now, method: 'webservice', outcome: 'collected', message: 'Success' }
  const collected = { state: 'collected' as const, reason: { code: 'collected' as const }, collectedAt: now, attempt }
  for (;;) {
    const query = {
      stores: ['bench'],
      excludeAccounts: [],
      token: TOKEN,
      now,
      until: now + 60_000,
      limit: 256,
      passes: {},
    }
    const leased = await port.lease(query)
    if (leased.length === 0) return
    const prepared = leased.map(({ handoverId }) => {
      const reference = String(handoverId)
      const purchase = {
        reference,
        email: 'a@b.example',
        firstName: 'A',
        lastName: 'B',
        orderedAt: now,
        reachedAt: now,
        products: [],
      }
      return { handoverId, kind: 'send' as const, account: 'main', reference, purchase }
    })
    await port.prepare(TOKEN, prepared, now)
    await port.settle(
      TOKEN,
      leased.map(({ handoverId }) => ({ handoverId, ...collected, eraseAfter: now })),
      now,
    )
  }
}
