import type { ShopReviewPage, Store } from '@recolte/core'
import { expect, test } from 'vitest'
import { recorded, sandbox } from './shop.ts'

async function pages({ ownReviews }: Store): Promise<ShopReviewPage[]> {
  if (ownReviews === undefined) throw new Error('no reviews')
  const given: ShopReviewPage[] = []
  for await (const page of ownReviews({})) given.push(page)
  return given
}
const idsIn = (given: ShopReviewPage[]) => given.flatMap(({ reviews }) => reviews.map(({ id }) => Number(id)))

test('gives published reviews as their authors typed them', async () => {
  const { app, store } = sandbox()
  app.reviews.add({
    text: 'Bon thé & bon prix <3\nÀ refaire',
    reviewer: 'Léa D.',
    rating: 4,
    email: 'lea@client.example',
  })
  app.reviews.add({ status: 'hold' })
  app.reviews.add({ rating: 0, productId: 19, reviewer: '' })
  const [page] = await pages(store)
  expect(page?.reviews).toEqual([
    {
      ...{ id: '1', product: '11', productName: 'Thé vert « Nuit d’été »', rating: 4, author: 'Léa D.' },
      ...{ text: 'Bon thé & bon prix <3\nÀ refaire', email: 'lea@client.example', writtenAt: app.now() },
    },
    expect.objectContaining({ id: '3', product: '19', productName: 'Mug "Café & Cie" 🍵' }),
  ])
  expect(page?.reviews[1]).not.toHaveProperty('rating')
})

test('gives each review once, a hundred a page', async () => {
  const { app, store, asked } = sandbox()
  for (let n = 0; n < 350; n++) app.reviews.add()
  const given = await pages(store)
  expect(idsIn(given)).toEqual(Array.from({ length: 350 }, (_, index) => index + 1))
  expect(given.map(({ remaining }) => remaining)).toEqual([250, 151, 52, 0])
  expect(asked).toHaveLength(4)
})

test('goes on to the last one where the count was taken away on its way', async () => {
  const entry = { product_id: 11, reviewer: 'Léa', review: 'Bon', rating: 5, date_created_gmt: '2026-11-01T08:00:00' }
  const all = Array.from({ length: 199 }, (_, index) => ({ ...entry, id: index + 1 }))
  const { store, asked } = recorded(({ searchParams }) => {
    const from = Number(searchParams.get('offset'))
    return Response.json(all.slice(from, from + 100))
  })
  const given = await pages(store)
  expect(idsIn(given)).toEqual(all.map(({ id }) => id))
  expect(given[0]).not.toHaveProperty('remaining')
  expect(asked.length).toBeLessThanOrEqual(3)
})

test('ends where the list does, though the shop counts more than it lists', async () => {
  const entry = { product_id: 11, reviewer: 'Léa', review: 'Bon', rating: 5, date_created_gmt: '2026-11-01T08:00:00' }
  const { store, asked } = recorded(({ searchParams }) => {
    if (asked.length > 9) throw new Error('without an end')
    const list = [1, 2, 3].map((id) => ({ ...entry, id })).slice(Number(searchParams.get('offset')))
    return Response.json(list, { headers: { 'x-wp-total': '5' } })
  })
  expect(idsIn(await pages(store))).toEqual([1, 2, 3])
})

test('skips none when reviews are removed while the list is read', async () => {
  const { app, store, before } = sandbox()
  for (let n = 0; n < 400; n++) app.reviews.add()
  let request = 0
  before(() => {
    request += 1
    if (request === 3) for (let id = 1; id <= 150; id++) app.reviews.remove(id)
    if (request === 6) app.reviews.add()
  })
  expect(idsIn(await pages(store))).toEqual(Array.from({ length: 401 }, (_, index) => index + 1))
})

test('names an entry that it cannot read, and goes on', async () => {
  const entry = { product_id: 11, reviewer: 'Léa', review: '<p>Bon</p>', rating: 5 }
  const list = [{ ...entry, id: 7 }, { ...entry, id: 8, date_created_gmt: '2026-11-01T08:00:00' }, 'broken']
  const { store } = recorded(() => Response.json(list, { headers: { 'x-wp-total': '3' } }))
  const [page] = await pages(store)
  expect(page?.reviews.map(({ id }) => id)).toEqual(['8'])
  expect(page?.unreadable).toEqual([
    { id: '7', problem: 'date_created_gmt' },
    { id: '?', problem: 'order' },
  ])
})
