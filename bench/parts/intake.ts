import { inScratch } from '../scratch.ts'
import { type Line, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { IntakeResult } from '../workers/intake.ts'

const DAY = 86_400_000
/** Nothing odd about them, so that every order qualifies; a few have refunds, which cost a request each. */
const ALL_QUALIFY = {
  statuses: { completed: 1 },
  missingEmails: 0,
  relayAddresses: 0,
  partialRefunds: 0,
  deletedProducts: 0,
}
const NONE_QUALIFIES = { statuses: { processing: 1 } }

/** Orders in from a shop in another process: pace, memory, and how often the shop is asked. */
export async function intake(sizes: { small: number; large: number; counted: number }) {
  const few = await read({ orders: sizes.small })
  const many = await read({ orders: sizes.large })
  const now = Date.now()
  const recent = { orders: sizes.counted, from: now - 2 * DAY, to: now }
  const since = new Date(now - 3 * DAY).toISOString()
  const qualifying = await read({ ...recent, mix: ALL_QUALIFY }, since)
  const others = await read({ ...recent, mix: NONE_QUALIFIES }, since)
  const perThousand = ({ requests }: IntakeResult) => (orderRequests(requests) * 1_000) / sizes.counted
  const growth = many.peakMB - few.peakMB
  const lines: Line[] = [
    { what: `intake: ${whole(sizes.large)} orders`, figure: `${whole(many.seen / many.seconds)} orders/s` },
    {
      what: 'intake: peak memory',
      figure: `${whole(many.peakMB)} MB (${whole(few.peakMB)} MB with ${whole(sizes.small)})`,
      goal: `${growth < 0 ? '' : '+'}${whole(growth)} MB (≤ +60 MB)`,
    },
    { what: 'requests: idle poll', figure: String(many.idleRequests), goal: '1' },
    { what: 'requests: per 1,000 collected', figure: perThousand(qualifying).toFixed(1), goal: '≤ 30' },
    { what: 'requests: per 1,000 others', figure: perThousand(others).toFixed(1), goal: '≤ 10' },
    { what: 'requests: facts of the shop, at most daily', figure: String(factRequests(others.requests)) },
  ]
  return { lines, result: { few, many, qualifying, others } }
}

function read(shop: object, since?: string): Promise<IntakeResult> {
  return inScratch((journal) =>
    beside('platform', {}, ({ url: platform }) =>
      beside('shop', shop, ({ url }) => measured<IntakeResult>('intake', { shop: url, platform, journal, since })),
    ),
  )
}

const ORDERS = /\/wc\/v3\/(orders$|orders\/\d|products$|products\/\d)/

/** What reading orders costs; what `describe` and `statuses` ask, once a day, is counted apart. */
function orderRequests(byPath: Record<string, number>): number {
  return sum(Object.entries(byPath).filter(([path]) => ORDERS.test(path)))
}

function factRequests(byPath: Record<string, number>): number {
  return sum(Object.entries(byPath).filter(([path]) => !ORDERS.test(path)))
}

function sum(counts: [string, number][]): number {
  return counts.reduce((all, [, n]) => all + n, 0)
}
