import { type ShopFault, serve } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import { expectAllAsked } from './asked.ts'
import { populate } from './population.ts'
import { expectSaid, type Said } from './said.ts'
import { anHourLater, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }
const ORDERS = '/wp-json/wc/v3/orders'
const said = (code: string, fr: RegExp, en: RegExp): Said => ({ code, exit: 1, fr: [fr], en: [en] })

const FAULTS: [ShopFault['kind'], Said, Partial<ShopFault>?][] = [
  ['html', said('shop-html', /a répondu par une page web au lieu de données/, /a web page instead of data/)],
  [
    '401',
    said('woocommerce.key-or-header', /ne reconnaît pas la clé \(401\).*\n.*REST/, /does not know the key \(401\)/),
  ],
  ['403', said('woocommerce.user-may-not', /La clé est bonne.*droit de lire/, /The key is right, but the user/)],
  ['404', said('woocommerce.not-active', /pas l’API de WooCommerce/, /WooCommerce’s API is not there/)],
  [
    'redirect',
    said('redirect', /renvoie vers https:\/\/elsewhere\.example/, /sends on to https:\/\/elsewhere\.example/),
  ],
  ['endless', said('shop-endless', /renvoie sans fin la même page/, /keeps sending the same page/)],
  ['oversized', said('answer-too-large', /dépasse 32 Mo/, /larger than 32 MB/), { bytes: 33 * 1024 * 1024 }],
  ['502', said('shop-down', /a répondu 502/, /answered 502/)],
  ['truncated', said('shop-unreachable', /ne répond pas/, /does not answer/)],
]

describe.concurrent('a shop that', () => {
  it.for(FAULTS)('answers with %s is told of in words, and loses nothing', SLOW, async ([kind, words, more], test) => {
    const made = await world(test)
    expect((await made.sync()).exit).toBe(0)
    const population = populate(made.shop, kind === 'endless' ? 400 : 60)
    made.shop.fault({ kind, rate: 1, path: ORDERS, ...more })
    await expectSaid(made, words)
    made.shop.clearFaults()
    anHourLater(made.journal)
    expect(await made.sync()).toMatchObject({ exit: 0, json: { ok: true } })
    expectAllAsked(made, population)
    expect(made.platform.summary().duplicates).toBe(0)
  })

  it('asks for quiet (503, Retry-After) is not asked again before, and loses nothing', SLOW, async (test) => {
    const made = await world(test)
    expect((await made.sync()).exit).toBe(0)
    const population = populate(made.shop, 60)
    made.shop.fault({ kind: '503', retryAfter: 600, rate: 1 })
    const before = made.shop.requests
    await expectSaid(made, said('woocommerce.maintenance', /en maintenance.*\n.*Rien à faire/, /under maintenance/))
    expect(made.shop.requests - before).toBe(1)
    made.shop.clearFaults()
    anHourLater(made.journal)
    expect((await made.sync()).exit).toBe(0)
    expectAllAsked(made, population)
  })

  it.for(['refuses connections', 'has a name nobody knows'])(
    '%s is told of in words, the first time too',
    SLOW,
    async (how, test) => {
      const made = await world(test)
      const population = populate(made.shop, 30)
      const url = how === 'refuses connections' ? await closedPort() : 'https://shop.invalid'
      made.configure({ settings: { url } })
      const why = '(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)'
      await expectSaid(
        made,
        said('shop-unreachable', new RegExp(`ne répond pas \\(${why}`), new RegExp(`does not answer \\(${why}`)),
      )
      made.configure()
      expect((await made.sync()).exit).toBe(0)
      expectAllAsked(made, population)
    },
  )

  it('never answers is given up by whoever waits (Ctrl+C), and loses nothing', SLOW, async (test) => {
    const made = await world(test)
    expect((await made.sync()).exit).toBe(0)
    const population = populate(made.shop, 30)
    made.shop.fault({ kind: 'hang', rate: 1 })
    const { child, ended } = made.start(['sync'])
    made.onRequest = () => child.kill('SIGINT')
    const { exit, out, err } = await ended
    made.onRequest = () => {}
    expect(`${out}${err}`).toMatch(/Arrêté avant la fin/)
    expect([1, 130]).toContain(exit)
    made.shop.clearFaults()
    expect((await made.sync()).exit).toBe(0)
    expectAllAsked(made, population)
  })

  it(
    'lists orders nobody can make out keeps them apart, collects their neighbours, and them once they can be read',
    SLOW,
    async (test) => {
      const made = await world(test)
      const population = populate(made.shop, 30)
      const [bad = '', worse = ''] = population.qualifying
      made.shop.raw(Number(bad), (order) => ({ ...order, date_created_gmt: 'yesterday, I think' }))
      made.shop.raw(Number(worse), (order) => ({ ...order, status: null }))
      const { exit, json } = await made.sync()
      const stuck = population.qualifying.length - 2
      expect({ exit, json }).toMatchObject({
        exit: 1,
        json: { stores: { boutique: { unreadable: 2, collected: stuck } } },
      })
      const told = await made.run(['explain', bad])
      expect(told.out).toMatch(new RegExp(`Commande ${bad} .*illisible`))
      expect(told.exit).toBe(1)
      for (const id of [bad, worse]) made.shop.raw(Number(id), undefined)
      made.shop.touch(Number(worse))
      expect(await made.sync()).toMatchObject({
        exit: 0,
        json: { stores: { boutique: { unreadable: 0, collected: 2 } } },
      })
      expectAllAsked(made, population)
    },
  )
})

/** An address where nobody listens any more. */
async function closedPort(): Promise<string> {
  const served = await serve({ handle: () => ({ status: 204, headers: {}, body: '' }) })
  await served.close()
  return served.url
}
