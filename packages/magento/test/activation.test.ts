import { createRecolte, listen, openJournal, type RecolteEvent } from '@recolte/core'
import { createMagento, type Magento, serve } from '@recolte/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { magento } from '../src/index.ts'
import { fixture } from './fixture.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

interface Change {
  shop?: Magento
  settings?: Record<string, unknown>
  stores?: string[]
}

/** A shop on one port and Recolte on another, as `recolte serve` has it. */
async function connected({ shop = createMagento({ orders: 5, integrations: [] }), settings, stores }: Change = {}) {
  const served = await serve(shop)
  const journal = await openJournal(':memory:')
  const events: RecolteEvent[] = []
  const open = async (encryptionKey = KEY) => {
    const recolte = await createRecolte({
      accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'http://127.0.0.1:9' } },
      stores: Object.fromEntries(
        (stores ?? ['boutique']).map((name) => [
          name,
          {
            ...{ connector: 'magento', account: 'main', publicUrl: 'https://recolte.example' },
            settings: { url: served.url, ...settings },
          },
        ]),
      ),
      connectors: [magento],
      journal: { ...journal, close: async () => {} },
      encryptionKey,
      onEvent: (event) => events.push(event),
    })
    onTestFinished(() => recolte.close())
    return recolte
  }
  const recolte = await open()
  const door = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
  onTestFinished(async () => {
    await door.close()
    await served.close()
    await journal.close()
  })
  const callback = (form: string) =>
    fetch(`${door.url}/magento/callback`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form,
    })
  const identity = (query: Record<string, string>) =>
    fetch(`${door.url}/magento/identity?${new URLSearchParams(query)}`, { redirect: 'manual' })
  /** An admin's click on Activate, or on Reauthorize. */
  const activate = async (consumerKey?: string) => {
    const sent = shop.activate({ baseUrl: `${served.url}/fr/`, ...(consumerKey === undefined ? {} : { consumerKey }) })
    await callback(sent.form)
    return sent.consumerKey
  }
  const click = async () => identity({ oauth_consumer_key: await activate() })
  const software = async (one = recolte) =>
    one.statuses('boutique').then(
      ({ info }) => info.software,
      (error: { code: string }) => error.code,
    )
  return { shop, served, journal, events, recolte, open, callback, identity, activate, click, software }
}

const said = async (answer: Response) => [answer.status, await answer.text()] as const

describe('an integration that an admin activates', () => {
  test('hands its keys over: nobody copies anything, and orders are read', async () => {
    const made = await connected()
    expect(await made.software()).toBe('magento.not-activated')
    expect(await said(await made.click())).toMatchObject([200, expect.stringContaining('nothing has to be copied')])
    expect(await made.software()).toMatch(/^Magento 2.4/)
    expect((await made.recolte.sync()).stores.boutique).toMatchObject({ seen: 5 })
  })

  test('is known to another process and after a restart, and to nobody without the key', async () => {
    const made = await connected()
    await made.click()
    expect(await made.software(await made.open())).toMatch(/^Magento 2.4/)
    expect(await made.software(await made.open(Buffer.alloc(32, 8).toString('base64')))).toBe('encryption-key-other')
    expect(await made.software(await made.open(' '))).toBe('encryption-key-missing')
  })

  test('keeps no key readable in the journal, and says none in an answer or an event', async () => {
    const made = await connected()
    const { form, consumerKey } = made.shop.activate({ baseUrl: made.served.url })
    const secrets = [...new URLSearchParams(form)].filter(([name]) => name !== 'store_base_url')
    const first = await (await made.callback(form)).text()
    const pending = await made.journal.secrets(['boutique/pending'])
    const second = await (await made.identity({ oauth_consumer_key: consumerKey })).text()
    const kept = await made.journal.secrets(['boutique/pending', 'boutique/consumerSecret', 'boutique/accessToken'])
    expect(Object.keys(pending)).toEqual(['boutique/pending'])
    expect(Object.keys(kept)).toEqual(['boutique/consumerSecret', 'boutique/accessToken'])
    const told = JSON.stringify([first, pending, second, kept, made.events])
    for (const [, secret] of secrets) expect(told).not.toContain(secret)
  })

  test('is sent back to the shop, and to no other address that the link names', async () => {
    const made = await connected()
    const oauth_consumer_key = await made.activate()
    const back = `${made.served.url}/admin/integration/loginSuccessCallback/`
    const answer = await made.identity({ oauth_consumer_key, success_call_back: back })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, back])
    for (const elsewhere of ['https://evil.example/', `${made.served.url}.evil.example/`, '//evil.example', 'no'])
      expect((await made.identity({ oauth_consumer_key, success_call_back: elsewhere })).status).toBe(200)
  })

  test('that is reauthorised replaces the keys, which another process uses at once', async () => {
    const made = await connected()
    const consumerKey = await made.activate()
    await made.identity({ oauth_consumer_key: consumerKey })
    const other = await made.open()
    const again = await made.activate(consumerKey)
    expect(await made.software(await made.open())).toBe('magento.activation-ended')
    expect((await made.identity({ oauth_consumer_key: again })).status).toBe(200)
    expect(await made.software(other)).toMatch(/^Magento 2.4/)
  })

  test('serves every store of that shop', async () => {
    const made = await connected({ stores: ['boutique', 'pro'] })
    await made.click()
    const { stores } = await made.recolte.sync()
    expect([stores.boutique?.seen, stores.pro?.seen]).toEqual([5, 5])
  })

  test('is completed where the shop does not rewrite its addresses', async () => {
    const made = await connected({ shop: createMagento({ orders: 1, integrations: [], rewrites: false }) })
    expect((await made.click()).status).toBe(200)
    expect(await made.software()).toMatch(/^Magento 2.4/)
  })
})

describe('an activation that fails says so to the admin', () => {
  test('whose callback never arrived', async () => {
    const made = await connected()
    const [status, text] = await said(await made.identity({ oauth_consumer_key: 'x'.repeat(32) }))
    expect(status).toBe(400)
    expect(text).toContain('must be https://recolte.example/magento/callback')
  })

  test('that anybody invented: the shop does not know it, and it replaces nothing', async () => {
    const made = await connected()
    await made.click()
    const invented = new URLSearchParams({
      ...{ oauth_consumer_key: 'a'.repeat(32), oauth_consumer_secret: 'b'.repeat(32), oauth_verifier: 'c'.repeat(32) },
      store_base_url: 'https://evil.example/',
    })
    await made.callback(invented.toString())
    const [status, text] = await said(await made.identity({ oauth_consumer_key: 'a'.repeat(32) }))
    expect(status).toBe(400)
    expect(text).toContain('A consumer having the specified key does not exist')
    expect(await made.software()).toMatch(/^Magento 2.4/)
  })

  test('that came too late', async () => {
    let now = Date.now()
    const made = await connected({ shop: createMagento({ integrations: [], now: () => now }) })
    const oauth_consumer_key = await made.activate()
    now += 301_000
    expect(await said(await made.identity({ oauth_consumer_key }))).toMatchObject([
      400,
      expect.stringContaining('Consumer key has expired'),
    ])
  })

  test.each(['', 'oauth_consumer_key=a', '{"oauth_consumer_key":1}', `oauth_consumer_key=${'x'.repeat(60_000)}`])(
    'that is none (%#)',
    async (form) => {
      const made = await connected()
      expect((await made.callback(form)).status).toBe(400)
      expect(await made.journal.secrets(['boutique/pending'])).toEqual({})
    },
  )

  test('of a shop that no store has, or whose store has keys of its own', async () => {
    const keys = ['consumerKey', 'consumerSecret', 'accessToken', 'accessTokenSecret'].map((name) => [name, 'k'])
    const made = await connected({ settings: Object.fromEntries(keys) })
    const { form } = made.shop.activate({ baseUrl: 'https://shop.example/' })
    expect(await said(await made.callback(form))).toMatchObject([400, expect.stringContaining('shop.example')])
  })
})

describe('the recorded handshake', () => {
  const bodyText = (name: string) => fixture(name).response.bodyText
  const form = () => fixture('integration-callback').request.body

  test('is answered as the real shop’s was, word for word of its answers', async () => {
    const { shop, asked } = scripted(['integration-token-request', 'integration-token-access'])
    const made = await connected({ shop })
    expect((await made.callback(form())).status).toBe(200)
    expect((await made.identity({ oauth_consumer_key: 'ck0000000000000000000000000000dd' })).status).toBe(200)
    expect(asked.map(({ target }) => target)).toEqual(['/oauth/token/request', '/oauth/token/access'])
    expect(asked[0]?.authorization).not.toContain('oauth_token=')
    expect(asked[1]?.authorization).toContain('oauth_token="rt0000000000000000000000000000dd"')
    expect(asked[1]?.authorization).toContain('oauth_verifier="ov0000000000000000000000000000dd"')
  })

  test.each([
    [['integration-token-request-again'], 'Cannot create request token'],
    [['integration-token-request-unknown-consumer'], 'A consumer having the specified key does not exist'],
    [
      ['integration-token-request', 'integration-token-access-bad-verifier'],
      'Token verifier and verifier token do not',
    ],
    [['integration-token-request', 'integration-token-access-again'], 'Specified token does not exist'],
  ])('names what the shop refused: %j', async (names, why) => {
    const made = await connected({ shop: scripted(names).shop })
    await made.callback(form())
    const answer = await made.identity({ oauth_consumer_key: 'ck0000000000000000000000000000dd' })
    expect(await said(answer)).toMatchObject([400, expect.stringContaining(why)])
    expect(new URLSearchParams(bodyText(names.at(-1) ?? '')).get('oauth_problem')).toContain(why)
  })
})

/** A shop that gives recorded answers, one after the other. */
function scripted(names: string[]): { shop: Magento; asked: { target: string; authorization: string }[] } {
  const left = [...names]
  const asked: { target: string; authorization: string }[] = []
  const handle: Magento['handle'] = (call) => {
    const { status, bodyText: body } = fixture(left.shift() ?? '').response
    asked.push({ target: call.target, authorization: call.header('authorization') ?? '' })
    return { status, headers: { 'content-type': 'text/html; charset=UTF-8' }, body }
  }
  return { shop: { ...createMagento({ integrations: [] }), handle }, asked }
}
