import { expect, test } from 'vitest'
import { launched, launchedJson, reconfigure } from './support/launched.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

/** A shop of so many reviews, and a platform that takes them by agreement. */
async function agreed(reviews: number): Promise<ShopFolder> {
  const shop = await shopFolder({ orders: 0 })
  for (let n = 0; n < reviews; n++) shop.shop.reviews.add({ email: `client${n}@client.example` })
  const push = { url: `${shop.facts.platform.url}/reviews`, query: 'pushProductReview' }
  reconfigure(shop, (stores) => Object.assign(stores.boutique ?? {}, { reviews: { push } }))
  return shop
}

test('reviews of the shop are pushed once each, and it is said where they stand', async () => {
  const shop = await agreed(30)
  shop.shop.reviews.add({ rating: 0 })
  expect(await launchedJson(shop, 'reviews', 'push', 'boutique')).toMatchObject({
    exit: 0,
    json: { ok: true, store: 'boutique', read: 31, pushed: 30, counts: { pushed: 30, skipped: 1 } },
  })
  const again = await launched(shop, 'reviews', 'push', '--lang', 'fr')
  expect(again).toMatchObject({ exit: 0, out: expect.stringContaining('31 avis examinés, 0 envoyés à l’instant') })
  expect(shop.platform.summary().reviews).toEqual({ accepted: 30, references: 30 })
})

test('a review that was refused is explained, and leaves again by hand', async () => {
  const shop = await agreed(3)
  shop.platform.fault({ kind: 'code', code: 4, matching: ({ id_review_product }) => id_review_product === '2' })
  const said = await launched(shop, 'reviews', 'push')
  expect(said).toMatchObject({ exit: 1, out: expect.stringMatching(/Refused: 1 \(ids 2\).*Fault of the sandbox/) })
  const why = await launched(shop, 'reviews', 'push', '--explain', '2', '--lang', 'fr')
  expect(why.out).toMatch(/refusé par la plateforme .*\n.*Fault of the sandbox\.\n.*--retry 2\n$/s)
  expect(await launchedJson(shop, 'reviews', 'push', '--retry', '2')).toMatchObject({
    exit: 0,
    json: { retried: 1, pushed: 1, counts: { pushed: 3, refused: 0 } },
  })
  expect(await launchedJson(shop, 'reviews', 'push', '--explain', '2')).toMatchObject({
    exit: 0,
    json: { id: '2', state: 'pushed', attempts: 2, code: '1' },
  })
  expect(await launchedJson(shop, 'reviews', 'push', '--explain', '99')).toMatchObject({
    exit: 1,
    json: { state: 'unknown' },
  })
})

test('keys that the platform refuses, and a store without an agreement, are said with what to do', async () => {
  const shop = await agreed(3)
  shop.platform.setSecret(shop.facts.platform.webId, 'another')
  const said = await launched(shop, 'reviews', 'push')
  expect(said).toMatchObject({ exit: 1, out: expect.stringContaining('Integration Code') })
  reconfigure(shop, (stores) => Object.assign(stores.boutique ?? {}, { reviews: {} }))
  const off = await launched(shop, 'reviews', 'push', '--lang', 'fr')
  expect(off).toMatchObject({ exit: 2, err: expect.stringContaining('gestionnaire de compte') })
})
