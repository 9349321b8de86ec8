import { createMagento } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import { references } from './asked.ts'
import { type FaultyShop, magento, type OtherWorld, prestashop, shopify, worldOf } from './other-shops.ts'
import { anHourLater, states } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 180_000 }
const SHOPS: [string, () => FaultyShop][] = [
  ['PrestaShop', prestashop],
  ['Magento', magento],
  ['Shopify', shopify],
]
const add = (shop: FaultyShop, count: number) => Array.from({ length: count }, shop.add)

/** Every order is at the platform, under one reference each, once. */
async function expectAllAsked(made: OtherWorld, expected: string[]): Promise<void> {
  anHourLater(made.journal)
  const { exit, out, err } = await made.run(['sync'])
  expect({ exit, said: exit === 0 ? '' : out + err }).toEqual({ exit: 0, said: '' })
  expect(references(made.platform)).toEqual(expected.toSorted())
  expect(made.platform.summary().duplicates).toBe(0)
  expect(states(made.journal)).toEqual({ collected: expected.length })
}

describe.each(SHOPS)('a %s shop', (_, open) => {
  it.for(open().faults)(
    'whose answers all, then every third, go wrong by %s loses nothing and asks nobody twice',
    SLOW,
    async (kind, test) => {
      const shop = open()
      const made = await worldOf(test, shop)
      const orders = add(shop, 20)
      expect((await made.run(['sync'])).exit).toBe(0)
      orders.push(...add(shop, 20))
      for (const every of [1, 3]) {
        shop.fail(kind, every)
        const { exit, out, err } = await made.run(['sync'])
        // What a failing pass says is words with a next step, and no key.
        if (every === 1) expect({ exit, out }).toMatchObject({ exit: 1, out: expect.stringMatching(/^boutique .{20}/) })
        expect(out + err).not.toMatch(/at .*\.js:\d+|undefined|\[object|TESTKEY0|cs0000|shpss_|shpat_/)
        shop.mend()
        anHourLater(made.journal)
      }
      await expectAllAsked(made, orders)
    },
  )

  it(
    'read by a sync that is killed (-9) at each of its requests loses nothing and asks nobody twice',
    SLOW,
    async (test) => {
      const shop = open()
      const made = await worldOf(test, shop)
      const orders = add(shop, 60)
      for (let request = 1; request <= 12; request++) {
        const { child, ended } = made.start(['sync'])
        let seen = 0
        made.onRequest = () => {
          if (++seen === request) child.kill('SIGKILL')
        }
        const { exit } = await ended
        made.onRequest = () => {}
        anHourLater(made.journal)
        if (exit !== 'SIGKILL') break
        orders.push(...add(shop, 1))
      }
      await expectAllAsked(made, orders)
    },
  )
})

it(
  'two views of a Magento shop that count alike: the second order is held and named, and goes under a prefix',
  SLOW,
  async (test) => {
    const shop = createMagento({ orders: 0 })
    const made = await worldOf(test, magento(shop))
    const placed = { state: 'complete', status: 'complete', increment: '000000007' } as const
    shop.add({ ...placed, storeId: 1 })
    shop.add({ ...placed, storeId: 2 })
    await made.run(['sync'])
    expect(references(made.platform)).toEqual(['000000007'])
    expect(states(made.journal)).toEqual({ collected: 1, held: 1 })
    const { out } = await made.run(['explain', '000000007', '--lang', 'fr'])
    expect(out).toMatch(/en attente de votre accord/)
    expect(out).toMatch(/referencePrefix/)
  },
)
