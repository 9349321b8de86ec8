import { join } from 'node:path'
import { openJournal, type ReviewLine } from '@recolte/core'
import { expect, test } from 'vitest'
import { launched, launchedJson } from './support/launched.ts'
import { shopFolder } from './support/shop.ts'

const review = (id: string): ReviewLine => ({
  kind: 'new',
  review: { id, product: '11', rating: 5, text: 'Parfait', author: 'Ada M.', media: [], exchanges: [] },
})

test('the audit of reviews shows that every line received is stored, or rejected for a reason', async () => {
  const shop = await shopFolder({ orders: 0 })
  expect(await launchedJson(shop, 'reviews', 'audit')).toMatchObject({
    exit: 0,
    json: { ok: true, stores: [{ store: 'boutique', received: 0, difference: 0 }] },
  })
  const journal = await openJournal(join(shop.folder, 'recolte.db'))
  const lines: ReviewLine[] = [
    review('r1'),
    review('r2'),
    { kind: 'delete', id: 'r2' },
    { kind: 'rejected', problem: 'review-rating', what: 'NEW\tr3\tten' },
  ]
  await journal.takeReviews({ store: 'boutique', source: 'module', now: Date.now(), lines })
  await journal.close()

  expect(await launchedJson(shop, 'reviews', 'audit', '--store', 'boutique')).toMatchObject({
    exit: 1,
    json: { ok: false, stores: [{ received: 4, stored: 3, rejected: 1, difference: 0, reviews: 1, removed: 1 }] },
  })
  const said = await launched(shop, 'reviews', 'audit', '--lang', 'fr')
  expect(said.out).toMatch(/4 lignes reçues = 3 .* \+ 1 .*écart 0/)
  expect(said.out).toContain('1 ×')
})
