import { describe, expect, it } from 'vitest'
import { expectAllAsked } from './asked.ts'
import { populate } from './population.ts'
import { expectSaid } from './said.ts'
import { WEB_ID, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }

describe.concurrent('keys of the platform', () => {
  it.for([
    ['secret key', 2, { account: { secretKey: 'not-the-one' } }],
    ['web id', 3, { account: { webId: 'nobody' } }],
  ] as const)('with a wrong %s pause after few requests, in words', SLOW, async ([what, code, change], test) => {
    const made = await world(test, {}, change)
    const population = populate(made.shop, 60)
    const { exit, out } = await made.run(['sync'])
    expect(made.platform.requests).toBeLessThanOrEqual(5)
    expect(out).toMatch(new RegExp(`Le compte « main » est en pause : Avis Vérifiés répond ${code}: .*à une commande`))
    expect(out).toMatch(/30 de ses commandes attendent, aucune n’est perdue/)
    expect(out).toMatch(/Vérifiez l’id web et la clé secrète/)
    expect(exit).toBe(1)

    const before = made.platform.requests
    await expectSaid(
      { ...made, run: (args, options) => made.run([...args, '--max-duration', '30s'], options) },
      { code: 'credentials', exit: 1, fr: [/est en pause/], en: [/is paused/, /none is lost/] },
    )
    expect(made.platform.requests - before).toBe(2)

    if (what === 'web id') return
    made.configure()
    expect(await made.sync()).toMatchObject({ exit: 0, json: { ok: true, accounts: {} } })
    expectAllAsked(made, population)
    expect(made.platform.summary().duplicates).toBe(0)
  })

  it('may be renewed; another account, method or reference is refused, and says how to go back', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 30)
    expect((await made.sync()).exit).toBe(0)

    made.configure({ account: { webId: 'another' } })
    await expectSaid(made, {
      code: 'account-changed',
      exit: 2,
      fr: [new RegExp(`Remettez le compte main \\(${WEB_ID}\\)`), /recolte switch boutique/],
      en: [new RegExp(`Put the account main \\(${WEB_ID}\\) back`)],
    })
    made.configure({ store: { reference: 'id' } })
    await expectSaid(made, {
      code: 'reference-changed',
      exit: 2,
      fr: [/« number ».*« id »/, /"reference"/],
      en: [/as "number\\" and would now make them as \\"id|number.*id/],
    })
    const references = made.platform.requests
    made.platform.setSecret(WEB_ID, 'a new one')
    made.configure({ account: { secretKey: 'a new one' } })
    const more = populate(made.shop, 30)
    expect((await made.sync()).exit).toBe(0)
    expect(made.platform.requests - references).toBe(15)
    const qualifying = [...population.qualifying, ...more.qualifying].sort()
    expectAllAsked(made, { qualifying, orders: 60 })
  })
})
