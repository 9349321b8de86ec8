import {
  createRecolte,
  DAY,
  type Decide,
  type Journal,
  type OrderRow,
  openJournal,
  type Recolte,
  type Settlement,
  SHOWN_STATES,
} from '@recolte/core'
import { createPlatform, serve } from '@recolte/sandbox'
import { ACCOUNT, memoryShop } from '../orders.ts'
import { inScratch } from '../scratch.ts'
import { type Line, median, times } from '../table.ts'

const PAGE = 5_000
const STORE = 'bench'
const TOKEN = 'bench'
const RUNS = 41
/** As many orders of each of these in any journal: `every`th, and the ones after it. */
const REFUSED = 200
const OPEN = SHOWN_STATES.filter((state) => state !== 'collected')
/** Grows with the orders of the period, as it must: only the page and the explanation are held against the small journal. */
const SUMS = 'sums of a month'
/** Counts the orders of each state. */
const STATUS = 'status'
/** Sums four weeks, too. */
const CHECK = 'the whole check'

/** A page of the report, a month's sums and one explanation, of a large journal against a small one. */
export async function report(sizes: { small: number; large: number }): Promise<{ lines: Line[]; result: object }> {
  const small = await measure(sizes.small)
  const large = await measure(sizes.large)
  const what = (name: string) => `report: ${name}, ${sizes.large.toLocaleString('en')} orders`
  const lines = Object.entries(large).map(([name, ms]): Line => {
    const before = small[name] ?? Number.NaN
    if (name === CHECK) return { what: what(name), figure: `${ms.toFixed(2)} ms`, goal: '< 10 s' }
    if (name === SUMS || name === STATUS) return { what: what(name), figure: `${ms.toFixed(2)} ms`, goal: '< 1 s' }
    return { what: what(name), figure: `${ms.toFixed(2)} ms, ${times(ms / before)}`, goal: '≤ 3×, < 1 s' }
  })
  return { lines, result: { sizes, small, large } }
}

async function measure(orders: number): Promise<Record<string, number>> {
  return inScratch(async (file) => {
    const journal = await openJournal(file)
    const now = Date.now()
    await fill(journal, orders, now)
    const platform = await serve(createPlatform({ accounts: [] }))
    const recolte = await createRecolte({
      accounts: { main: { ...ACCOUNT, platform: platform.url } },
      stores: { [STORE]: { connector: 'memory', account: 'main' } },
      connectors: [memoryShop(0)],
      journal,
    })
    const figures = await ask(recolte, orders, now)
    await recolte.close()
    await platform.close()
    return figures
  })
}

async function ask(recolte: Recolte, orders: number, now: number): Promise<Record<string, number>> {
  const middle = new Date(now - 365 * DAY).toISOString()
  const month = { since: new Date(now - 395 * DAY).toISOString(), until: middle }
  return {
    'newest page of 100': await paced(() => recolte.report()),
    'page of 100 from the middle': await paced(() => recolte.report({ until: middle })),
    'page of 100 refused among 200': await paced(() => recolte.report({ states: ['refused'] })),
    'page of 100 held among 200': await paced(() => recolte.report({ states: ['held'] })),
    'page of 100 skipped among 200': await paced(() => recolte.report({ states: ['skipped'] })),
    'page of 100 due': await paced(() => recolte.report({ states: ['due', 'retrying'] })),
    'page of 100 collected': await paced(() => recolte.report({ states: ['collected'] })),
    'page of 100 of all but collected': await paced(() => recolte.report({ states: OPEN })),
    [SUMS]: await paced(() => recolte.totals(month)),
    explain: await paced(() => recolte.explain({ text: String(Math.floor(orders / 2)) })),
    [STATUS]: await paced(() => recolte.standings()),
    [CHECK]: await paced(() => recolte.check()),
  }
}

async function paced(work: () => Promise<unknown>): Promise<number> {
  const figures: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const started = performance.now()
    await work()
    figures.push(performance.now() - started)
  }
  return median(figures)
}

/** Orders of two years, all handed over and collected but for some, evenly spread. */
async function fill(journal: Journal, orders: number, now: number): Promise<void> {
  const identity = { name: STORE, method: 'webservice', accountRule: 'main', referenceRule: 'number' }
  await journal.registerStore(identity, { baselineAt: 0, watermark: 0 })
  const step = (730 * DAY) / orders
  const every = Math.max(3, Math.floor(orders / REFUSED))
  const decide: Decide = (row) => {
    if (Number(row.id) % every === 1) return { kind: 'skip', reason: { code: 'cancelled' } }
    const reached = { reachedAt: row.changedAt.getTime(), reachedFrom: 'cms' as const, account: 'main' }
    return Number(row.id) % every === 2
      ? { kind: 'hold', reason: { code: 'reached-unknown' }, ...reached }
      : { kind: 'collect', reason: { code: 'due' }, ...reached }
  }
  const page = { store: STORE, method: 'webservice', rulesHash: 'one', pass: 1, now, unreadable: [] }
  for (let from = 0; from < orders; from += PAGE) {
    const rows = Array.from({ length: Math.min(PAGE, orders - from) }, (_, n): OrderRow => {
      const at = new Date(now - 730 * DAY + (from + n) * step)
      const id = String(from + n)
      return { id, number: id, statuses: ['completed'], reached: { completed: at }, createdAt: at, changedAt: at }
    })
    await journal.recordPage({ ...page, rows, through: { watermark: now, shopClock: now } }, decide)
    await handOver(journal, now, every)
  }
}

async function handOver(journal: Journal, now: number, every: number): Promise<void> {
  const query = {
    stores: [STORE],
    excludeAccounts: [],
    token: TOKEN,
    now,
    until: now + 60_000,
    limit: PAGE,
    passes: {},
  }
  const leased = await journal.lease(query)
  await journal.prepare(
    TOKEN,
    leased.map(({ handoverId, orders: [order] }) => ({
      ...{ handoverId, kind: 'send' as const, account: 'main', reference: order?.orderId ?? '' },
      emailHash: String(handoverId).padStart(32, '0'),
    })),
    now,
  )
  await journal.settle(
    TOKEN,
    leased.map(({ handoverId }): Settlement => {
      const refused = handoverId % every === 0
      const attempt = { at: now, method: 'webservice', outcome: refused ? 'refused' : 'collected', message: 'Success' }
      return refused
        ? { handoverId, state: 'refused', reason: { code: 'platform-refused', detail: { answer: '4' } }, attempt }
        : { handoverId, state: 'collected', reason: { code: 'collected' }, collectedAt: now, attempt }
    }),
    now,
  )
}
