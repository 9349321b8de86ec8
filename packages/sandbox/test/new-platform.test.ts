import { describe, expect, it } from 'vitest'
import { isRecord } from '../src/app.ts'
import { createNewPlatform, type NewPlatformFault, type NewPlatformOptions } from '../src/index.ts'

const base = 'https://platform.example'
const websiteId = 'website-1'
const EVENTS = `${base}/purchase-event/websites/${websiteId}/purchase_events/bulk_sync_insert`
const TOKEN = `${base}/realms/skeepers/protocol/openid-connect/token`
const NOW = Date.parse('2026-11-01T10:00:00Z')

const create = (options: Partial<NewPlatformOptions> = {}) => {
  const time = { now: NOW }
  const platform = createNewPlatform({
    clients: [{ clientId: 'client-1', clientSecret: 'sec:ret' }],
    websites: [{ websiteId, clientId: 'client-1' }],
    clock: () => time.now,
    ...options,
  })
  return { platform, time }
}

type Made = ReturnType<typeof create>

const askToken = (
  { platform }: Made,
  { url = TOKEN, secret = 'sec:ret', body = 'grant_type=client_credentials&scope=openid' } = {},
) =>
  platform.fetch(
    new Request(url, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`client-1:${secret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body,
    }),
  )

const token = async (made: Made): Promise<string> => {
  const answer: unknown = await (await askToken(made)).json()
  return isRecord(answer) ? String(answer.access_token) : ''
}

const event = (reference: string, change: Record<string, unknown> = {}) => ({
  purchase_reference: reference,
  purchase_date: '2026-10-30T09:00:00Z',
  price: 12.5,
  consumer: { first_name: 'Ada', last_name: 'Martin', email: `${reference}@client.example`.toLowerCase() },
  solicitation_parameters: { delay: 3, purchase_event_type: 'BRAND_AND_PRODUCT' },
  sales_channel: { channel: 'online', website_id: websiteId },
  products: [{ product_ref: { reference: '11' }, name: 'Thé' }],
  ...change,
})

const send = async (made: Made, events: unknown, { url = EVENTS, bearer = '' } = {}) =>
  made.platform.fetch(
    new Request(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer || (await token(made))}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    }),
  )

describe('tokens', () => {
  it('are given by both issuers to a client with the right secret, and last as long as they say', async () => {
    const made = create({ tokenSeconds: 60 })
    for (const url of [TOKEN, `${base}/am/oauth2/alpha/access_token`]) {
      const answer = await askToken(made, { url })
      expect(answer.status).toBe(200)
      expect(await answer.json()).toMatchObject({ expires_in: 60, token_type: 'Bearer' })
    }
    const bearer = await token(made)
    expect((await send(made, [event('A')], { bearer })).status).toBe(200)
    made.time.now += 60_000
    expect((await send(made, [event('B')], { bearer })).status).toBe(401)
  })

  it.each([
    ['another secret', { secret: 'other' }, 401, 'invalid_client'],
    ['no scope', { body: 'grant_type=client_credentials' }, 400, 'invalid_scope'],
    ['another grant', { body: 'grant_type=password&scope=openid' }, 400, 'unsupported_grant_type'],
  ])('are refused for %s', async (_, how, status, error) => {
    const answer = await askToken(create(), how)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error })
  })

  it('end when told so, and when the secret changes new ones are refused', async () => {
    const made = create()
    const bearer = await token(made)
    made.platform.expireTokens()
    expect((await send(made, [event('A')], { bearer })).status).toBe(401)
    made.platform.setSecret('client-1', 'another')
    expect((await askToken(made)).status).toBe(401)
  })
})

describe('events', () => {
  it('are taken, and counted as asked each time they come', async () => {
    const made = create()
    expect((await send(made, [event('A'), event('B')])).status).toBe(200)
    await send(made, [event('A')])
    expect(made.platform.summary()).toMatchObject({ accepted: 3, references: 2, duplicates: 1, byStatus: { 200: 4 } })
    expect(made.platform.asked).toBe(3)
    expect(made.platform.get(websiteId, 'A')).toMatchObject({ times: 2, received: [NOW, NOW] })
  })

  it('are answered 202 where the platform answers so', async () => {
    expect((await send(create({ takenAs: 202 }), [event('A')])).status).toBe(202)
  })

  it.each([
    ['no array', { a: 1 }],
    ['an empty one', []],
    ['51 of them', Array.from({ length: 51 }, (_, n) => event(`R${n}`))],
    ['one without an e-mail', [event('A'), event('B', { consumer: { first_name: 'A', last_name: 'B' } })]],
    ['a type that does not exist', [event('A', { solicitation_parameters: { purchase_event_type: 'BRAND' } })]],
    ['a local date', [event('A', { purchase_date: '2026-10-30 09:00:00' })]],
    ['a product without a reference', [event('A', { products: [{ name: 'Thé', product_ref: {} }] })]],
  ])('are a bad request as %s, of which nothing is taken', async (_, body) => {
    const made = create()
    expect((await send(made, body)).status).toBe(400)
    expect(made.platform.asked).toBe(0)
  })

  it('are refused one by one for what is wrong with one alone', async () => {
    const made = create({ websites: [{ websiteId, clientId: 'client-1', shopIds: ['shop-1'] }] })
    const sales_channel = { channel: 'online', website_id: websiteId, shop_id: 'shop-1' }
    const answer = await send(made, [
      event('A', { sales_channel }),
      event('B', { sales_channel, purchase_date: '2026-04-01T00:00:00Z' }),
      event('C'),
    ])
    expect(answer.status).toBe(206)
    expect(await answer.json()).toEqual([
      { purchase_reference: 'B', error_description: 'purchase_date is older than 6 months' },
      { purchase_reference: 'C', error_description: 'sales_channel.shop_id is unknown' },
    ])
    expect([...made.platform.held()].map(({ reference }) => reference)).toEqual(['A'])
  })

  it('for a website that is none are answered as an outage, and for another client’s as forbidden', async () => {
    const made = create({ websites: [{ websiteId, clientId: 'client-2' }] })
    const wrong = await send(made, [event('A')], { url: EVENTS.replace(websiteId, 'elsewhere') })
    expect(wrong.status).toBe(500)
    expect(await wrong.text()).toContain('fetch Shop of website: elsewhere')
    expect((await send(made, [event('A')])).status).toBe(403)
  })

  it('above the limit of a second are answered 429', async () => {
    const made = create({ requestsPerSecond: 2 })
    const bearer = await token(made)
    const statuses = []
    for (const id of ['A', 'B', 'C']) statuses.push((await send(made, [event(id)], { bearer })).status)
    expect(statuses).toEqual([200, 200, 429])
    made.time.now += 1_000
    expect((await send(made, [event('C')], { bearer })).status).toBe(200)
  })
})

describe('faults', () => {
  it.each<[NewPlatformFault['kind'], number]>([
    ['400', 400],
    ['401', 401],
    ['403', 403],
    ['429', 429],
    ['500', 500],
    ['502', 502],
    ['503', 503],
    ['html', 200],
    ['redirect', 302],
    ['expire', 401],
  ])('%s takes nothing, once', async (kind, status) => {
    const made = create()
    made.platform.fault({ kind })
    expect((await send(made, [event('A')])).status).toBe(status)
    expect(made.platform.asked).toBe(0)
    expect((await send(made, [event('A')])).status).toBe(200)
  })

  it('take the events and lose the answer', async () => {
    const made = create()
    made.platform.fault({ kind: 'accepted-then-reset' })
    await expect(send(made, [event('A')])).rejects.toThrow('fetch failed')
    made.platform.fault({ kind: 'accepted-then-502' })
    expect((await send(made, [event('B')])).status).toBe(502)
    expect(made.platform.asked).toBe(2)
  })

  it('refuse a part, with and without names, and poison a batch', async () => {
    const made = create()
    const matching = ({ purchase_reference }: Record<string, unknown>) => purchase_reference === 'B'
    made.platform.fault({ kind: 'partial', matching })
    expect(await (await send(made, [event('A'), event('B')])).json()).toMatchObject([{ purchase_reference: 'B' }])
    made.platform.fault({ kind: 'partial-nameless', matching })
    expect(await (await send(made, [event('B'), event('C')])).text()).not.toContain('B')
    made.platform.fault({ kind: '400', rate: 1, matching })
    expect((await send(made, [event('D'), event('B')])).status).toBe(400)
    expect((await send(made, [event('D')])).status).toBe(200)
    expect([...made.platform.held()].map(({ reference }) => reference)).toEqual(['A', 'C', 'D'])
  })

  it('strike the token endpoint where told so', async () => {
    const made = create()
    made.platform.fault({ kind: '503', on: 'token' })
    expect((await askToken(made)).status).toBe(503)
    expect((await askToken(made)).status).toBe(200)
  })
})

describe('the desk for other processes', () => {
  const ask = async ({ platform }: Made, path: string, init?: RequestInit): Promise<unknown> =>
    (await platform.fetch(new Request(`${base}/_sandbox/${path}`, init))).json()

  it('pages through what is held, plans faults, ends tokens and forgets', async () => {
    const made = create()
    await send(
      made,
      ['A', 'B', 'C'].map((id) => event(id)),
    )
    expect(await ask(made, 'held?limit=2')).toMatchObject({ held: [{ reference: 'A' }, { reference: 'B' }], next: 2 })
    expect(await ask(made, 'held?limit=2&cursor=2')).toMatchObject({ held: [{ reference: 'C' }], next: null })
    await ask(made, 'faults', { method: 'POST', body: JSON.stringify({ kind: '500', rate: 1 }) })
    expect((await send(made, [event('D')])).status).toBe(500)
    await ask(made, 'faults', { method: 'DELETE' })
    await ask(made, 'expire', { method: 'POST' })
    await ask(made, 'reset', { method: 'POST' })
    expect(await ask(made, 'summary')).toMatchObject({ accepted: 0, requests: 0, tokens: 0 })
    expect(await ask(made, 'faults', { method: 'POST', body: '{"kind":"flood"}' })).toMatchObject({
      error: expect.any(String),
    })
  })
})
