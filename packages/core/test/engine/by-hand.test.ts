import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { connected, type Scene, START, scene } from './bench.ts'

const add = ({ shop }: Scene, count: number, from = 1) => {
  for (let n = from; n < from + count; n++) shop.add(String(n))
}

describe('the brake', () => {
  it('holds a whole flood, not what comes after the limit', async () => {
    const one = await connected({ store: { brake: 30 } })
    add(one, 31)
    expect((await one.recolte.sync()).stores.boutique?.counts).toMatchObject({ held: 31, collected: 0 })
    expect(one.platform.requests).toBe(0)
    add(one, 5, 100)
    expect((await one.recolte.sync()).stores.boutique?.counts).toMatchObject({ collected: 5 })
    expect(await one.recolte.release('boutique', 'test')).toBe(31)
    await one.recolte.sync()
    expect(one.platform.summary()).toMatchObject({ accepted: 36, duplicates: 0 })
  })

  it('is 100 until a usual day is known, and off when told so', async () => {
    const one = await connected({ store: { brake: undefined } })
    add(one, 101)
    expect((await one.recolte.sync()).stores.boutique?.counts.held).toBe(101)
    const off = await connected({ store: { brake: false } })
    add(off, 101)
    expect((await off.recolte.sync()).stores.boutique?.counts.collected).toBe(101)
  })

  it('lets go what a pass that died had taken in', async () => {
    const one = await connected({ store: { brake: 30 } })
    add(one, 5)
    const broken = new Error('killed')
    const close = one.journal.closePass
    one.journal.closePass = () => Promise.reject(broken)
    await expect(one.recolte.sync()).rejects.toThrow('killed')
    one.journal.closePass = close
    one.clock.time += HOUR
    expect((await one.recolte.sync()).stores.boutique?.counts.collected).toBe(5)
  })

  it('lets go what was held for its age, when told so', async () => {
    const one = await connected({ store: { brake: 50 } })
    one.clock.time += 70 * DAY
    one.shop.add('1', { reached: { completed: new Date(START + 2 * DAY) } })
    const { stores } = await one.recolte.sync()
    expect(stores.boutique).toMatchObject({ counts: { held: 1 }, warnings: [{ code: 'held', detail: { held: 1 } }] })
    expect(await one.recolte.concerned('boutique', 'release')).toEqual({ 'old-orders': 1 })
    expect(await one.recolte.release('boutique', 'test')).toBe(1)
    expect((await one.recolte.sync()).stores.boutique).toMatchObject({ counts: { collected: 1 }, warnings: [] })
  })

  it('sets a flood aside for good when told so', async () => {
    const one = await connected({ store: { brake: 2 } })
    add(one, 3)
    await one.recolte.sync()
    expect(await one.recolte.cancelHeld('boutique', 'test')).toBe(3)
    expect((await one.journal.counts('boutique')).stopped).toBe(3)
    expect(await one.recolte.release('boutique', 'test')).toBe(0)
  })
})

describe('a change of rules', () => {
  it('to a status that the shop does not have is said, by the first pass that goes by it and by no other', async () => {
    const one = await connected({ store: { trigger: ['deliverd', 'shipped'] } })
    const warning = { code: 'trigger-unknown', detail: { trigger: 'deliverd' } }
    expect(one.events).toContainEqual({ type: 'warning', store: 'boutique', ...warning })
    expect((await one.recolte.sync()).stores.boutique?.warnings).toEqual([])
    const changed = await one.another({ store: { trigger: ['shiped'] } })
    expect((await changed.sync()).stores.boutique?.warnings).toEqual([{ ...warning, detail: { trigger: 'shiped' } }])
  })

  it('counts for the future, until a person lets the rest go', async () => {
    const one = await connected({ store: { trigger: ['processing'] } })
    const completed = { statuses: ['shipped'], reached: {} }
    one.shop.add('1', { ...completed, changedAt: new Date(one.clock.time) })
    one.shop.add('2', completed)
    await one.recolte.sync()
    one.clock.time += 10 * DAY
    const changed = await one.another({ store: { trigger: ['shipped'] } })
    one.shop.add('3', completed)
    const { stores } = await changed.sync()
    expect(stores.boutique?.counts).toMatchObject({ skipped: 2, collected: 1 })
    expect(one.events).toContainEqual(
      expect.objectContaining({ type: 'warning', code: 'rules-changed', detail: { left: 2 } }),
    )
    one.shop.change('1', completed)
    await changed.sync()
    expect(one.platform.asked).toBe(1)
    expect(await changed.releaseRules('boutique', 'test', 5)).toBe(0)
    expect(await changed.releaseRules('boutique', 'test')).toBe(2)
    await changed.sync()
    expect(one.platform.asked).toBe(3)
  })
})

describe('a backfill', () => {
  const past = async () => {
    const one = await scene()
    for (let n = 1; n <= 60; n++) {
      const at = new Date(START - n * DAY)
      const email = n % 10 === 0 ? '' : `client${n % 7}@client.example`
      const buyer = { email, firstName: 'Ada', lastName: 'Martin' }
      one.shop.add(String(n), { createdAt: at, changedAt: at, reached: { completed: at }, buyer })
    }
    await one.recolte.sync()
    one.clock.time += HOUR
    return one
  }
  const period = { from: START - 41 * DAY, to: START }

  it('says what it would do before it does it', async () => {
    const one = await past()
    const preview = await one.recolte.previewBackfill('boutique', period)
    expect(preview).toMatchObject({
      orders: 41,
      leaving: 37,
      buyers: 7,
      excluded: { 'email-missing': 4 },
      oldest: START - 41 * DAY,
    })
    expect(one.platform.requests).toBe(0)
  })

  it('leaves out who was erased or asked to be left alone', async () => {
    const one = await past()
    const emailHash = await one.journal.emailHash('client3@client.example')
    await one.journal.suppress({ emailHash, kind: 'opted-out', actor: 'test', now: one.clock.time })
    const preview = await one.recolte.previewBackfill('boutique', period)
    expect(preview.excluded['opted-out']).toBeGreaterThan(0)
    expect(preview).toMatchObject({ orders: 41, buyers: 6, brake: undefined })
  })

  it('lets nothing go while its store is paused, and saves nothing up', async () => {
    const one = await past()
    await one.recolte.startBackfill('boutique', { ...period, cap: undefined, rate: 5 }, 'test')
    await one.recolte.pause('boutique', 'test')
    await one.recolte.sync()
    expect((await one.recolte.backfills('boutique'))[0]?.taken).toBe(0)
    one.clock.time += 9 * HOUR
    await one.recolte.resume('boutique', 'test')
    await one.recolte.sync()
    expect((await one.recolte.backfills('boutique'))[0]?.taken).toBe(5)
  })

  it('keeps its cap and its rate, is paused and goes on where it stopped', async () => {
    const one = await past()
    const id = await one.recolte.startBackfill('boutique', { ...period, cap: 30, rate: 10 }, 'test')
    await one.recolte.sync()
    expect(one.platform.asked).toBeLessThanOrEqual(10)
    await one.recolte.setBackfill(id, 'paused', 'test')
    one.clock.time += 10 * HOUR
    const before = one.platform.asked
    await one.recolte.sync()
    expect(one.platform.asked).toBe(before)
    await one.recolte.setBackfill(id, 'running', 'test')
    const again = await one.another()
    await again.sync()
    expect((await again.backfills('boutique'))[0]).toMatchObject({ state: 'running', taken: 20 })
    one.clock.time += HOUR
    await again.sync()
    expect((await again.backfills('boutique'))[0]).toMatchObject({ state: 'done', taken: 30 })
    expect(await again.setBackfill(id, 'running', 'test')).toBe(false)
    expect(one.platform.summary().duplicates).toBe(0)
    expect(one.platform.asked).toBe(27)
  })
})

describe('pause, resume and confirm', () => {
  it('pausing asks the shop nothing once it is known, and does not end what is so already', async () => {
    const one = await connected()
    one.shop.calls.length = 0
    one.clock.time += 3 * DAY
    expect(await one.recolte.pause('boutique', 'test')).toBe(true)
    expect(await one.recolte.pause('boutique', 'test')).toBe(false)
    expect(await one.recolte.resume('boutique', 'test')).toBe(true)
    expect(await one.recolte.resume('boutique', 'test')).toBe(false)
    expect(one.shop.calls).toEqual([])
  })

  it('a paused store collects and sends nothing', async () => {
    const one = await connected()
    await one.recolte.pause('boutique', 'test')
    add(one, 3)
    expect((await one.recolte.sync()).stores.boutique).toMatchObject({ paused: true, counts: { due: 3 } })
    await one.recolte.resume('boutique', 'test')
    expect((await one.recolte.sync()).stores.boutique?.counts.collected).toBe(3)
  })

  it('a pass that is delivering stops at a pause, and the next one sends the rest', async () => {
    const one = await connected()
    add(one, 400)
    let pausing: Promise<boolean> | undefined
    const matching = () => {
      if (one.platform.asked === 100) pausing ??= one.recolte.pause('boutique', 'test')
      return false
    }
    one.platform.fault({ kind: '503', rate: 1, matching })
    await one.recolte.sync()
    expect(await pausing).toBe(true)
    const { collected, due } = await one.journal.counts('boutique')
    expect(collected).toBe(one.platform.asked)
    expect(collected).toBeLessThan(200)
    expect(due).toBe(400 - collected)
    await one.recolte.resume('boutique', 'test')
    await one.recolte.sync()
    expect(one.platform.summary()).toMatchObject({ references: 400, duplicates: 0 })
  })

  it('only an order without an answer can be confirmed', async () => {
    const one = await connected()
    add(one, 1)
    await one.recolte.sync()
    expect(await one.recolte.confirm({ store: 'boutique', orderId: '1' }, 'test')).toMatchObject({
      done: false,
      outcome: 'final',
    })
  })
})

describe('time', () => {
  it('holdDays keeps an order here so that a refund stops it, and comes off the delay', async () => {
    const one = await connected({ store: { holdDays: 4 }, account: { delay: 10 } })
    add(one, 2)
    await one.recolte.sync()
    expect(one.platform.requests).toBe(0)
    one.clock.time += 2 * DAY
    one.shop.change('2', { meaning: 'refunded' })
    await one.recolte.sync()
    one.clock.time += 2 * DAY
    await one.recolte.sync()
    const held = [...one.platform.held()]
    expect(held.map(({ reference }) => reference)).toEqual(['N1'])
    expect(held[0]?.messages[0]).toMatchObject({ delay: '6' })
  })

  it('holdDays without a delay is refused before anything is sent', async () => {
    await expect(scene({ store: { holdDays: 4 } })).rejects.toMatchObject({ code: 'config' })
  })

  it('delayFrom "trigger" takes an outage off the delay', async () => {
    const one = await connected({ store: { delayFrom: 'trigger' }, account: { delay: 10 } })
    one.platform.fault({ kind: '503', rate: 1 })
    add(one, 1)
    await one.recolte.sync()
    one.platform.clearFaults()
    one.clock.time += 3 * DAY
    await one.recolte.sync()
    expect([...one.platform.held()][0]?.messages[0]).toMatchObject({ delay: '7' })
  })
})
