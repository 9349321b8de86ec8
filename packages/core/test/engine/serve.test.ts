import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/clock.ts'
import { MemoryShop, shopDown } from './memory-shop.ts'
import { hangingConnector, serving } from './serving.ts'

describe('serving', () => {
  it('polls each store when its time comes, and hands over what qualified', async () => {
    const { shop, platform, start, turn } = await serving({
      stores: { boutique: { connector: 'memory', account: 'main', pollEvery: '1m' } },
    })
    const first = turn('boutique', 'poll')
    start()
    await first
    shop.add('1')
    await turn('boutique', 'poll')
    expect([...platform.held()].map(({ reference }) => reference)).toEqual(['N1'])
  })

  it('follows a hint within seconds: the order is read from the shop, recorded without personal data, and leaves', async () => {
    const { shop, platform, journal, clock, start, turn, recolte } = await serving()
    const first = turn('boutique', 'poll')
    start()
    await first
    const before = await journal.store('boutique')
    shop.add('1')
    shop.calls.length = 0
    await journal.addHints([{ store: 'boutique', orderId: '1' }], clock.now())
    await turn('boutique', 'hints')
    expect(platform.summary()).toMatchObject({ accepted: 1 })
    expect(shop.calls).not.toContain('changes')
    expect((await journal.store('boutique'))?.watermark).toBe(before?.watermark)
    expect(await journal.hints('boutique', clock.now(), 10)).toEqual([])
    expect((await recolte.explain({ text: 'N1' }))[0]).toMatchObject({ status: 'collected' })
  })

  it('delivers what comes due when it comes due', async () => {
    const { shop, platform, journal, clock, start, turn } = await serving()
    const first = turn('boutique', 'poll')
    start()
    await first
    platform.fault({ kind: '503', rate: 1 })
    shop.add('1')
    await journal.addHints([{ store: 'boutique', orderId: '1' }], clock.now())
    await turn('boutique', 'hints')
    expect(platform.summary().accepted).toBe(0)
    const due = turn('boutique', 'due')
    platform.clearFaults()
    await due
    expect(platform.summary().accepted).toBe(1)
  })

  it('is not held up in one shop by another that hangs, and stops all the same', async () => {
    const other = new MemoryShop(() => Date.now())
    const made = await serving({
      connectors: [hangingConnector('hanging', other)],
      stores: {
        slow: { connector: 'hanging', account: 'main' },
        boutique: { connector: 'memory', account: 'main', pollEvery: '1m' },
      },
    })
    const first = made.turn('boutique', 'poll')
    const { stop } = made.start()
    await first
    made.shop.add('1')
    await made.turn('boutique', 'poll')
    expect(made.platform.summary().accepted).toBe(1)
    expect(made.events.some((event) => event.type === 'turn' && event.store === 'slow')).toBe(false)
    await stop()
    expect((await made.journal.store('slow'))?.failure).toBeUndefined()
  })

  it('goes on after a shop, the journal or a mistake of ours failed', async () => {
    const { shop, platform, breakJournal, start, seen, turn } = await serving({
      stores: { boutique: { connector: 'memory', account: 'main', pollEvery: '1m' } },
    })
    const first = turn('boutique', 'poll')
    start()
    await first
    shop.failure = shopDown()
    expect(await turn('boutique', 'poll')).toMatchObject({ result: { failure: { code: 'shop-down' } } })
    shop.failure = undefined
    breakJournal(new Error('no disk'))
    expect(await seen((event) => event.type === 'warning')).toMatchObject({
      code: 'unexpected',
      detail: { what: 'no disk' },
    })
    breakJournal(undefined)
    shop.add('1')
    await turn('boutique', 'poll')
    expect(platform.summary().accepted).toBe(1)
  })

  it('leaves nothing leased when told to stop in the middle of a flood', async () => {
    const made = await serving({
      account: { ratePerSecond: 1 },
      stores: { boutique: { connector: 'memory', account: 'main', brake: false } },
    })
    const first = made.turn('boutique', 'poll')
    const { stop } = made.start()
    await first
    for (let n = 1; n <= 400; n++) made.shop.add(String(n))
    const accepted = new Promise<void>((resolve) => {
      const look = setInterval(() => {
        if (made.platform.summary().accepted < 5) return
        clearInterval(look)
        resolve()
      }, 5)
    })
    await made.journal.addHints(
      Array.from({ length: 400 }, (_, n) => ({ store: 'boutique', orderId: String(n + 1) })),
      made.clock.now(),
    )
    await accepted
    await stop()
    const { accepted: done } = made.platform.summary()
    expect(done).toBeLessThan(400)
    made.clock.skip(HOUR)
    const query = {
      stores: ['boutique'],
      excludeAccounts: [],
      token: 'x',
      now: made.clock.now(),
      limit: 1_000,
      passes: {},
    }
    expect(await made.journal.nextForeignLease(['boutique'], 'x', 0)).toBeUndefined()
    const left = await made.journal.lease({ ...query, until: made.clock.now() + 1_000 })
    expect(left.length + done).toBe(400)
    expect(left.every(({ attempts }) => attempts === 0)).toBe(true)
  })

  it('lets a new key end the pause that the old one brought', async () => {
    const { shop, platform, recolte, another, journal } = await serving()
    await recolte.sync()
    shop.add('1')
    platform.setSecret('web-1', 'rotated')
    expect((await recolte.sync()).accounts.main?.state).toBe('paused')
    const rotated = await another({ account: { secretKey: 'rotated' } })
    expect(await rotated.sync()).toMatchObject({ accounts: {}, stores: { boutique: { counts: { collected: 1 } } } })
    expect((await journal.account('main')).pausedCode).toBeUndefined()
  })

  it('says once that an account is paused, and once that it goes on', async () => {
    const { shop, platform, clock, start, seen, turn, events } = await serving({
      stores: { boutique: { connector: 'memory', account: 'main', pollEvery: '1m' } },
    })
    const first = turn('boutique', 'poll')
    start()
    await first
    platform.setSecret('web-1', 'another')
    shop.add('1')
    const paused = await seen((event) => event.type === 'account' && event.problem !== undefined)
    expect(paused).toMatchObject({ account: 'main', problem: { state: 'paused', waiting: 1 } })
    await turn('boutique', 'poll')
    platform.setSecret('web-1', 'secret-1')
    clock.skip(HOUR)
    await seen((event) => event.type === 'account' && event.problem === undefined)
    expect(platform.summary().accepted).toBe(1)
    expect(events.filter(({ type }) => type === 'account')).toHaveLength(2)
  })

  it('holds a flood that comes in drops, as it holds one that comes at once', async () => {
    const { shop, journal, clock, start, turn, platform } = await serving({
      stores: { boutique: { connector: 'memory', account: 'main', brake: 10, pollEvery: '1d' } },
    })
    const first = turn('boutique', 'poll')
    start()
    await first
    for (let drop = 0; drop < 6; drop++) {
      const ids = [0, 1, 2].map((n) => String(drop * 3 + n))
      for (const id of ids) shop.add(id)
      await journal.addHints(
        ids.map((orderId) => ({ store: 'boutique', orderId })),
        clock.now(),
      )
      await turn('boutique', 'hints')
    }
    expect(platform.summary().accepted).toBe(9)
    expect((await journal.counts('boutique')).held).toBe(9)
  })
})
