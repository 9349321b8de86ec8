import { join } from 'node:path'
import { openJournal, type ReviewLine } from '@recolte/core'
import { expect, test } from 'vitest'
import { launched, launchedJson, reconfigure } from './support/launched.ts'
import { shopFolder } from './support/shop.ts'

const review = (id: string, product = '23'): ReviewLine => ({
  kind: 'new',
  review: { id, product, rating: 5, text: 'Parfait', author: 'Ada M.', media: [], exchanges: [] },
})

async function shopWith(publish: boolean, ...lines: ReviewLine[]) {
  const shop = await shopFolder({ orders: 0, store: { reviews: { publish } } })
  await launchedJson(shop, 'sync')
  const journal = await openJournal(join(shop.folder, 'recolte.db'))
  await journal.takeReviews({ store: 'boutique', source: 'module', now: Date.now(), lines })
  await journal.close()
  return shop
}

test('a pass shows reviews, says so, and each command says how one stands', async () => {
  const shop = await shopWith(true, review('r1'), review('r2'), review('r3', 'SKU-1'))
  expect(await launchedJson(shop, 'sync')).toMatchObject({
    exit: 0,
    json: { ok: true, stores: { boutique: { reviews: { shown: 2, removed: 0, putOff: 1 } } } },
  })
  expect(await launchedJson(shop, 'reviews', 'status')).toMatchObject({
    json: {
      stores: [{ shop: [{ kind: 'review', shown: 2, due: 1, problems: [{ code: 'review-no-such-product', n: 1 }] }] }],
    },
  })
  expect(await launchedJson(shop, 'reviews', 'explain', 'r1')).toMatchObject({
    json: { reviews: [{ shop: { shopId: '1', dueAt: null, problem: null } }] },
  })
  const status = await launched(shop, 'reviews', 'status', '--lang', 'fr')
  expect(status.out).toMatch(
    /Dans la boutique : 2 avis affichés, 1 en route\.\n +1 en attente, dont r3 : La boutique n’a pas/,
  )
  expect((await launched(shop, 'reviews', 'explain', 'r1', '--lang', 'fr')).out).toMatch(/depuis le .*, sous le n° 1\./)
  const waits = (await launched(shop, 'reviews', 'explain', 'r3', '--lang', 'en')).out
  expect(waits).toMatch(/Next try .*no product under/)
  expect(waits).not.toContain('Nothing to do')
})

test('`reviews sync` shows what changed, and the pass after it has nothing to do', async () => {
  const shop = await shopWith(true, review('r1'))
  expect((await launched(shop, 'reviews', 'sync', '--lang', 'fr')).out).toContain(
    'Avis dans la boutique : 1 affiché ou modifié',
  )
  expect(await launchedJson(shop, 'reviews', 'sync')).toMatchObject({
    json: { stores: [{ shop: { shown: 0, removed: 0, putOff: 0 } }] },
  })
})

test('where it is not asked for, nothing is shown, and nothing said of it', async () => {
  const shop = await shopWith(false, review('r1'))
  expect(await launchedJson(shop, 'reviews', 'sync')).toMatchObject({ json: { stores: [{ shop: null }] } })
  expect(await launchedJson(shop, 'reviews', 'status')).toMatchObject({ json: { stores: [{ shop: [] }] } })
  expect(await launchedJson(shop, 'reviews', 'explain', 'r1')).toMatchObject({ json: { reviews: [{ shop: null }] } })
  expect((await launchedJson(shop, 'sync')).json).not.toHaveProperty('stores.boutique.reviews')
  expect((await launched(shop, 'reviews', 'status', '--lang', 'fr')).out).toContain('avis publiés : 1 ; retirés')
  expect((await launched(shop, 'reviews', 'sync', '--lang', 'en')).out).toContain('"feed": {}')
  reconfigure(shop, (stores) => {
    stores.boutique = { ...stores.boutique, method: 'module' }
  })
  expect((await launched(shop, 'reviews', 'sync', '--lang', 'en')).out).toContain('sends its reviews by itself')
})
