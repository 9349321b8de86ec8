import { createHmac, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DAY, MINUTE } from '../../src/clock.ts'
import { listen } from '../../src/hooks/index.ts'
import { serving } from '../engine/serving.ts'

const STORE = { boutique: { connector: 'memory', account: 'main', publicUrl: 'https://recolte.example/deep/' } }

/** A real port in front of a store, and what somebody needs to sign for it. */
async function hooked() {
  const made = await serving({ stores: STORE })
  const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => made.recolte.handle })
  onTestFinished(close)
  const { secret = '', url: publicUrl } = await made.recolte.webhooks('boutique', 'create')
  const hint = (id: string | number, change: Partial<Ping> = {}) =>
    fetch(`${url}/hooks/boutique`, ping({ secret, now: made.clock.now(), body: JSON.stringify({ id }), ...change }))
  const hints = async () =>
    (await made.journal.hints('boutique', Number.MAX_SAFE_INTEGER, 10_000)).map(({ orderId }) => orderId)
  return { ...made, url, publicUrl, secret, hint, hints }
}

interface Ping {
  secret: string
  now: number
  body: string
  headers: Record<string, string>
}

/** As any library for Standard Webhooks signs: the secret's base64 is the key. */
function ping({ secret, now, body, headers = {} }: Omit<Ping, 'headers'> & Partial<Ping>): RequestInit {
  const id = randomUUID()
  const timestamp = Math.floor(now / 1_000)
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return {
    method: 'POST',
    body,
    headers: {
      ...{ 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` },
      ...headers,
    },
  }
}

describe('the signed ping', () => {
  it('is accepted for any shop, and is a hint', async () => {
    const { hint, hints, publicUrl, secret } = await hooked()
    expect(publicUrl).toBe('https://recolte.example/deep/hooks/boutique')
    expect(secret).toMatch(/^whsec_[0-9a-f]{64}$/)
    expect((await hint('7')).status).toBe(200)
    expect((await hint(8)).status).toBe(200)
    expect((await hint('', { body: '{"ids":["9",10]}' })).status).toBe(200)
    expect(await hints()).toEqual(['10', '7', '8', '9'])
  })

  it.each<[string, (made: { secret: string; now: number }) => Partial<Ping>]>([
    ['made with another secret', () => ({ secret: `whsec_${'0'.repeat(64)}` })],
    ['six minutes old', ({ now }) => ({ now: now - 6 * MINUTE })],
    ['six minutes ahead', ({ now }) => ({ now: now + 6 * MINUTE })],
    ['for another message', () => ({ headers: { 'webhook-id': 'another' } })],
    ['without a timestamp that is one', () => ({ headers: { 'webhook-timestamp': 'now' } })],
    ['of another version', () => ({ headers: { 'webhook-signature': 'v2,AAAA' } })],
    ['empty', () => ({ headers: { 'webhook-signature': '' } })],
  ])('with a signature %s is answered 401, without a word why', async (_, change) => {
    const { hint, hints, secret, clock } = await hooked()
    const answer = await hint('7', change({ secret, now: clock.now() }))
    expect(answer.status).toBe(401)
    expect(await answer.json()).toEqual({ error: 'not accepted' })
    expect(await hints()).toEqual([])
  })

  it('may carry several signatures while the sender changes its secret', async () => {
    const { hint, secret, clock } = await hooked()
    const signed = ping({ secret, now: clock.now(), body: '{"id":"1"}' })
    const { 'webhook-signature': good = '' } = Object.fromEntries(new Headers(signed.headers))
    expect(
      (
        await hint('1', {
          headers: { ...Object.fromEntries(new Headers(signed.headers)), 'webhook-signature': `v1,AAAA ${good}` },
        })
      ).status,
    ).toBe(200)
  })

  it('that is genuine and says nothing is answered 400', async () => {
    const { hint } = await hooked()
    for (const body of ['', '{}', '{"id":""}', '{"id":{"a":1}}', 'id=7'])
      expect((await hint('', { body })).status).toBe(400)
  })

  it('counts with the secret before for a day after a change, made by this process or another', async () => {
    const { hint, secret, clock, another } = await hooked()
    const elsewhere = await another({ stores: STORE })
    const { secret: next = '' } = await elsewhere.webhooks('boutique', 'repair')
    expect(next).not.toBe(secret)
    expect((await hint('1', { secret: next })).status).toBe(200)
    expect((await hint('2')).status).toBe(200)
    clock.skip(DAY)
    expect((await hint('3', { now: clock.now() })).status).toBe(401)
    expect((await hint('3', { now: clock.now(), secret: next })).status).toBe(200)
    await elsewhere.webhooks('boutique', 'remove')
    expect((await hint('4', { now: clock.now(), secret: next })).status).toBe(200)
    const fresh = await elsewhere.webhooks('boutique', 'repair')
    expect((await hint('5', { now: clock.now(), secret: fresh.secret ?? '' })).status).toBe(200)
    expect((await hint('6', { now: clock.now(), secret: next })).status).toBe(401)
  })

  it('replayed, repeated and out of order hands each order over once', async () => {
    const { hint, shop, platform, start, turn, recolte } = await hooked()
    await recolte.sync()
    for (const id of ['1', '2', '3']) shop.add(id)
    const first = turn('boutique', 'hints')
    start()
    for (const id of ['3', '1', '3', '2', '1', '3']) await hint(id)
    await first
    await hint('2')
    await turn('boutique', 'hints')
    expect(platform.summary()).toMatchObject({ accepted: 3, duplicates: 0 })
  })

  it('for an order that is not there changes nothing', async () => {
    const { hint, start, turn, journal, recolte, hints } = await hooked()
    await recolte.sync()
    const done = turn('boutique', 'hints')
    start()
    await hint('<script>')
    await done
    expect(await hints()).toEqual([])
    expect(
      (await journal.list({ store: 'boutique', states: ['unreadable', 'waiting', 'stopped'], limit: 10 })).orders,
    ).toEqual([])
  })
})

describe('the door', () => {
  it('knows two addresses, wherever it is mounted, and nothing else', async () => {
    const { url } = await hooked()
    const status = async (path: string, method = 'GET') => (await fetch(url + path, { method })).status
    expect(await status('/')).toBe(404)
    expect(await status('/hooks')).toBe(404)
    expect(await status('/hooks/', 'POST')).toBe(404)
    expect(await status('/hooks/another', 'POST')).toBe(404)
    expect(await status('/hooks/%zz', 'POST')).toBe(404)
    expect(await status('/hooks/boutique')).toBe(405)
    expect(await status('/mounted/here/hooks/boutique?x=1', 'POST')).toBe(401)
    expect(await status('/healthz', 'POST')).toBe(405)
    expect(await status('/healthz')).toBe(200)
    expect(await status('/mounted/healthz', 'HEAD')).toBe(200)
  })

  it('says how each store is, and no secret', async () => {
    const { url, recolte, clock, secret } = await hooked()
    const healthy = async () => (await fetch(`${url}/healthz`)).text()
    expect(JSON.parse(await healthy())).toEqual({ ok: false, stores: { boutique: { ok: false, lastOkAt: null } } })
    await recolte.sync()
    expect(JSON.parse(await healthy())).toMatchObject({ ok: true, stores: { boutique: { ok: true } } })
    expect(await healthy()).not.toContain(secret)
    clock.skip(2 * DAY)
    expect(JSON.parse(await healthy())).toMatchObject({ ok: false, stores: { boutique: { ok: false } } })
  })

  it('reads no more of a body than a webhook needs, announced or not', async () => {
    const { url, hint } = await hooked()
    const big = Buffer.alloc(5 * 1024 * 1024, 'a')
    const outcome = await fetch(`${url}/hooks/boutique`, { method: 'POST', body: big }).then(
      ({ status }) => status,
      () => 'closed',
    )
    expect([413, 'closed']).toContain(outcome)
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(big)
      },
    })
    const endless = fetch(`${url}/hooks/boutique`, { method: 'POST', body: stream, duplex: 'half' })
    expect([413, 'closed']).toContain(
      await endless.then(
        ({ status }) => status,
        () => 'closed',
      ),
    )
    expect((await hint('1')).status).toBe(200)
  })

  it('outlives a caller that goes away in the middle', async () => {
    const { url, hint } = await hooked()
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    await new Promise<void>((resolve) =>
      socket.write('POST /hooks/boutique HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf', () => resolve()),
    )
    socket.destroy()
    expect((await hint('1')).status).toBe(200)
  })

  it('answers 503 when a hint cannot be kept: the shop says it again, or the poll shows the order', async () => {
    const { hint, hints, breakJournal } = await hooked()
    breakJournal(new Error('no disk'))
    expect((await hint('1')).status).toBe(503)
    breakJournal(undefined)
    expect(await hints()).toEqual([])
    expect((await hint('1')).status).toBe(200)
  })

  it('acknowledges a flood by groups: far fewer commits than webhooks, and every hint is kept', async () => {
    const { recolte, secret, clock, hints, commits } = await hooked()
    const told = (id: number) => ping({ secret, now: clock.now(), body: JSON.stringify({ id }) })
    const flood = Array.from({ length: 500 }, (_, id) => new Request('http://localhost/hooks/boutique', told(id)))
    const answers = await Promise.all(flood.map((request) => recolte.fetch(request)))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect(await hints()).toHaveLength(500)
    expect(commits()).toBeLessThan(50)
  })
})

describe('as a web handler', () => {
  it('takes the same requests', async () => {
    const made = await hooked()
    const signed = ping({ secret: made.secret, now: made.clock.now(), body: '{"id":"1"}' })
    const answer = await made.recolte.fetch(new Request('https://agency.example/recolte/hooks/boutique', signed))
    expect(answer.status).toBe(200)
    const large = new Request('https://agency.example/hooks/boutique', {
      method: 'POST',
      body: 'a'.repeat(5 * 1024 * 1024),
    })
    expect((await made.recolte.fetch(large)).status).toBe(413)
    expect((await made.recolte.fetch(new Request('https://agency.example/'))).status).toBe(404)
  })
})
