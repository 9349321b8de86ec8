import { HOUR, MINUTE } from '@recolte/core'
import { serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { open } from './context.ts'

async function one(store: Awaited<ReturnType<typeof open>>['store'], id: number) {
  const [result] = await store.read([String(id)])
  if (result?.kind !== 'order') throw new Error(`${result?.kind}`)
  return result.order
}

test('reads the buyer, the lines with their products, and what the reference is made of', async () => {
  const { shop, store } = await open({ orders: 40 })
  const id = shop.add({ name: '#FR-2001', locale: 'fr-CA' })
  const { email, customer, lines } = shop.find(id)
  const order = await one(store, id)
  expect(order).toMatchObject({
    ...{ id: String(id), number: 'FR-2001', language: 'fr-CA', channel: 'web', hadLines: true },
    buyer: { email, firstName: customer?.firstName, lastName: customer?.lastName },
    total: { currency: 'EUR' },
  })
  expect(order.lines).toMatchObject([
    { productId: String(lines[0]?.productId), sku: lines[0]?.sku, quantity: 1, refundedQuantity: 0 },
  ])
  expect(order.lines[0]).toMatchObject({ brand: 'Maison Exemple', gtin: '4006381333931' })
})

test('an order with more lines than a page is read to its last one', async () => {
  const { shop, store } = await open({ orders: 400, mix: { long: 1 } })
  const id = shop.idOf(7)
  const { lines } = shop.find(id)
  expect(lines.length).toBeGreaterThan(50)
  const order = await one(store, id)
  expect(order.lines).toHaveLength(lines.filter(({ productId }) => productId !== null).length)
})

test('reads fewer at once where the shop finds a question too large, and all of them', async () => {
  const { shop, store } = await open({ orders: 200 })
  const ids = Array.from({ length: 60 }, (_, index) => String(shop.idOf(index)))
  const results = await store.read(ids)
  expect(results.map(({ id }) => id).sort()).toEqual(ids.toSorted())
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['order']))
})

test('a product’s picture is asked for once, however many orders hold it', async () => {
  const { shop, store, wait } = await open()
  const [first, second] = [shop.add(), shop.add()]
  const before = shop.requests
  const image = /^https:/
  expect((await one(store, first)).lines).toMatchObject([{ image: expect.stringMatching(image) }])
  expect(shop.requests - before).toBe(2)
  expect((await one(store, second)).lines).toMatchObject([{ image: expect.stringMatching(image) }])
  expect(shop.requests - before).toBe(3)
  // It may have changed since.
  wait(HOUR)
  await one(store, second)
  expect(shop.requests - before).toBe(5)
})

test('a thousand orders of a standard plan are read within four minutes', async () => {
  const { shop, store } = await open({ orders: 1_000, bucket: { size: 2_000, rate: 100 } })
  const began = shop.now()
  for (let at = 0; at < 1_000; at += 20)
    await store.read(Array.from({ length: 20 }, (_, index) => String(shop.idOf(at + index))))
  expect(shop.now() - began).toBeLessThan(4 * MINUTE)
  expect(shop.summary().points.throttled).toBe(0)
})

test('a line given back is no longer there to be reviewed', async () => {
  const { shop, store } = await open()
  const id = shop.add()
  shop.refund(id, shop.find(id).lines[0]?.id)
  expect((await one(store, id)).lines).toMatchObject([{ quantity: 1, refundedQuantity: 1 }])
})

test('a deleted order is gone where the app sees everything', async () => {
  const { shop, store } = await open({ orders: 3 })
  const id = shop.idOf(1)
  shop.delete(id)
  expect(await store.read([String(id)])).toEqual([{ id: String(id), kind: 'gone' }])
  expect(await store.read([String(id), String(shop.idOf(2))])).toMatchObject([{ kind: 'absent' }, { kind: 'order' }])
})

test('the language is the order’s, else the customer’s, else that of the settings', async () => {
  const { shop, store, connect } = await open()
  expect((await one(store, shop.add({ locale: 'de' }))).language).toBe('de')
  const silent = shop.add({ locale: null })
  expect((await one(store, silent)).language).toBe(shop.find(silent).customer?.locale)
  const guest = shop.add({ locale: null, customer: null })
  expect((await one(connect({ language: 'fr' }), guest)).language).toBe('fr')
})

test('customers are asked for of those orders alone that lack something themselves', async () => {
  const { shop, store } = await open()
  const whole = String(shop.add())
  const bare = shop.add({ email: null })
  await store.read([whole])
  const before = shop.summary().requests
  await store.read([whole])
  expect(shop.summary().requests - before).toBe(1)
  expect((await one(store, bare)).buyer.email).toBe(shop.find(bare).customer?.email)
  expect(shop.summary().requests - before).toBe(3)
})

test('where Shopify fails at a part of an order, that is no order without an address: it is read again', async () => {
  const { shop, connect } = await open()
  const id = shop.add({ email: null })
  let failing: 'customer' | 'billingAddress' | undefined
  const { url, close } = await serve({
    handle(call) {
      const answer = shop.handle(call)
      const body = JSON.parse(answer.body)
      const [node] = body.data?.nodes ?? []
      if (failing === undefined || node?.[failing] === undefined) return answer
      node[failing] = null
      const message = 'Internal error. Request ID: 5f3a-1'
      const error = { message, path: ['nodes', 0, failing], extensions: { code: 'INTERNAL_SERVER_ERROR' } }
      return { ...answer, body: JSON.stringify({ ...body, errors: [error] }) }
    },
  })
  onTestFinished(close)
  const store = connect({ url })
  for (failing of ['customer', 'billingAddress'] as const) {
    const detail = expect.objectContaining({ why: '5f3a-1' })
    await expect(store.read([String(id)])).rejects.toMatchObject({ code: 'shopify.internal-error', detail })
  }
  failing = undefined
  expect((await one(store, id)).buyer.email).toBe(shop.find(id).customer?.email)
})
