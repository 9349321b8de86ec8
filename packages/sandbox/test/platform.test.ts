import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createPlatform, type PlatformFault, type PlatformOptions } from '../src/index.ts'

const webId = 'web-1'
const secretKey = 'secret-1'
const address = 'https://platform.example/index.php?action=act_api_notification_sha1&type=json2'

const create = (options: Partial<PlatformOptions> = {}) =>
  createPlatform({ accounts: [{ webId, secretKey }], clock: () => 1_000, ...options })

const order = (changes: Record<string, unknown> = {}, secret = secretKey) => {
  const fields: Record<string, unknown> = {
    query: 'pushCommandeSHA1',
    order_ref: 'A-1',
    email: 'client1@client.example',
    lastname: 'Martin',
    firstname: 'Zoë',
    order_date: '2026-10-01 10:00:00',
    delay: '7',
    ...changes,
  }
  const signed = ['query', 'order_ref', 'email', 'lastname', 'firstname', 'order_date', 'delay']
  const text = signed.map((name) => fields[name] ?? '').join('') + secret
  return {
    ...fields,
    sign: createHash('sha1').update(text, 'utf8').digest('hex'),
    ...('sign' in changes ? changes : {}),
  }
}

const request = (message: unknown, idWebsite = webId) =>
  new Request(address, {
    method: 'POST',
    body: new URLSearchParams({ idWebsite, message: typeof message === 'string' ? message : JSON.stringify(message) }),
  })

const codeOf = async (answer: Response | Promise<Response>): Promise<unknown> => {
  const body: unknown = await (await answer).json()
  return typeof body === 'object' && body !== null && 'return' in body ? body.return : undefined
}

describe('an order that is right', () => {
  it('is accepted with code 1 and held under its reference', async () => {
    const platform = create()
    expect(await codeOf(platform.fetch(request(order())))).toBe(1)
    expect(platform.get(webId, 'A-1')).toMatchObject({ times: 1, received: [1_000] })
    expect(platform.get(webId, 'A-1')?.messages[0]).toMatchObject({ email: 'client1@client.example' })
    expect(platform.asked).toBe(1)
  })

  it('asks a buyer once, however often the reference comes', async () => {
    const platform = create()
    await platform.fetch(request(order()))
    await platform.fetch(request(order({ firstname: 'Zoé' })))
    expect(platform.get(webId, 'A-1')?.times).toBe(2)
    expect(platform.asked).toBe(1)
    expect(platform.summary()).toMatchObject({
      accepted: 2,
      references: 1,
      duplicates: 1,
      requests: 2,
      byCode: { 1: 2 },
    })
  })

  it('keeps the same reference of two accounts apart', async () => {
    const platform = create({
      accounts: [
        { webId, secretKey },
        { webId: 'web-2', secretKey },
      ],
    })
    await platform.fetch(request(order()))
    await platform.fetch(request(order(), 'web-2'))
    expect(platform.asked).toBe(2)
    expect([...platform.held('web-2')]).toHaveLength(1)
  })

  it('is answered with a text where the platform answers so', async () => {
    expect(await codeOf(create({ returnAs: 'text' }).fetch(request(order())))).toBe('1')
  })

  it('leaves only its reference where messages are not kept', async () => {
    const platform = create({ keep: 'references' })
    await platform.fetch(request(order()))
    await platform.fetch(request(order()))
    expect(platform.get(webId, 'A-1')).toEqual({ webId, reference: 'A-1', times: 2, received: [1_000], messages: [] })
  })
})

describe('an order that is wrong', () => {
  it.each([
    ['unknown account', order(), 'web-9', 3],
    ['signed with another secret', order({}, 'other'), webId, 2],
    ['without sign', order({ sign: undefined }), webId, 4],
    ['without reference', order({ order_ref: undefined }), webId, 4],
    ['with an empty e-mail', order({ email: '' }), webId, 4],
    ['with an e-mail that is none', order({ email: 'client1' }), webId, 4],
    ['with a French date', order({ order_date: '01/10/2026' }), webId, 4],
    ['with an ISO date', order({ order_date: '2026-10-01T10:00:00' }), webId, 4],
    ['with a 31st of February', order({ order_date: '2026-02-31' }), webId, 4],
    ['with a delay of 31 days', order({ delay: 31 }), webId, 4],
    ['with a negative delay', order({ delay: '-1' }), webId, 4],
    ['that is no JSON', '{"query":', webId, 4],
    ['with a product without id', order({ PRODUCTS: [{ name_product: 'Mug' }] }), webId, 4],
  ])('%s is refused', async (_, message, id, code) => {
    const platform = create()
    expect(await codeOf(platform.fetch(request(message, id)))).toBe(code)
    expect(platform.asked).toBe(0)
  })

  it('names the missing field', async () => {
    const answer = await create().fetch(request(order({ lastname: undefined })))
    expect(await answer.text()).toContain('lastname')
  })

  it('is one without the extra field its account made mandatory', async () => {
    const platform = create({ accounts: [{ webId, secretKey, requiredExtra: ['loyalty_card'] }] })
    expect(await codeOf(platform.fetch(request(order())))).toBe(4)
    expect(await codeOf(platform.fetch(request(order({ loyalty_card: 'F-1' }))))).toBe(1)
  })
})

describe('accounts', () => {
  it('refuses the old secret after a change, and the account after its removal', async () => {
    const platform = create()
    platform.setSecret(webId, 'new')
    expect(await codeOf(platform.fetch(request(order())))).toBe(2)
    expect(await codeOf(platform.fetch(request(order({}, 'new'))))).toBe(1)
    platform.removeAccount(webId)
    expect(await codeOf(platform.fetch(request(order({}, 'new'))))).toBe(3)
  })
})

interface Vector {
  id: string
  note: string
  fields: Record<string, unknown>
  sha1: string
  expected_to_be_accepted: boolean
}
const vectors: { push_sign: Vector[]; wire_examples: { body: string }[] } = JSON.parse(
  readFileSync(new URL('./fixtures/push-vectors.json', import.meta.url), 'utf8'),
)
const sample = { webId: '12gthd5g-erg1-hdgy-yfh5-gfdf12548vfd', secretKey: 'ghsyehf5-hfyd-gets-195g-hgets125dhre' }

describe('published vectors', () => {
  it.each(vectors.push_sign)('$id: $note', async ({ id, fields, sha1, expected_to_be_accepted }) => {
    const platform = createPlatform({ accounts: [sample] })
    const code = await codeOf(platform.fetch(request({ ...fields, sign: sha1 }, sample.webId)))
    // P12 signs its own mangled address rightly: only the address gives it away.
    expect(code).toBe(expected_to_be_accepted ? 1 : id === 'P12' ? 4 : 2)
  })

  it.each(vectors.wire_examples)('form body as it is on the wire', async ({ body }) => {
    const platform = createPlatform({ accounts: [sample] })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await codeOf(platform.fetch(new Request(address, { method: 'POST', body, headers })))).toBe(1)
    expect(platform.get(sample.webId, 'PLUS-1')?.messages[0]).toMatchObject({ email: 'john+avis@doe.com' })
  })
})

describe('faults', () => {
  it('strike once, then all is well', async () => {
    const platform = create()
    platform.fault({ kind: '503', retryAfter: 30 })
    const first = await platform.fetch(request(order()))
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '30'])
    expect(platform.asked).toBe(0)
    expect(await codeOf(platform.fetch(request(order())))).toBe(1)
  })

  it('take the order yet lose the answer', async () => {
    const platform = create()
    platform.fault({ kind: 'accepted-then-reset' })
    await expect(platform.fetch(request(order()))).rejects.toThrow('fetch failed')
    expect(platform.get(webId, 'A-1')?.times).toBe(1)
  })

  it('strike the same requests for the same seed', async () => {
    const struck = async (seed: number) => {
      const platform = create()
      platform.fault({ kind: '500', rate: 0.3, seed })
      const statuses: number[] = []
      for (let n = 0; n < 60; n += 1) statuses.push((await platform.fetch(request(order()))).status)
      return statuses
    }
    const once = await struck(5)
    expect(await struck(5)).toEqual(once)
    expect(await struck(6)).not.toEqual(once)
    expect(once.filter((status) => status === 500).length).toBeGreaterThan(5)
  })

  it('strike every n-th request, as often as asked, and only those that match', async () => {
    const platform = create()
    platform.fault({ kind: 'code', code: 4, every: 2, times: 1, matching: (message) => message.order_ref === 'B' })
    const codes: unknown[] = []
    for (const order_ref of ['A', 'B', 'A', 'B', 'B', 'B']) {
      codes.push(await codeOf(platform.fetch(request(order({ order_ref })))))
    }
    expect(codes).toEqual([1, 1, 1, 4, 1, 1])
  })

  it.each<[PlatformFault['kind'], number, string]>([
    ['html', 200, '<!DOCTYPE'],
    ['empty', 200, ''],
    ['json-other', 200, '{"status"'],
    ['500', 500, '<!DOCTYPE'],
    ['redirect', 302, ''],
  ])('%s answers without taking the order', async (kind, status, start) => {
    const platform = create()
    platform.fault({ kind })
    const answer = await platform.fetch(request(order()))
    expect(answer.status).toBe(status)
    expect((await answer.text()).startsWith(start)).toBe(true)
    expect(platform.asked).toBe(0)
  })

  it('hang until the client gives up', async () => {
    const platform = create()
    platform.fault({ kind: 'hang' })
    const body = new URLSearchParams({ idWebsite: webId, message: JSON.stringify(order()) })
    const patience = new AbortController()
    const waiting = platform.fetch(new Request(address, { method: 'POST', body, signal: patience.signal }))
    patience.abort()
    await expect(waiting).rejects.toThrow()
  })

  it('cut an answer in two', async () => {
    const platform = create()
    platform.fault({ kind: 'truncated' })
    const answer = await platform.fetch(request(order()))
    await expect(answer.text()).rejects.toThrow('terminated')
  })

  it('are gone after clearing', async () => {
    const platform = create()
    platform.fault({ kind: '500', rate: 1 })
    platform.clearFaults()
    expect(await codeOf(platform.fetch(request(order())))).toBe(1)
  })
})

describe('the desk for other processes', () => {
  const ask = async (platform: ReturnType<typeof create>, path: string, init?: RequestInit): Promise<unknown> =>
    (await platform.fetch(new Request(`https://platform.example/_sandbox/${path}`, init))).json()

  it('pages through what is held', async () => {
    const platform = create()
    for (const order_ref of ['A', 'B', 'C']) await platform.fetch(request(order({ order_ref })))
    expect(await ask(platform, 'held?limit=2')).toMatchObject({
      held: [{ reference: 'A' }, { reference: 'B' }],
      next: 2,
    })
    expect(await ask(platform, 'held?limit=2&cursor=2')).toMatchObject({ held: [{ reference: 'C' }], next: null })
  })

  it('plans faults, clears them and forgets everything', async () => {
    const platform = create()
    await ask(platform, 'faults', { method: 'POST', body: JSON.stringify({ kind: 'code', code: 2, rate: 1 }) })
    expect(await codeOf(platform.fetch(request(order())))).toBe(2)
    await ask(platform, 'faults', { method: 'DELETE' })
    expect(await codeOf(platform.fetch(request(order())))).toBe(1)
    expect(await ask(platform, 'summary')).toMatchObject({ accepted: 1, byCode: { 1: 1, 2: 1 } })
    await ask(platform, 'reset', { method: 'POST' })
    expect(await ask(platform, 'summary')).toMatchObject({ accepted: 0, requests: 0, byCode: {} })
  })

  it('refuses a kind of fault it does not know', async () => {
    const body = JSON.stringify({ kind: 'earthquake' })
    expect(await ask(create(), 'faults', { method: 'POST', body })).toEqual({ error: 'unknown kind of fault' })
  })
})
