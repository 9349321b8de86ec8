import { expect, it, onTestFinished } from 'vitest'
import { killedAt } from '../faults/passes.ts'
import { seeded } from '../faults/seeded.ts'
import { anHourLater, CONSUMER_KEY, CONSUMER_SECRET, type World, world } from '../faults/world.ts'
import { type Told, type Verb, WAYS } from './ways.ts'

const keys = [{ key: CONSUMER_KEY, secret: CONSUMER_SECRET, permissions: 'read_write' as const }]
const KINDS = ['502', 'reset', 'truncated', 'html', 'empty', '429'] as const

/** What stands in the shop of the platform's reviews, by their key. */
const standing = ({ shop }: World) =>
  shop.reviews
    .all()
    .map(({ email, productId, rating, text }) => ({
      id: email.replace(/^review-|@reviews\.invalid$/g, ''),
      ...{ product: String(productId), rating, text },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

it.each(Object.entries(WAYS))(
  'reviews by the way "%s" stand in the shop once, changed and gone with the platform’s, through kills (-9) and lost answers',
  { timeout: 240_000 },
  async (name, open) => {
    const made = await world({ onTestFinished }, { keys })
    const way = await open(made)
    made.configure({ store: { ...way.store, reviews: { ...way.reviews, publish: true } } })
    const draw = seeded(name.length)
    const truth = new Map<string, Told>()
    const review = (n: number): Told => {
      return { id: `r-${n}`, product: String(23 + draw(3)), rating: 1 + draw(5), text: `Avis ${n}, ${draw(1_000)}` }
    }
    const tell = async (verb: Verb, all: Told[]) => {
      for (const one of all) verb === 'DELETE' ? truth.delete(one.id) : truth.set(one.id, one)
      await way.tell(verb, all)
    }
    let killed = 0
    const trouble = async () => {
      for (const [index, kind] of KINDS.entries())
        made.shop.fault({ kind, path: '/wp-json/wc/v3/products/reviews', rate: 0.006, seed: name.length + index })
      for (let round = 0; round < 3; round++)
        if (!(await killedAt(made, 'shop', 2 + draw(24), ['reviews', 'sync']))) killed += 1
    }

    await made.sync()
    await tell(
      'NEW',
      Array.from({ length: 15 }, (_, n) => review(n)),
    )
    await trouble()
    await tell('UPDATE', [3, 5, 8].map(review))
    await tell(
      'DELETE',
      [...truth.values()].filter((_, n) => n % 4 === 0),
    )
    await trouble()
    expect(killed).toBeGreaterThan(0)

    made.shop.clearFaults()
    for (let pass = 0; pass < 3; pass++) {
      await made.run(['reviews', 'sync'])
      anHourLater(made.journal)
    }
    expect(standing(made)).toEqual([...truth.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    const { json } = await made.sync()
    expect(json.stores.boutique).toMatchObject({ reviews: { shown: 0, removed: 0, putOff: 0 } })
    const audit = JSON.parse((await made.run(['reviews', 'audit', '--json'])).out)
    expect(audit.stores[0]).toMatchObject({ difference: 0, rejected: 0, reviews: truth.size })
  },
)
