import { expect, it } from 'vitest'
import { killedAt } from '../faults/passes.ts'
import { seeded } from '../faults/seeded.ts'
import { anHourLater, CONSUMER_KEY, CONSUMER_SECRET, type World, world } from '../faults/world.ts'
import { type Published, pushed } from './pushing.ts'

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

it.for([1, 2])(
  'reviews stand in the shop once, changed and gone with the platform’s, through kills (-9) and lost answers (seed %i)',
  { timeout: 240_000 },
  async (seed, test) => {
    const made = await world(test, { keys }, { store: { method: 'module', reviews: { publish: true } } })
    const draw = seeded(seed)
    const truth = new Map<string, Published>()
    const review = (n: number): Published => {
      return { id: `r-${n}`, product: String(23 + draw(4)), rating: 1 + draw(5), text: `Avis ${n}, ${draw(1_000)}` }
    }
    const say = async (verb: 'NEW' | 'UPDATE' | 'DELETE', all: Published[]) => {
      for (const one of all) verb === 'DELETE' ? truth.delete(one.id) : truth.set(one.id, one)
      await pushed(made, { NEW: [], UPDATE: [], DELETE: [], [verb]: all })
    }
    let killed = 0
    const trouble = async () => {
      for (const [index, kind] of KINDS.entries())
        made.shop.fault({ kind, path: '/wp-json/wc/v3/products/reviews', rate: 0.006, seed: seed + index })
      for (let round = 0; round < 5; round++) if (!(await killedAt(made, 'shop', 8 + draw(24)))) killed += 1
    }

    await say(
      'NEW',
      Array.from({ length: 25 }, (_, n) => review(n)),
    )
    await trouble()
    await say('UPDATE', [3, 5, 8, 13, 21].map(review))
    await trouble()
    await say(
      'DELETE',
      [...truth.values()].filter((_, n) => n % 4 === 0),
    )
    await trouble()
    expect(killed).toBeGreaterThan(3)

    made.shop.clearFaults()
    for (let pass = 0; pass < 3; pass++) {
      await made.sync()
      anHourLater(made.journal)
    }
    expect(standing(made)).toEqual([...truth.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    const { json } = await made.sync()
    expect(json.stores.boutique).toMatchObject({ reviews: { shown: 0, removed: 0, putOff: 0 } })
    const audit = JSON.parse((await made.run(['reviews', 'audit', '--json'])).out)
    expect(audit.stores[0]).toMatchObject({ difference: 0, rejected: 0, reviews: truth.size })
  },
)
