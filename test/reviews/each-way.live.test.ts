import { createHmac, randomUUID } from 'node:crypto'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { anHourLater, world } from '../faults/world.ts'
import { type Told, WAYS } from './ways.ts'

const {
  RECOLTE_LIVE_WOOCOMMERCE_URL: url = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY: consumerKey = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_SECRET: consumerSecret = '',
} = process.env
const given = url !== '' && consumerKey !== '' && consumerSecret !== ''
if (!given)
  console.log(
    'Reviews in a real shop skipped: set RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY and _WRITE_SECRET (a read/write key).',
  )

/** One call of the shop's API, past the connector: OAuth 1.0a, as over plain http. */
async function ask<T>(schema: z.ZodType<T>, path: string, params: Record<string, string>, method = 'GET'): Promise<T> {
  const base = `${url}/wp-json/wc/v3/${path}`
  const oauth = { oauth_consumer_key: consumerKey, oauth_nonce: randomUUID(), oauth_signature_method: 'HMAC-SHA256' }
  const asked = { ...params, ...oauth, oauth_timestamp: String(Math.floor(Date.now() / 1_000)) }
  const pairs = Object.entries(asked).map((pair) => pair.map(encodeURIComponent).join('='))
  const text = [method, base, pairs.toSorted().join('&')].map(encodeURIComponent).join('&')
  const signature = createHmac('sha256', `${consumerSecret}&`).update(text).digest('base64')
  const query = [...pairs, `oauth_signature=${encodeURIComponent(signature)}`].join('&')
  return schema.parse(await (await fetch(`${base}?${query}`, { method })).json())
}

const listed = z.array(
  z.object({
    id: z.number(),
    product_id: z.number(),
    rating: z.number(),
    review: z.string(),
    reviewer_email: z.string(),
  }),
)
const products = z.array(z.object({ id: z.number() }))

// Over TLS it takes as long and proves no more: what differs there is the connector's own, and has its tests.
it.skipIf(!given || url.startsWith('https:')).each(Object.entries(WAYS))(
  'reviews by the way "%s" stand in a real WooCommerce once, changed and gone with the platform’s, through kills (-9)',
  { timeout: 300_000 },
  async (_name, open) => {
    const settings = { url, consumerKey, consumerSecret, allowInsecure: true }
    const made = await world({ onTestFinished }, {}, { settings })
    const way = await open(made)
    made.configure({ settings, store: { ...way.store, reviews: { ...way.reviews, publish: true } } })
    const run = randomUUID().slice(0, 8)
    const standing = async () => {
      const all = await ask(listed, 'products/reviews', { status: 'all', per_page: '100' })
      return all.filter(({ reviewer_email: email }) => email.startsWith(`review-${run}-`))
    }
    onTestFinished(async () => {
      for (const { id } of await standing())
        await ask(z.unknown(), `products/reviews/${id}`, { force: 'true' }, 'DELETE')
    })
    const [one, two] = await ask(products, 'products', { status: 'publish', per_page: '2', _fields: 'id' })
    const told = (n: number, text: string): Told => {
      return { id: `${run}-${n}`, product: String((n % 2 === 0 ? one : two)?.id), rating: 1 + (n % 5), text }
    }
    /** A pass that dies once the shop holds so many; the exit says whether it came to that. */
    const killedWith = async (held: number) => {
      const { child, ended } = made.start(['reviews', 'sync'])
      while (child.exitCode === null && (await standing()).length < held);
      child.kill('SIGKILL')
      const { exit } = await ended
      anHourLater(made.journal)
      return exit
    }
    const pass = async () => {
      await made.run(['reviews', 'sync'])
      anHourLater(made.journal)
    }

    await made.run(['sync', '--json'])
    await way.tell(
      'NEW',
      Array.from({ length: 8 }, (_, n) => told(n, `Avis ${n} <script>alert(${n})</script>`)),
    )
    expect([await killedWith(2), await killedWith(5)]).toEqual(['SIGKILL', 'SIGKILL'])
    await way.tell('UPDATE', [told(1, 'Finalement moyen')])
    await pass()
    await way.tell('DELETE', [told(2, ''), told(5, '')])
    await pass()

    const ids = (await standing()).map(({ reviewer_email: email }) => email.replace(/^review-|@.*$/g, '')).sort()
    expect(ids).toEqual([0, 1, 3, 4, 6, 7].map((n) => `${run}-${n}`))
    for (const { reviewer_email: email, review, rating } of await standing()) {
      const n = Number(/-(\d+)@/.exec(email)?.[1])
      expect(rating).toBe(1 + (n % 5))
      if (n === 1) expect(review).toContain('Finalement moyen')
      else expect(review).toContain(`Avis ${n} &#060;script&#062;`)
    }
    const audit = JSON.parse((await made.run(['reviews', 'audit', '--json'])).out)
    expect(audit.stores[0]).toMatchObject({ difference: 0, rejected: 0, reviews: 6 })
  },
)
