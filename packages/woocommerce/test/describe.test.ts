import { inspect } from 'node:util'
import { errorText } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { testContext } from './context.ts'
import { HTTPS, recorded, recording, sandbox, thrown } from './shop.ts'

const path = (url: URL) => url.pathname.replace('/wp-json/wc/v3/', '')

/** A healthy recorded shop, whose answers a test replaces one by one. */
const healthy =
  (instead: (url: URL, request: Request) => Response | string | undefined = () => undefined) =>
  (url: URL, request: Request): Response | string => {
    const given = instead(url, request)
    if (given !== undefined) return given
    if (url.pathname === '/') return 'permalinks-on-home'
    if (url.pathname === '/wp-json/') return 'wp-json-index-narrow'
    switch (path(url)) {
      case '':
        return 'wc-v3-orders-args'
      case 'system_status':
        return 'system-status-read-only-key'
      case 'products':
        return 'products-include'
      default:
        return 'orders-page-1'
    }
  }
const keyed = (name: string) => healthy((url) => (url.pathname.startsWith('/wp-json/wc/') ? name : undefined))

describe('a healthy shop', () => {
  test('says its version, its zone, its clock and what the key may do', async () => {
    const { store, asked } = recorded(healthy())
    expect(await store.describe()).toEqual({
      software: 'WooCommerce 11.0.1',
      version: '11.0.1',
      timeZone: 'Europe/Paris',
      clock: new Date('2026-11-23T15:29:24Z'),
      rights: { 'read-orders': true, 'read-products': true, 'read-system': true },
    })
    expect(asked).toHaveLength(6)
  })

  test('in the sandbox says the same', async () => {
    const { store } = sandbox({ orders: 3 })
    expect(await store.describe()).toMatchObject({ software: 'WooCommerce 11.0.1', timeZone: 'Europe/Paris' })
  })

  test('whose owner chose an offset instead of a zone says the offset', async () => {
    const index = (gmt_offset: number) =>
      healthy((url) =>
        url.pathname === '/wp-json/'
          ? Response.json({ namespaces: ['wc/v3'], timezone_string: '', gmt_offset })
          : undefined,
      )
    expect((await recorded(index(5.5)).store.describe()).timeZone).toBe('+05:30')
  })

  test('whose key may not see its versions is described without them', async () => {
    const { store } = recorded(healthy((url) => (path(url) === 'system_status' ? 'auth-key-of-a-customer' : undefined)))
    expect(await store.describe()).toMatchObject({ software: 'WooCommerce', rights: { 'read-system': false } })
  })

  test('whose key may not see products is a warning', async () => {
    const { store } = recorded(healthy((url) => (path(url) === 'products' ? 'auth-key-of-a-customer' : undefined)))
    expect(await store.describe()).toMatchObject({
      rights: { 'read-products': false },
      warnings: [{ code: 'woocommerce.no-products' }],
    })
  })

  test('that closes its API to strangers lets the key pass: a warning, and the offset is read off an order', async () => {
    const { store } = sandbox({ orders: 3, membersOnly: true })
    expect(await store.describe()).toMatchObject({
      timeZone: '+01:00',
      warnings: [{ code: 'woocommerce.login-required' }],
    })
  })

  test('with the old storage works, with a hint', async () => {
    const { store } = sandbox({ orders: 1, hpos: false })
    expect((await store.describe()).warnings).toEqual([{ code: 'woocommerce.posts-storage' }])
  })
})

describe('what is wrong with a key', () => {
  const codeFor = async (answer: string, settings = {}) =>
    (await thrown(recorded(keyed(answer), settings).store.describe())).code

  test('unknown key or dropped header: the shop answers both alike', async () => {
    expect(await codeFor('auth-wrong-key')).toBe('woocommerce.key-or-header')
    expect(await codeFor('auth-none')).toBe('woocommerce.key-or-header')
    expect(await codeFor('auth-basic-over-plain-http')).toBe('woocommerce.key-or-header')
  })

  test('dropped header: told apart where the key passes in the address', async () => {
    const dropping = sandbox({ dropAuthorization: true })
    expect((await thrown(dropping.store.describe())).code).toBe('woocommerce.header-dropped')
  })

  test('but the key stands in the address only for the check, never for a poll', async () => {
    const { store, asked } = sandbox({ dropAuthorization: true })
    const error = await thrown(store.read(['1', '2']))
    expect(error.code).toBe('woocommerce.key-or-header')
    expect(asked.some((url) => url.searchParams.has('consumer_secret'))).toBe(false)
  })

  test('a server that drops the header is read with queryStringAuth', async () => {
    const { store } = sandbox({ dropAuthorization: true, orders: 2 }, { queryStringAuth: true })
    expect((await store.describe()).rights['read-orders']).toBe(true)
  })

  test('wrong secret', async () => {
    expect(await codeFor('auth-wrong-secret')).toBe('woocommerce.wrong-secret')
    const { store } = sandbox({}, { consumerSecret: 'cs_wrong' })
    expect((await thrown(store.describe())).code).toBe('woocommerce.wrong-secret')
  })

  test('a key that may only write: the secret passes where no permission is looked at', async () => {
    const { store } = sandbox({ keys: [{ key: 'ck_test_ro', secret: 'cs_test_ro', permissions: 'write' }] })
    expect((await thrown(store.describe())).code).toBe('woocommerce.key-cannot-read')
  })

  test('a key whose user may not', async () => {
    expect(await codeFor('auth-key-of-a-customer')).toBe('woocommerce.user-may-not')
  })

  test('a shop in another language is diagnosed alike: no text is looked at', async () => {
    const french = { code: 'woocommerce_rest_authentication_error', message: 'Secret invalide.', data: { status: 401 } }
    const { store } = recorded(
      healthy((url) => (url.pathname.includes('/wc/') ? Response.json(french, { status: 401 }) : undefined)),
    )
    expect((await thrown(store.describe())).code).toBe('woocommerce.wrong-secret')
  })

  test('over plain http a wrong signature may be the key’s or the secret’s', async () => {
    const { store } = sandbox({ now: Date.now }, { url: 'http://127.0.0.1:8080', consumerSecret: 'cs_wrong' })
    expect((await thrown(store.describe())).code).toBe('woocommerce.key-or-secret')
  })

  test('over plain http a clock that is off is named with its minutes', async () => {
    const { store, app } = sandbox({ now: Date.now }, { url: 'http://127.0.0.1:8080' })
    app.skew(40 * 60_000)
    expect(await thrown(store.describe())).toMatchObject({ code: 'woocommerce.clock-off', detail: { minutes: 40 } })
  })
})

describe('what is wrong with a shop', () => {
  const codeOf = async (answer: Parameters<typeof recorded>[0]) =>
    (await thrown(recorded(answer).store.describe())).code

  test('WordPress without WooCommerce', async () => {
    const index = Response.json({ namespaces: ['wp/v2'], timezone_string: 'UTC', gmt_offset: 0 })
    expect(await codeOf(healthy((url) => (url.pathname === '/wp-json/' ? index : undefined)))).toBe(
      'woocommerce.not-active',
    )
  })

  test('an API that a security plugin blocks with a page', async () => {
    expect(await codeOf(() => 'rest-blocked-html')).toBe('woocommerce.api-blocked')
    expect(await codeOf(keyed('rest-blocked-html'))).toBe('woocommerce.api-blocked')
  })

  test('a password page of the web server', async () => {
    const page = () => new Response('<h1>Unauthorized</h1>', { status: 401, headers: { 'www-authenticate': 'Basic' } })
    expect(await codeOf(page)).toBe('woocommerce.password-page')
    expect(await codeOf(healthy((url) => (url.pathname.includes('/wc/') ? page() : undefined)))).toBe(
      'woocommerce.password-page',
    )
  })

  test('no WordPress at all', async () => {
    expect(await codeOf(() => new Response('<h1>Not Found</h1>', { status: 404 }))).toBe('woocommerce.no-api')
    expect(await codeOf(() => new Response('<html>A blog</html>'))).toBe('shop-html')
  })

  test('a shop that lives at another address names it', async () => {
    const home = new Response('', {
      headers: { link: '<https://shop.example/boutique/wp-json/>; rel="https://api.w.org/"' },
    })
    const error = await thrown(
      recorded((url) => (url.pathname === '/' ? home : new Response('', { status: 404 }))).store.describe(),
    )
    expect(error).toMatchObject({ code: 'woocommerce.other-address', detail: { to: 'https://shop.example/boutique' } })
  })

  test('an API that a plugin has moved', async () => {
    const home = new Response('', { headers: { link: '<https://shop.example/api/>; rel="https://api.w.org/"' } })
    expect(await codeOf((url) => (url.pathname === '/' ? home : new Response('', { status: 404 })))).toBe(
      'woocommerce.api-elsewhere',
    )
  })

  test('a redirect to another name says which address to set', async () => {
    const answer = (url: URL) =>
      new Response('', { status: 301, headers: { location: url.href.replace('shop.', 'www.shop.') } })
    expect(await thrown(recorded(answer).store.describe())).toMatchObject({
      code: 'redirect',
      detail: { from: HTTPS, to: 'https://www.shop.example' },
    })
  })

  test('maintenance is waited out: it says for how long, whatever was asked', async () => {
    const { store } = recorded(() => 'rest-maintenance')
    const maintenance = { code: 'woocommerce.maintenance', fate: 'retry', retryAfterMs: 600_000 }
    expect(await thrown(store.changes({ since: new Date() })[Symbol.asyncIterator]().next())).toMatchObject(maintenance)
    expect(await thrown(store.describe())).toMatchObject(maintenance)
  })

  test('a 400 over our own dates is a shop too old for them', async () => {
    const error = await thrown(
      recorded(() => 'bad-orderby')
        .store.changes({ since: new Date() })
        [Symbol.asyncIterator]()
        .next(),
    )
    expect(error.code).toBe('woocommerce.too-old')
  })
})

describe('every text', () => {
  test.each(Object.entries(woocommerce.messages))(
    '%s says what is so and what to do, in both languages',
    (_, texts) => {
      for (const language of ['en', 'fr'] as const) {
        expect(texts[language].message).not.toBe('')
        expect(texts[language].next).not.toBe('')
      }
    },
  )

  test('is filled, and shows of the key its last four letters only', async () => {
    const { store } = recorded(keyed('auth-wrong-secret'), {
      consumerKey: 'ck_0123456789abcd7eb',
      consumerSecret: 'cs_hidden',
    })
    const error = await thrown(store.describe())
    for (const language of ['en', 'fr'] as const) {
      const { message, next } = errorText(error.code, { store: 'boutique', ...error.detail }, language)
      expect(message).toContain('…d7eb')
      expect(message + next).not.toMatch(/\{\w+\}/)
    }
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/cs_hidden|ck_0123456789/)
  })

  test('no error of an unreachable shop holds the key', async () => {
    const context = testContext()
    const store = woocommerce.connect(
      { url: 'http://127.0.0.1:9', consumerKey: 'ck_hidden', consumerSecret: 'cs_hidden' },
      context,
    )
    const error = await thrown(store.read(['1', '2']))
    expect(error.code).toBe('shop-unreachable')
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/hidden/)
    expect(inspect(context.events, { depth: 9 })).not.toMatch(/hidden/)
  })

  test('answers that carry the key in a header leave it there', async () => {
    const { headers } = recording('auth-query-string').response
    const { store } = recorded(() => Response.json([], { headers: { link: headers.Link ?? '' } }), {
      queryStringAuth: true,
    })
    expect(headers.Link).toContain('cs_test')
    const [page] = [await store.changes({ since: new Date() })[Symbol.asyncIterator]().next()]
    expect(inspect(page, { depth: 9 })).not.toMatch(/cs_test/)
  })
})
