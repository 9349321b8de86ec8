import { inScratch } from '../scratch.ts'
import { type Line, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { IntakeResult } from '../workers/intake.ts'

const DAY = 86_400_000

interface Sizes {
  small: number
  large: number
  counted: number
}

/** What differs between the shops: where all qualify, where none does, and which requests read orders. */
const SHOPS = {
  woocommerce: {
    /** Nothing odd about them, so that every order qualifies; a few have refunds, which cost a request each. */
    all: { statuses: { completed: 1 }, missingEmails: 0, relayAddresses: 0, partialRefunds: 0, deletedProducts: 0 },
    none: { statuses: { processing: 1 } },
    orders: /\/wc\/v3\/(orders$|orders\/\d|products$|products\/\d)/,
  },
  prestashop: {
    all: { states: { 5: 1 }, deletedCustomers: 0, splits: 0 },
    none: { states: { 2: 1 } },
    orders: /^(orders|order_details|order_histories|customers|products|combinations|categories)$/,
  },
  magento: {
    all: { statuses: { complete: 1 } },
    none: { statuses: { processing: 1 } },
    orders: /\/V1\/(orders|products)(\/|$)/,
  },
} as const
type Kind = keyof typeof SHOPS

export const intake = (sizes: Sizes) => intakeOf('woocommerce', sizes)
export const intakeFromPrestaShop = (sizes: Sizes) => intakeOf('prestashop', sizes)

export const intakeFromMagento = (sizes: Sizes) => intakeOf('magento', sizes)

/** Orders in from a shop in another process: pace, memory, and how often the shop is asked. */
async function intakeOf(kind: Kind, sizes: Sizes) {
  const few = await read(kind, { orders: sizes.small })
  const many = await read(kind, { orders: sizes.large })
  const now = Date.now()
  const recent = { orders: sizes.counted, from: now - 2 * DAY, to: now }
  const since = new Date(now - 3 * DAY).toISOString()
  const qualifying = await read(kind, { ...recent, mix: SHOPS[kind].all }, since)
  const others = await read(kind, { ...recent, mix: SHOPS[kind].none }, since)
  const perThousand = ({ requests }: IntakeResult) => (orderRequests(kind, requests) * 1_000) / sizes.counted
  const name = kind === 'woocommerce' ? '' : ` (${kind})`
  const growth = many.peakMB - few.peakMB
  const lines: Line[] = [
    { what: `intake${name}: ${whole(sizes.large)} orders`, figure: `${whole(many.seen / many.seconds)} orders/s` },
    {
      what: `intake${name}: peak memory`,
      figure: `${whole(many.peakMB)} MB (${whole(few.peakMB)} MB with ${whole(sizes.small)})`,
      goal: `${growth < 0 ? '' : '+'}${whole(growth)} MB (≤ +60 MB)`,
    },
    { what: `requests${name}: idle poll`, figure: String(many.idleRequests), goal: '1' },
    { what: `requests${name}: per 1,000 collected`, figure: perThousand(qualifying).toFixed(1), goal: '≤ 30' },
    { what: `requests${name}: per 1,000 others`, figure: perThousand(others).toFixed(1), goal: '≤ 10' },
    { what: `requests${name}: facts of the shop, at most daily`, figure: String(factRequests(kind, others.requests)) },
  ]
  return { lines, result: { few, many, qualifying, others } }
}

function read(kind: Kind, options: object, since?: string): Promise<IntakeResult> {
  return inScratch((journal) =>
    beside('platform', {}, ({ url: platform }) =>
      beside('shop', { kind, options }, ({ url }) =>
        measured<IntakeResult>('intake', { kind, shop: url, platform, journal, since }),
      ),
    ),
  )
}

/** What reading orders costs; what `describe` and `statuses` ask, once a day, is counted apart. */
function orderRequests(kind: Kind, byPath: Record<string, number>): number {
  return sum(Object.entries(byPath).filter(([path]) => SHOPS[kind].orders.test(path)))
}

function factRequests(kind: Kind, byPath: Record<string, number>): number {
  return sum(Object.entries(byPath).filter(([path]) => !SHOPS[kind].orders.test(path)))
}

function sum(counts: [string, number][]): number {
  return counts.reduce((all, [, n]) => all + n, 0)
}
