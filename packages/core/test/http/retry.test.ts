import { describe, expect, test } from 'vitest'
import { http, json, shop, thrown } from './shop.ts'

describe('what is tried again', () => {
  test.each([408, 429, 500, 502, 503, 504])('a GET answered %i once brings the second answer', async (status) => {
    const { url, seen } = await shop((_, response, count) => json(response, count === 1 ? status : 200, { count }))
    const { fetch, waits } = http()
    expect(await (await fetch(url)).json()).toEqual({ count: 2 })
    expect(seen).toHaveLength(2)
    expect(waits).toEqual([500])
  })

  test('a shop that stays down is asked three times, with waits that double', async () => {
    const { url, host, seen } = await shop((_, response) => json(response, 502, {}))
    const { fetch, waits } = http()
    const error = await thrown(fetch(url))
    expect(error).toMatchObject({ code: 'shop-down', fate: 'retry', detail: { host, status: 502, store: 'boutique' } })
    expect(seen).toHaveLength(3)
    expect(waits).toEqual([500, 1_000])
  })

  test('the wait is random between nothing and its bound', async () => {
    const { url } = await shop((_, response) => json(response, 500, {}))
    const { fetch, waits } = http({ random: () => 0.25 })
    await thrown(fetch(url))
    expect(waits).toEqual([125, 250])
  })

  test('a broken connection is tried again', async () => {
    const { url, seen } = await shop((request, response, count) =>
      count === 1 ? request.socket.destroy() : json(response, 200, 'well'),
    )
    expect((await http().fetch(url)).status).toBe(200)
    expect(seen).toHaveLength(2)
  })

  test('a connection that breaks in the middle of the body is tried again', async () => {
    const { url } = await shop((request, response, count) => {
      if (count > 1) return json(response, 200, 'well')
      response.writeHead(200, { 'content-length': '100' }).write('half')
      setImmediate(() => request.socket.destroy())
    })
    expect(await (await http().fetch(url)).json()).toBe('well')
  })

  test('a POST is sent once', async () => {
    const { url, seen } = await shop((_, response) => json(response, 503, {}))
    expect(await thrown(http().fetch(url, { method: 'POST', body: 'x' }))).toMatchObject({ code: 'shop-down' })
    expect(seen).toHaveLength(1)
  })

  test.each([501, 505, 530])('%i is not a passing weakness: thrown at once', async (status) => {
    const { url, seen } = await shop((_, response) => json(response, status, {}))
    expect(await thrown(http().fetch(url))).toMatchObject({ code: 'shop-down', detail: { status } })
    expect(seen).toHaveLength(1)
  })

  test.each([200, 204, 400, 401, 403, 404, 410])('%i is returned at once: the connector reads it', async (status) => {
    const { url, seen } = await shop((_, response) => response.writeHead(status).end())
    expect((await http().fetch(url)).status).toBe(status)
    expect(seen).toHaveLength(1)
  })
})

describe('Retry-After', () => {
  test('is waited for up to ten seconds', async () => {
    const { url } = await shop((_, response, count) =>
      count === 1 ? json(response, 429, {}, { 'retry-after': '7' }) : json(response, 200, {}),
    )
    const { fetch, waits } = http()
    await fetch(url)
    expect(waits).toEqual([7_000])
  })

  test('beyond that is handed on instead of waited for', async () => {
    const { url, seen } = await shop((_, response) => json(response, 503, {}, { 'retry-after': '600' }))
    const error = await thrown(http().fetch(url))
    expect(error).toMatchObject({ code: 'shop-down', retryAfterMs: 600_000 })
    expect(seen).toHaveLength(1)
  })

  test('may be a date, which is read by the shop’s own clock', async () => {
    const { url } = await shop((_, response) =>
      json(
        response,
        429,
        {},
        { date: 'Mon, 23 Nov 2026 18:00:00 GMT', 'retry-after': 'Mon, 23 Nov 2026 18:01:00 GMT' },
      ),
    )
    expect(await thrown(http().fetch(url))).toMatchObject({ code: 'shop-busy', retryAfterMs: 60_000 })
  })

  test('that nobody understands is as none', async () => {
    const { url } = await shop((_, response) => json(response, 429, {}, { 'retry-after': 'soon' }))
    const { fetch, waits } = http()
    expect((await thrown(fetch(url))).retryAfterMs).toBeUndefined()
    expect(waits).toEqual([500, 1_000])
  })
})
