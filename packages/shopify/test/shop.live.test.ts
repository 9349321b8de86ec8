import { type ChangePage, type Clock, type ConnectorContext, createHttp, DAY, systemClock } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { inBulk } from '../src/bulk.ts'
import { createClient } from '../src/client.ts'
import { shopify } from '../src/index.ts'
import { createListing } from '../src/listing.ts'
import { settingsSchema } from '../src/settings.ts'
import { all } from './context.ts'

const {
  RECOLTE_LIVE_SHOPIFY_SHOP: shop,
  RECOLTE_LIVE_SHOPIFY_TOKEN: accessToken,
  RECOLTE_LIVE_SHOPIFY_CLIENT_ID: clientId,
  RECOLTE_LIVE_SHOPIFY_CLIENT_SECRET: clientSecret,
  /** The sandbox's, to try this suite itself. */
  RECOLTE_LIVE_SHOPIFY_URL: url,
} = process.env
const given = shop !== undefined && (accessToken ?? clientSecret) !== undefined
if (!given)
  console.log(
    'Shopify live tests skipped: set RECOLTE_LIVE_SHOPIFY_SHOP, and RECOLTE_LIVE_SHOPIFY_TOKEN or _CLIENT_ID and _CLIENT_SECRET.',
  )

/** Everything here only reads: a bulk operation too changes nothing in the shop. */
describe.skipIf(!given)('a real Shopify shop', () => {
  const clock: Clock = systemClock
  const { signal } = new AbortController()
  const log: ConnectorContext['log'] = () => undefined
  const http = createHttp({ clock, signal, userAgent: 'Recolte/test', store: 'live' })
  const context = { ...http, clock, signal, log, language: 'en' as const }
  const settings = { shop, accessToken, clientId, clientSecret, url }
  const connect = () => shopify.connect(settings, context)
  const since = new Date(Date.now() - 30 * DAY)

  test('describes itself: version, zone, clock and what the app may do', async () => {
    const info = await connect().describe()
    expect(info.version).toBe('2026-10')
    expect(info.rights['read-orders']).toBe(true)
    expect(Math.abs(info.clock.getTime() - Date.now())).toBeLessThan(60_000)
    console.log(JSON.stringify(info))
  })

  test('names a wrong access token', async () => {
    const other = shopify.connect({ ...settings, accessToken: 'shpat_wrong' }, context)
    await expect(other.describe()).rejects.toMatchObject({ code: 'shopify.token-refused' })
  })

  test('lists every order once, whatever the page size, oldest change first', async () => {
    const once = (await all(connect().changes({ since }))).flatMap(({ rows }) => rows)
    const small = (await all(connect().changes({ since, pageSize: 3 }))).flatMap(({ rows }) => rows)
    expect(small.map(({ id }) => id)).toEqual(once.map(({ id }) => id))
    expect(new Set(once.map(({ id }) => id)).size).toBe(once.length)
    const instants = once.map(({ changedAt }) => changedAt.getTime())
    expect(instants).toEqual(instants.toSorted((one, other) => one - other))
  })

  test('counts as many orders as it lists by creation', async () => {
    const store = connect()
    const to = new Date(Math.floor(Date.now() / 60_000) * 60_000)
    const created = (await all(store.created?.({ since }) ?? store.changes({ since }))).flatMap(({ rows }) => rows)
    const before = created.filter(({ createdAt }) => createdAt < to)
    expect(await store.count?.({ from: new Date(Math.floor(since.getTime() / 1_000) * 1_000), to })).toBe(before.length)
  })

  test('reads what it lists, and both agree', async () => {
    const [page] = await all(connect().changes({ since }))
    const rows = (page?.rows ?? []).slice(0, 30)
    const results = await connect().read(rows.map(({ id }) => id))
    for (const result of results) {
      if (result.kind !== 'order') throw new Error(`${result.id}: ${result.kind}`)
      const row = rows.find(({ id }) => id === result.id)
      expect(result.order.statuses).toEqual(row?.statuses)
      expect(result.order.createdAt).toEqual(row?.createdAt)
    }
  })

  test('gives the same orders in a file that it makes, also from its middle on', async () => {
    const parsed = settingsSchema.parse(settings)
    const listing = createListing(createClient(parsed, context), parsed, context)
    const idsOf = (pages: ChangePage[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    const whole = await all(inBulk({ since }, listing))
    expect(idsOf(whole).toSorted()).toEqual(idsOf(await all(connect().changes({ since }))).toSorted())
    const [first] = whole.filter(({ rows }) => rows.length > 0)
    const rest = await all(inBulk({ since, place: first?.place ?? '' }, listing))
    expect(idsOf(rest)).toEqual(idsOf(whole).slice(first?.rows.length ?? 0))
  })
})
