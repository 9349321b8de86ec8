import {
  createMagento,
  type Integration,
  type Magento,
  type MagentoFaultKind,
  serve,
  TEST_INTEGRATION,
} from '@recolte/sandbox'
import { z } from 'zod'
import type { Bench, TrueOrder } from '../../../src/index.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

const named = (end: string, rights?: string[]): Integration => ({
  consumerKey: `ck000000000000000000000000000${end}`,
  consumerSecret: `cs000000000000000000000000000${end}`,
  accessToken: `at000000000000000000000000000${end}`,
  accessTokenSecret: `as000000000000000000000000000${end}`,
  ...(rights === undefined ? {} : { rights }),
})
const GOOD = named('aaa', ['Magento_Sales::actions_view', 'Magento_Catalog::products', 'Magento_Backend::store'])
const POWERLESS = named('bbb', ['Magento_Catalog::products'])
const WRONG = named('ccc')

/** The sandbox's Magento on a real port, its clock five minutes ahead of ours: at ten it would refuse signatures. */
export async function openMagento({ orders }: { orders: number }): Promise<Bench> {
  // It stands still but for what happens in the shop.
  let now = Math.floor(Date.now() / SECOND) * SECOND + HOUR / 12
  const integrations = [GOOD, POWERLESS, TEST_INTEGRATION]
  const shop = createMagento({ orders, integrations, bearer: true, now: () => now, to: now - HOUR })
  let requests = 0
  const served = await serve({
    handle(call) {
      requests += 1
      return shop.handle(call)
    },
  })
  const settingsOf = ({ rights: _, ...keys }: Integration) => ({ url: served.url, ...keys })
  const tick = () => {
    now += SECOND
  }
  const start = (kind: MagentoFaultKind, retryAfter?: number) => async () => {
    shop.clearFaults()
    shop.fault({ kind, every: 1, ...(retryAfter === undefined ? {} : { retryAfter }) })
  }

  return {
    settings: settingsOf(GOOD),
    wrongKey: settingsOf(WRONG),
    noRights: settingsOf(POWERLESS),
    secrets: [GOOD, WRONG, POWERLESS].flatMap(({ rights: _, ...keys }) => Object.values(keys)),
    now: () => new Date(now),
    orders: () => ordersOf(shop),
    requests: () => requests,
    close: served.close,
    async change(id) {
      tick()
      shop.touch(Number(id))
    },
    async setStatus(id, status) {
      tick()
      shop.change(Number(id), { status })
    },
    async addAtSameInstant(count) {
      tick()
      return Array.from({ length: count }, () => String(shop.add()))
    },
    async addUnknownFields(id) {
      shop.raw(Number(id), (order) => ({ ...order, pickup_point: { code: 'FR-75011' }, state: order.state }))
    },
    async breakOrder(id) {
      shop.raw(Number(id), ({ created_at: _, ...order }) => order)
    },
    async remove(id) {
      tick()
      shop.delete(Number(id))
    },
    faults: {
      down: start('503', 60),
      busy: start('429', 30),
      html: start('html'),
      endless: start('endless'),
      hang: start('hang'),
    },
    async repair() {
      shop.clearFaults()
    },
  }
}

const listed = z.object({
  items: z
    .array(z.object({ entity_id: z.number(), status: z.string(), created_at: z.string(), updated_at: z.string() }))
    .nullable(),
})

/** The shop's own list, asked in process and by id, past the port that counts. */
async function* ordersOf(shop: Magento): AsyncGenerator<TrueOrder> {
  const headers = { authorization: `Bearer ${TEST_INTEGRATION.accessToken}` }
  for (let after = 0; ; ) {
    const filter = `searchCriteria[filterGroups][0][filters][0]`
    const query = [
      ...[`${filter}[field]=entity_id`, `${filter}[value]=${after}`, `${filter}[conditionType]=gt`],
      ...['searchCriteria[sortOrders][0][field]=entity_id', 'searchCriteria[sortOrders][0][direction]=ASC'],
      ...['searchCriteria[pageSize]=500', 'fields=items[entity_id,status,created_at,updated_at]'],
    ].join('&')
    const request = new Request(`https://shop.example/rest/all/V1/orders?${query}`, { headers })
    const items = listed.parse(await (await shop.fetch(request)).json()).items ?? []
    for (const { entity_id, status, created_at, updated_at } of items) {
      const [createdAt, changedAt] = [instantOf(created_at), instantOf(updated_at)]
      yield { id: String(entity_id), statuses: [status], createdAt, changedAt }
    }
    after = items.at(-1)?.entity_id ?? 0
    if (items.length < 500) return
  }
}

const instantOf = (wire: string): Date => new Date(`${wire.replace(' ', 'T')}Z`)
