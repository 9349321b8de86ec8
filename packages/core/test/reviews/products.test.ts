import { expect, it } from 'vitest'
import { DAY } from '../../src/clock.ts'
import { reading, review } from './scene.ts'

it('tells which reviews are of no product of the shop, and finds them again once it has it', async () => {
  const { published, shop, another, clock } = await reading('feed')
  shop.products = new Set(['11'])
  const recolte = await another()
  published.put(review('r1'), review('r2', { product: '99' }))
  await recolte.syncReviews()
  expect(await recolte.auditReviews('boutique')).toMatchObject({
    ...{ received: 4, stored: 2, orphans: 2, difference: 0, notAsked: 0 },
    orphanProducts: [{ reference: '99', n: 2, known: false }],
  })
  expect(await recolte.explainReview('r2')).toMatchObject([{ standing: 'orphan', store: 'boutique' }])
  shop.products.add('99')
  clock.time += DAY + 1
  await recolte.syncReviews()
  expect(await recolte.auditReviews('boutique')).toMatchObject({ stored: 4, orphans: 0, difference: 0 })
  expect(await recolte.explainReview('r2', 'boutique')).toMatchObject([
    { standing: 'published', history: [{ what: 'added' }, { what: 'product-found' }] },
  ])
})

it('calls none an orphan where the shop cannot be asked', async () => {
  const { published, read, recolte } = await reading('feed')
  published.put(review('r1'))
  await read()
  expect(await recolte.auditReviews('boutique')).toMatchObject({ orphans: 0, notAsked: 1, difference: 0 })
})
