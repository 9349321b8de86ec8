import { describe, expect, it } from 'vitest'
import { createWooCommerce } from '../src/index.ts'
import { recording, send } from './recordings.ts'
import { ask, shopAt } from './shopping.ts'

const POLL = 'orders?orderby=modified&order=asc&dates_are_gmt=true'

describe('traps of a real shop', () => {
  it('1: a zone mark together with dates_are_gmt moves the window by the offset of the shop', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    const id = shop.add()
    const window = (after: string, before: string) =>
      ask(shop, `orders?modified_after=${after}&modified_before=${before}`)
    expect((await window('2026-10-01T09:59:59Z&dates_are_gmt=true', '2026-10-01T10:00:02')).ids).toEqual([])
    expect((await window('2026-10-01T09:59:59&dates_are_gmt=true', '2026-10-01T10:00:02')).ids).toEqual([id])
    expect((await window('2026-10-01T09:59:59Z', '2026-10-01T10:00:02Z')).ids).toEqual([id])
    expect((await window('2026-10-01T11:59:59%2B02:00', '2026-10-01T12:00:02')).ids).toEqual([id])
    const recorded = await send(shop, recording('trap-zone-with-dates-are-gmt'))
    expect(await recorded.json()).toEqual([])
  })

  it('2: both bounds are exclusive, to the second', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    shop.add()
    expect((await ask(shop, `${POLL}&modified_after=2026-10-01T10:00:00`)).ids).toEqual([])
    expect((await ask(shop, `${POLL}&modified_before=2026-10-01T10:00:00`)).ids).toEqual([])
    expect((await ask(shop, `${POLL}&modified_after=2026-10-01T09:59:59.999`)).ids).toHaveLength(1)
  })

  it('3: an order of page 1 that changes during the run makes page 2 start one too far', async () => {
    const { shop, pass } = shopAt('2026-10-01T10:00:00Z')
    const ids = Array.from({ length: 6 }, () => {
      pass(1)
      return shop.add()
    })
    const page = (n: number) => ask(shop, `${POLL}&modified_after=2026-10-01T10:00:00&per_page=3&page=${n}`)
    expect((await page(1)).ids).toEqual(ids.slice(0, 3))
    pass(1)
    shop.touch(ids[0] ?? 0)
    expect((await page(2)).ids).not.toContain(ids[3])
  })

  it('4: parameters it does not know change nothing, modified_after of an old shop included', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    shop.add()
    expect((await ask(shop, 'orders?number=40&exclude_status=pending')).ids).toHaveLength(1)
    const old = createWooCommerce({ orders: 3, version: '5.4.1' })
    expect((await ask(old, `${POLL}&modified_after=2099-01-01T00:00:00`)).ids).toHaveLength(3)
    const index = await ask(old, '/wp-json/wc/v3?_fields=routes./wc/v3/orders')
    expect(JSON.stringify(index.body)).not.toContain('modified_after')
  })

  it('5: one unknown status fails the whole request', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    const answer = await ask(shop, 'orders?status=completed,livree')
    expect([answer.status, answer.one.code]).toEqual([400, 'rest_invalid_param'])
    expect(JSON.stringify(answer.body)).toContain('status[1] is not one of any, trash')
    const without = createWooCommerce({ customStatuses: [] })
    expect((await ask(without, 'orders?status=completed,shipped')).status).toBe(400)
  })

  it('6: a wrong key looks like no key, only a wrong secret is named', async () => {
    const shop = createWooCommerce()
    const as = async (authorization: string) => (await ask(shop, 'orders', { headers: { authorization } })).one.code
    expect(await as(`Basic ${btoa('ck_wrong:cs_test')}`)).toBe('woocommerce_rest_cannot_view')
    expect(await as('')).toBe('woocommerce_rest_cannot_view')
    expect(await as(`Basic ${btoa('ck_test:cs_wrong')}`)).toBe('woocommerce_rest_authentication_error')
  })

  it('7: a trashed order leaves every list but that of the trash', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z', { orders: 2 })
    const id = shop.idOf(0)
    shop.trash(id)
    for (const query of ['', `?include=${id}`, '?status=any,trash']) {
      expect((await ask(shop, `orders${query}`)).ids).not.toContain(id)
    }
    expect((await ask(shop, 'orders?status=trash')).ids).toEqual([id])
    const alone = await ask(shop, `orders/${id}`)
    expect([alone.status, alone.one.status]).toEqual([200, 'trash'])
  })

  it('11: every save moves date_modified, unless posts storage does not notice it', async () => {
    const moved = async (hpos: boolean, act: 'touch' | 'meta' | 'status' | 'refund' | 'trash') => {
      const { shop, pass } = shopAt('2026-10-01T10:00:00Z', { hpos })
      const id = shop.add({ status: 'processing' })
      pass(60)
      if (act === 'touch') shop.touch(id)
      if (act === 'meta') shop.change(id, { meta_data: [{ key: 'a', value: 1 }] })
      if (act === 'status') shop.change(id, { status: 'completed' })
      if (act === 'refund') shop.refund(id, { amount: '1.00' })
      if (act === 'trash') shop.trash(id)
      return (await ask(shop, `orders/${id}`)).one.date_modified_gmt === '2026-10-01T10:01:00'
    }
    for (const act of ['touch', 'meta', 'status', 'refund', 'trash'] as const) {
      expect([act, await moved(true, act)]).toEqual([act, true])
    }
    for (const act of ['touch', 'meta'] as const) expect([act, await moved(false, act)]).toEqual([act, false])
  })

  it('12: with plain permalinks the route is found and the key is not looked at', async () => {
    const shop = createWooCommerce({ permalinks: 'plain', orders: 2 })
    expect((await ask(shop, '/?rest_route=/wc/v3/orders')).status).toBe(401)
    expect((await ask(shop, '/?rest_route=/wc/v3/orders&x=wp-json/wc/')).ids).toHaveLength(2)
    expect((await ask(shop, '/wp-json/wc/v3/orders/')).headers.get('content-type')).toMatch('text/html')
    expect((await ask(shop, '/?rest_route=/')).one.timezone_string).toBe('Europe/Paris')
  })
})

describe('the hour that comes twice', () => {
  it('shows one wall clock for two instants', async () => {
    const { shop } = shopAt('2026-10-25T12:00:00Z')
    shop.add({ date_modified_gmt: '2026-10-25T00:30:00' })
    shop.add({ date_modified_gmt: '2026-10-25T01:30:00' })
    const { list } = await ask(
      shop,
      `${POLL}&modified_after=2026-10-25T00:00:00&_fields=date_modified,date_modified_gmt`,
    )
    expect(list).toEqual([
      { date_modified: '2026-10-25T02:30:00', date_modified_gmt: '2026-10-25T00:30:00' },
      { date_modified: '2026-10-25T02:30:00', date_modified_gmt: '2026-10-25T01:30:00' },
    ])
  })
})
