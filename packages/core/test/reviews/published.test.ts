import { expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { reading, review } from './scene.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 9, 1) + n * HOUR).toISOString().replace('.000', '')
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => review(`r${String(n).padStart(4, '0')}`, { publish_date: hour(n) }))
const pages = (asked: string[]) => asked.filter((path) => path.includes('/published/')).length

it('brings every page once, within the limits of the API', async () => {
  const { published, read, ids, journal } = await reading('api')
  published.put(...many(950))
  expect((await read())?.intake).toMatchObject({ added: 950, rejected: 0 })
  expect(await ids()).toHaveLength(950)
  expect(pages(published.asked)).toBe(5)
  expect(await journal.reviewAudit('boutique')).toMatchObject({ received: 950, stored: 950, difference: 0 })
})

it('asks afterwards for what was published since, and once a week for all of it', async () => {
  const { published, read, ids, clock } = await reading('api')
  published.put(...many(300))
  await read()
  clock.time += HOUR
  published.put(review('new', { publish_date: hour(301) }))
  published.remove('r0000')
  expect((await read())?.intake).toMatchObject({ added: 1, withdrawn: 0 })
  expect(published.asked.at(-1)).toContain('publish_date.gte=2026-10-1')
  clock.time += 7 * DAY
  expect((await read())?.intake).toMatchObject({ added: 0, withdrawn: 1 })
  expect(await ids()).not.toContain('r0000')
  expect(await ids()).toHaveLength(300)
})

it('does not take a review for gone whose line cannot be read, on whichever page', async () => {
  const { published, read, ids, clock } = await reading('api')
  published.put(...many(300))
  await read()
  clock.time += 8 * DAY
  published.put(review('r0000', { publish_date: hour(0), rate: 9 }))
  expect((await read())?.intake).toMatchObject({ rejected: 1, withdrawn: 0 })
  expect(await ids()).toHaveLength(300)
})

it.each(['429', '503', 'reset', 'truncated', 'html', 'empty'] as const)(
  'goes on at the page where it was broken off by %s',
  async (kind) => {
    const { published, read, ids, journal } = await reading('api')
    published.put(...many(900))
    published.fault({ kind, on: 'api', rate: 0.7 })
    let failures = 0
    for (; (await read())?.failure !== undefined; failures++) expect(failures).toBeLessThan(60)
    expect(failures).toBeGreaterThan(0)
    expect(await ids()).toHaveLength(900)
    expect(await journal.reviewAudit('boutique')).toMatchObject({ received: 900, difference: 0 })
  },
)

it('begins anew where the API does not know the page any more at which it was broken off', async () => {
  const { published, read, ids, journal, url } = await reading('api')
  published.put(...many(300))
  const open = { next: '/verified-reviews/v1/published/products/reviews?limit=9999', startedAt: 1, whole: true }
  await read()
  const value = JSON.stringify({ open: { ...open, next: url + open.next, reviews: 5, newest: 0 } })
  const cursor = { key: 'pages', value }
  await journal.takeReviews({ store: 'boutique', source: 'api:main', now: 1, lines: [], cursor })
  expect((await read())?.failure).toMatchObject({ code: 'reviews-answer', detail: { status: 400 } })
  expect((await read())?.failure).toBeUndefined()
  expect(await ids()).toHaveLength(300)
})

it('takes a full page for the last one only where the API says of others that they go on', async () => {
  const { published, read, ids, clock } = await reading('api')
  published.put(...many(300))
  await read()
  clock.time += 8 * DAY
  const { handle } = published
  published.handle = (call) => {
    const answer = handle(call)
    const { link: _, ...headers } = answer.headers
    return { ...answer, headers }
  }
  expect((await read())?.failure).toMatchObject({ code: 'reviews-answer', detail: { why: 'Link' } })
  expect(await ids()).toHaveLength(300)
  published.handle = handle
  published.remove(
    ...many(300)
      .map(({ review_id: id }) => id)
      .slice(200),
  )
  expect(await read()).toMatchObject({ intake: { withdrawn: 100 } })
})

it('gives its token to nobody but the API', async () => {
  const { published, read } = await reading('api')
  published.put(...many(300))
  published.fault({ kind: 'elsewhere', on: 'api' })
  expect((await read())?.failure).toMatchObject({ code: 'reviews-answer', detail: { why: 'Link' } })
})

it('waits when the API asks it to', async () => {
  const { published, read, clock } = await reading('api')
  published.put(...many(10))
  const before = clock.now()
  published.fault({ kind: '429', on: 'api', retryAfter: 45 })
  expect((await read())?.failure).toBeUndefined()
  expect(clock.now() - before).toBeGreaterThanOrEqual(45_000)
})

it('fetches a new token when one ends on the way, and says so when the keys are refused', async () => {
  const { published, read, ids } = await reading('api')
  published.put(...many(500))
  published.fault({ kind: '401', on: 'api' })
  expect((await read())?.failure).toBeUndefined()
  expect(await ids()).toHaveLength(500)
  published.fault({ kind: '401', on: 'api', times: 9 })
  expect((await read())?.failure).toMatchObject({ code: 'reviews-keys', detail: { status: 401 } })
})

it('removes nothing where all of it has vanished at once', async () => {
  const { published, read, ids, clock } = await reading('api')
  published.put(review('r1'))
  await read()
  clock.time += 8 * DAY
  published.remove('r1')
  expect((await read())?.failure?.code).toBe('reviews-empty')
  expect(await ids()).toEqual(['r1'])
})
