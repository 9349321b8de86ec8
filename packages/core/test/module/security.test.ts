import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/clock.ts'
import { cameInClear } from '../../src/module/in-clear.ts'
import { callerOf, isListed, Limits } from '../../src/module/limits.ts'
import { called, envelope, form, read, sign, WEB_ID } from './scene.ts'

const send = async (url: string, query: string, message: string, headers: Record<string, string> = {}) => {
  const body = new URLSearchParams({ query, message })
  return fetch(`${url}/module/boutique`, { method: 'POST', body, headers })
}
const OVER_TLS = { 'x-forwarded-proto': 'https' }
const said = async (response: Response) => read(await response.text())

describe('a call that is not genuine', () => {
  it.each<[string, object, object]>([
    ['another web id', { idWebsite: 'web-2' }, { return: 4, debug: 'Wrong ID Website' }],
    ['another signature', { sign: '0'.repeat(40) }, { return: 5, debug: 'The signature is incorrect' }],
    ['no signature', { sign: undefined }, { return: 5 }],
    ['the signature of another query', { sign: sign('isActiveModule') }, { return: 5 }],
    ['another query inside than outside', { query: 'isActiveModule' }, { return: 5 }],
    ['a signature that is no text', { sign: { toString: 'x' } }, { return: 5 }],
  ])('with %s is refused, and nothing is handed over', async (_, change, answer) => {
    const { url, counts } = await called({ orders: 2, module: { dialect: 'prestashop-9' } })
    const message = envelope({ query: 'getOrders', idWebsite: WEB_ID, sign: sign('getOrders'), ...change })
    expect(await said(await send(url, 'getOrders', message))).toEqual(expect.objectContaining(answer))
    expect(await counts()).toMatchObject({ due: 2, retrying: 0 })
  })

  it('that is empty, or a GET after a redirect, hears that nothing was posted', async () => {
    const { url } = await called({ module: { dialect: 'prestashop-9' } })
    const nothing = { debug: 'No POST DATA received', return: 2, query: 'checkSecurityData' }
    expect(await said(await fetch(`${url}/module/boutique`, { method: 'POST' }))).toEqual(nothing)
    expect(await said(await fetch(`${url}/module/boutique?query=getOrders`))).toEqual(nothing)
  })

  it('that cannot be read hears so', async () => {
    const { url } = await called({ module: { dialect: 'prestashop-9' } })
    for (const message of ['%%%', 'bm90IGpzb24=', envelope([]), envelope('text' as never)]) {
      expect(await said(await send(url, 'getOrders', message))).toMatchObject({ return: 2, debug: 'empty message' })
    }
  })

  it('is found where its message was encoded twice', async () => {
    const { url } = await called({ orders: 1, module: { dialect: 'prestashop-9' } })
    const message = envelope({ query: 'getOrders', idWebsite: WEB_ID, sign: sign('getOrders') })
    expect(await said(await send(url, 'getOrders', encodeURIComponent(message)))).toMatchObject({ return: 1 })
  })

  it('longer than 8 MB is not read', async () => {
    const { url } = await called()
    const response = await fetch(`${url}/module/boutique`, { method: 'POST', body: 'x'.repeat(9 * 1024 * 1024) }).catch(
      () => undefined,
    )
    expect([undefined, 413]).toContain(response?.status)
  })

  it('for a store that the platform does not call finds nothing', async () => {
    const { url } = await called()
    expect((await fetch(`${url}/module/other`, { method: 'POST', body: form('getOrders') })).status).toBe(404)
  })
})

describe('limits', () => {
  it('end thirty wrong signatures of one address for a minute, whatever it sends then', async () => {
    const { url, post, clock } = await called()
    const wrong = envelope({ query: 'getOrders', idWebsite: WEB_ID, sign: 'wrong' })
    const from = (address: string) => ({ ...OVER_TLS, 'x-forwarded-for': `198.51.100.1, ${address}` })
    let refused = 0
    while ((await send(url, 'getOrders', wrong, from('203.0.113.7'))).status === 200) refused += 1
    expect(refused).toBe(30)
    const genuine = envelope({ query: 'isActiveModule', idWebsite: WEB_ID, sign: sign('isActiveModule') })
    expect((await send(url, 'isActiveModule', genuine, from('203.0.113.7'))).status).toBe(429)
    expect((await send(url, 'isActiveModule', genuine, from('203.0.113.8'))).status).toBe(200)
    clock.skip(61_000)
    expect((await send(url, 'isActiveModule', genuine, from('203.0.113.7'))).status).toBe(200)
    expect(await post('isActiveModule')).toMatchObject({ return: 1 })
  })

  it('end three hundred calls of one address in a minute, and nobody else’s', () => {
    const limits = new Limits()
    const asked = Array.from({ length: 301 }, () => limits.admits('203.0.113.7', 0))
    expect(asked.filter(Boolean)).toHaveLength(300)
    expect(limits.admits('203.0.113.8', 0)).toBe(true)
    expect(limits.admits('203.0.113.7', MINUTE)).toBe(true)
  })

  it('answer only the addresses that are listed', async () => {
    const { url } = await called({ module: { addresses: ['203.0.113.0/24', '2001:db8::1'] } })
    const genuine = envelope({ query: 'isActiveModule', idWebsite: WEB_ID, sign: sign('isActiveModule') })
    const status = async (address: string) =>
      (await send(url, 'isActiveModule', genuine, { ...OVER_TLS, 'x-forwarded-for': address })).status
    expect(await status('203.0.113.99')).toBe(200)
    expect(await status('2001:db8::1')).toBe(200)
    expect(await status('198.51.100.1')).toBe(403)
  })

  it('believe a forwarded address only of a neighbour', () => {
    expect(callerOf('127.0.0.1', '198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
    expect(callerOf('::ffff:10.0.0.2', '203.0.113.7')).toBe('203.0.113.7')
    expect(callerOf('203.0.113.9', '203.0.113.7')).toBe('203.0.113.9')
    expect(callerOf('127.0.0.1', 'not an address')).toBe('127.0.0.1')
    expect(callerOf(undefined, '203.0.113.7')).toBe('unknown')
    expect(isListed(['203.0.113.0/24'], 'not an address')).toBe(false)
  })
})

describe('a call in plain http', () => {
  const headersOf = (headers: Record<string, string>) => (name: string) => headers[name]
  const clear = (address: string | undefined, headers: Record<string, string>, secure: boolean) =>
    cameInClear({ address, header: headersOf(headers), secure })

  it('of another machine is refused, by what the proxy before us says, and hands nothing over', async () => {
    const { url, counts, recolte } = await called({ orders: 2 })
    const genuine = envelope({ query: 'getOrders', idWebsite: WEB_ID, sign: sign('getOrders') })
    const status = async (headers: Record<string, string>) => (await send(url, 'getOrders', genuine, headers)).status
    expect(await status({ 'x-forwarded-proto': 'http', 'x-forwarded-for': '203.0.113.7' })).toBe(426)
    const web = new Request('http://recolte.example/module/boutique', { method: 'POST', body: form('getOrders') })
    expect((await recolte.fetch(web)).status).toBe(426)
    expect(await counts()).toMatchObject({ due: 2, retrying: 0 })
    expect(await status({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' })).toBe(200)
  })

  it('may be so where a proxy of this machine names who called, and not how', () => {
    expect(clear('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' }, true)).toBe(true)
    expect(clear('::1', { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' }, true)).toBe(false)
  })

  it('is believed of a relay far away that came over TLS itself, which says so of the platform’s call', () => {
    expect(clear('203.0.113.9', { 'x-forwarded-proto': 'http' }, true)).toBe(true)
    expect(clear('203.0.113.9', { 'x-forwarded-proto': 'https' }, true)).toBe(false)
  })

  it('is told from one over TLS', () => {
    expect(clear('203.0.113.7', {}, false)).toBe(true)
    expect(clear('203.0.113.7', {}, true)).toBe(false)
    // Only a neighbour is believed that somebody called it over TLS.
    expect(clear('203.0.113.7', { 'x-forwarded-proto': 'https' }, false)).toBe(true)
    expect(clear('10.0.0.2', {}, false)).toBe(true)
    expect(clear('10.0.0.2', { 'x-forwarded-proto': 'https' }, false)).toBe(false)
    expect(clear('127.0.0.1', { 'x-forwarded-proto': 'http' }, true)).toBe(false)
    expect(clear('127.0.0.1', {}, true)).toBe(false)
    expect(clear('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, true)).toBe(false)
    expect(clear(undefined, {}, false)).toBe(true)
    expect(clear(undefined, { 'x-forwarded-proto': 'https, http' }, false)).toBe(false)
  })
})

describe('a captured call, sent again', () => {
  it('starts one backfill for one period, which waits where it is large', async () => {
    const { post, shop, recolte, clock, journal } = await called()
    const old = new Date(clock.now() - 20 * 86_400_000)
    for (let n = 1; n <= 201; n++)
      shop.add(`old-${n}`, { createdAt: old, reached: { completed: old }, statuses: ['completed'] })
    await recolte.sync()
    const day = (at: number) => new Date(at).toISOString().slice(0, 10)
    const asked = { force: 1, date_deb: day(clock.now() - 30 * 86_400_000), date_fin: day(clock.now()) }
    await post('getOrders', asked)
    await post('getOrders', asked)
    const [one, ...others] = await journal.backfills('boutique')
    expect(others).toEqual([])
    expect(one).toMatchObject({ state: 'paused', cap: 201 })
  })

  it('holds few orders, reversibly, and leaves many for a person', async () => {
    const few = await called({ orders: 3, module: { dialect: 'prestashop-9' } })
    const all = { setFlag: 1, datePeriod: 'allOrders' }
    expect(await few.post('setFlag', all)).toMatchObject({ return: 1, debug: '3 commande(s) flaguée(s) à 1' })
    expect((await few.counts()).held).toBe(3)
    expect(await few.recolte.release('boutique', 'eve')).toBe(3)
    expect((await few.counts()).due).toBe(3)

    const many = await called({ orders: 101 })
    await many.post('setFlag', all)
    expect((await many.counts()).due).toBe(101)
    expect(many.events).toContainEqual(expect.objectContaining({ type: 'warning', code: 'module-flag-waits' }))
    expect(Object.keys((await many.recolte.pushed('boutique')).waiting)).toEqual(['setFlag'])
    await many.recolte.acceptPushed('boutique', 'setFlag', 'eve')
    expect((await many.counts()).held).toBe(101)
    expect((await many.recolte.pushed('boutique')).waiting).toEqual({})
    // Once more, when nothing is left to hold: that is nothing to wait for.
    await many.post('setFlag', all)
    expect((await many.recolte.pushed('boutique')).waiting).toEqual({})
  })

  it('lets no more go in many small requests than in one, and is not kept for ever', async () => {
    const { post, shop, recolte, clock, journal, events } = await called()
    const DAY = 86_400_000
    const day = (ago: number) => new Date(clock.now() - ago * DAY).toISOString().slice(0, 10)
    for (let ago = 10; ago < 40; ago++) {
      const at = new Date(clock.now() - ago * DAY)
      for (let n = 0; n < 15; n++)
        shop.add(`${ago}-${n}`, { createdAt: at, reached: { completed: at }, statuses: ['completed'] })
    }
    await recolte.sync()
    const ask = (ago: number) => post('getOrders', { force: 1, date_deb: day(ago), date_fin: day(ago) })
    for (let ago = 10; ago < 39; ago++) await ask(ago)
    expect((await ask(39)).debug.past).toContain('trop de demandes en un jour')
    expect((await ask(10)).debug.past).toContain('déjà demandées')
    expect((await ask(60)).debug.past).toBe('aucune commande antérieure dans cette période')
    expect(events).toContainEqual(expect.objectContaining({ code: 'module-past-refused' }))
    const backfills = await journal.backfills('boutique')
    const running = backfills.filter(({ state }) => state === 'running')
    expect(running.reduce((sum, { cap = 0 }) => sum + cap, 0)).toBeLessThanOrEqual(200)
    expect(running.length).toBeGreaterThan(5)
    expect(backfills).toHaveLength(20)
  })

  it('holds no more in many small periods than in one', async () => {
    const { post, shop, recolte, clock, counts } = await called()
    const DAY = 86_400_000
    const day = (ago: number) => new Date(clock.now() - ago * DAY).toISOString().slice(0, 10)
    for (let ago = 1; ago <= 3; ago++) {
      const createdAt = new Date(clock.now() - ago * DAY)
      for (let n = 0; n < 60; n++) shop.add(`${ago}-${n}`, { createdAt })
    }
    await recolte.sync()
    for (let ago = 1; ago <= 3; ago++)
      await post('setFlag', { setFlag: 1, datePeriod: 'periodOrders', startDate: day(ago), endDate: day(ago) })
    expect(await counts()).toMatchObject({ held: 60, due: 120 })
    for (let again = 0; again < 9; again++)
      await post('setFlag', { setFlag: 1, datePeriod: 'periodOrders', startDate: day(2), endDate: day(again % 2) })
    expect((await recolte.pushed('boutique')).history).toHaveLength(5)
  })

  it('changes one setting five times a day, and no more', async () => {
    const { post, recolte, events } = await called()
    for (let delay = 1; delay <= 7; delay++) await post('setModuleConfiguration', { delay })
    const { inForce, waiting } = await recolte.pushed('boutique')
    expect({ inForce, waiting }).toEqual({ inForce: { delay: '5' }, waiting: { delay: '7' } })
    expect(events).toContainEqual(expect.objectContaining({ code: 'module-configuration-waits' }))
    for (let delay = 8; delay <= 20; delay++) await post('setModuleConfiguration', { delay })
    expect((await recolte.pushed('boutique')).history).toHaveLength(10)
    expect((await recolte.pushed('boutique')).waiting).toEqual({ delay: '10' })
    await recolte.acceptPushed('boutique', 'delay', 'eve')
    expect((await recolte.pushed('boutique')).inForce).toEqual({ delay: '10' })
    await recolte.undoPushed('boutique', 'delay')
    expect((await recolte.pushed('boutique')).inForce).toEqual({})
  })
})
