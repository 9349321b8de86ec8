import { createServer } from 'node:http'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { type Attempt, RecolteError } from '../../src/index.ts'
import { http, json, portOf, shop, thrown } from './shop.ts'

const GET = { method: 'get', url: 'https://shop.example/orders?consumer_key=ck_1' }
const answers =
  (...answers: { status: number; body?: unknown; headers?: Record<string, string> }[]): Attempt =>
  async () => ({ headers: {}, body: [], ...(answers.shift() ?? { status: 200 }) })

/** As axios and got throw: everything about the request hangs on the error. */
const libraryError = (code: string) =>
  Object.assign(new Error(`GET ${GET.url} failed`), {
    code,
    config: { auth: { username: 'ck_1', password: 'cs_1' } },
    name: 'AxiosError',
  })

test('an answer the connector can interpret is returned', async () => {
  const { send } = http()
  expect(await send(answers({ status: 401, body: '<html>' }), GET)).toMatchObject({ status: 401 })
  expect(await send(answers({ status: 200, body: '' }), GET)).toMatchObject({ status: 200 })
})

test('a passing failure is tried again with an attempt made anew', async () => {
  const { send, waits } = http()
  const answer = await send(answers({ status: 503 }, { status: 429, headers: { 'retry-after': '2' } }), GET)
  expect(answer.status).toBe(200)
  expect(waits).toEqual([500, 2_000])
})

test('a POST that failed is not tried again', async () => {
  const error = await thrown(http().send(answers({ status: 500 }), { ...GET, method: 'POST' }))
  expect(error.code).toBe('shop-down')
})

test.each([
  ['a web page', '<!doctype html>', 'shop-html'],
  ['a page that begins with a PHP warning', '<br />\n<b>Warning</b>: … [{"id":1}]', 'shop-html'],
  ['broken JSON', '[{"id":1', 'shop-answer'],
])('%s with status 200 is not taken for data', async (_, body, code) => {
  expect(await thrown(http().send(answers({ status: 200, body }), GET))).toMatchObject({ code })
})

test.each(['ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'ERR_NETWORK', 'UND_ERR_SOCKET'])(
  'a library’s %s is the network’s, and nothing of its error stays but kind and code',
  async (code) => {
    const { send, waits } = http()
    const error = await thrown(send(() => Promise.reject(libraryError(code)), GET))
    expect(error).toMatchObject({ code: 'shop-unreachable', detail: { why: code } })
    expect(waits).toHaveLength(2)
    expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/ck_1|cs_1/)
    expect(JSON.stringify(error)).not.toMatch(/ck_1|cs_1/)
  },
)

test.each(['CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'])(
  'a certificate that is not accepted (%s) is no passing failure',
  async (code) => {
    const { send, waits } = http()
    const error = await thrown(send(() => Promise.reject(libraryError(code)), GET))
    expect(error).toMatchObject({ code: 'shop-certificate', detail: { why: code } })
    expect(waits).toEqual([])
  },
)

test('the request’s own signal ends it like the store’s', async () => {
  const stop = new AbortController()
  const hangs: Attempt = (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(libraryError('ERR_SOMETHING')))
      stop.abort()
    })
  const { send, waits } = http()
  expect(await thrown(send(hangs, { ...GET, signal: stop.signal }))).toMatchObject({ code: 'aborted' })
  expect(waits).toEqual([])
})

test('an attempt cancelled by a signal of the connector’s own is aborted, not tried again', async () => {
  const { send, waits } = http()
  expect(await thrown(send(() => Promise.reject(libraryError('ERR_CANCELED')), GET))).toMatchObject({ code: 'aborted' })
  expect(waits).toEqual([])
})

test('a mistake in the connector is called a bug and not tried again', async () => {
  const { send, waits } = http()
  const error = await thrown(send(() => Promise.reject(new TypeError('cs_1 is not a function')), GET))
  expect(error).toMatchObject({ code: 'unexpected', fate: 'bug', detail: { what: 'TypeError' } })
  expect(waits).toEqual([])
})

test('the connector’s own error passes through, with the store’s name for its texts', async () => {
  const own = new RecolteError('shop-key-refused', 'config', { detail: { host: 'shop.example', status: 401 } })
  const error = await thrown(http().send(() => Promise.reject(own), GET))
  expect(error).toMatchObject({ code: 'shop-key-refused', detail: { store: 'boutique' } })
  expect(error.message).toContain('--store boutique')
})

test('an attempt that ignores its signal’s time-out is still bounded when it honours the signal', async () => {
  const hangs: Attempt = (signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(libraryError('ERR_CANCELED'))))
  const error = await thrown(http({ limits: { wholeMs: 20, attempts: 2 } }).send(hangs, GET))
  expect(error).toMatchObject({ code: 'shop-unreachable', detail: { why: '0.02 s' } })
})

test('a library that takes our fetch gets the policy’s time-outs, and its wrapping hides nothing', async () => {
  const { url } = await shop(() => undefined)
  const { send } = http({ limits: { headersMs: 30, attempts: 1 } })
  const wraps: Attempt = async (signal, fetch) => {
    await fetch(url, { signal }).catch((cause: unknown) => {
      throw Object.assign(new Error('wrapped'), { cause, code: 'ERR_SOMETHING' })
    })
    return { status: 200, headers: {}, body: [] }
  }
  expect(await thrown(send(wraps, { method: 'GET', url }))).toMatchObject({
    code: 'shop-unreachable',
    detail: { why: '0.03 s' },
  })
})

test('a redirect that a library hands back is refused', async () => {
  const error = await thrown(
    http().send(answers({ status: 301, headers: { location: 'https://www.shop.example/orders?a=ck_1' } }), GET),
  )
  expect(error.detail).toMatchObject({ from: 'https://shop.example', to: 'https://www.shop.example' })
})

test('a plain http address is refused before the library is called', async () => {
  let called = false
  const attempt: Attempt = async () => {
    called = true
    return { status: 200, headers: {}, body: [] }
  }
  const error = await thrown(http().send(attempt, { method: 'GET', url: 'http://shop.example/' }))
  expect([error.code, called]).toEqual(['insecure-url', false])
})

test('the usual variables lead the way through a proxy, and NO_PROXY past it', async () => {
  const { url, host } = await shop((_, response) => json(response, 200, 'direct'))
  const tunnels: string[] = []
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  const address = `http://127.0.0.1:${portOf(proxy)}`
  const one = { limits: { attempts: 1 } }

  const through = http({ ...one, env: { HTTPS_PROXY: address, http_proxy: address } })
  expect(await thrown(through.fetch('https://shop.example/'))).toMatchObject({ code: 'shop-unreachable' })
  expect(tunnels).toEqual(['shop.example:443'])

  const past = http({ ...one, env: { HTTP_PROXY: address, NO_PROXY: '127.0.0.1' } })
  expect(await (await past.fetch(url)).json()).toBe('direct')
  expect(tunnels).not.toContain(host)
})
