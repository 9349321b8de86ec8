import { type Clock, type ConnectorContext, createHttp, systemClock } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { shopify } from '../src/index.ts'
import { all } from './context.ts'

const { RECOLTE_LIVE_SHOPIFY_SHOP: shop, RECOLTE_LIVE_SHOPIFY_TOKEN: accessToken } = process.env
const given = shop !== undefined && accessToken !== undefined
if (!given) console.log('Shopify live tests skipped: set RECOLTE_LIVE_SHOPIFY_SHOP and RECOLTE_LIVE_SHOPIFY_TOKEN.')

describe.skipIf(!given)('a real Shopify shop', () => {
  const clock: Clock = systemClock
  const { signal } = new AbortController()
  const log: ConnectorContext['log'] = () => undefined
  const context = { ...createHttp({ clock, signal, userAgent: 'Recolte/test', store: 'live' }), clock, signal, log }
  const connect = () => shopify.connect({ shop, accessToken }, { ...context, language: 'en' })
  const since = new Date(Date.now() - 30 * 86_400_000)

  test('describes itself: version, zone, clock and what the app may do', async () => {
    const info = await connect().describe()
    expect(info.version).toBe('2026-10')
    expect(info.rights['read-orders']).toBe(true)
    expect(Math.abs(info.clock.getTime() - Date.now())).toBeLessThan(60_000)
    console.log(JSON.stringify(info))
  })

  test('lists every order once, whatever the page size, oldest change first', async () => {
    const once = (await all(connect().changes({ since }))).flatMap(({ rows }) => rows)
    const small = (await all(connect().changes({ since, pageSize: 3 }))).flatMap(({ rows }) => rows)
    expect(small.map(({ id }) => id)).toEqual(once.map(({ id }) => id))
    expect(new Set(once.map(({ id }) => id)).size).toBe(once.length)
    const instants = once.map(({ changedAt }) => changedAt.getTime())
    expect(instants).toEqual(instants.toSorted((one, other) => one - other))
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
})
