import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { http, json, shop, thrown } from './shop.ts'

test('a shop that sends no headers in time is unreachable, and the text says after how long', async () => {
  const { url, seen } = await shop(() => undefined)
  const error = await thrown(http({ limits: { headersMs: 30, attempts: 2 } }).fetch(url))
  expect(error).toMatchObject({ code: 'shop-unreachable', detail: { why: '0.03 s' } })
  expect(seen).toHaveLength(2)
})

test('a body that never ends is given up on', async () => {
  const { url } = await shop((_, response) => void response.writeHead(200).write('['))
  const error = await thrown(http({ limits: { wholeMs: 40, attempts: 1 } }).fetch(url))
  expect(error).toMatchObject({ code: 'shop-unreachable', detail: { why: '0.04 s' } })
})

test('a body over the limit is not read to its end', async () => {
  const { url, seen } = await shop((_, response) => response.end(Buffer.alloc(3 * 1024 * 1024)))
  const error = await thrown(http({ limits: { bodyBytes: 1024 * 1024 } }).fetch(url))
  expect(error).toMatchObject({ code: 'answer-too-large', detail: { limit: 1 } })
  expect(seen).toHaveLength(1)
})

test('the limit counts what a compressed body unfolds to', async () => {
  const bomb = gzipSync(Buffer.alloc(3 * 1024 * 1024))
  const { url } = await shop((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
  expect(await thrown(http({ limits: { bodyBytes: 1024 * 1024 } }).fetch(url))).toMatchObject({
    code: 'answer-too-large',
  })
})

test('a compressed answer arrives unfolded, and no longer says that it is compressed', async () => {
  const packed = gzipSync('{"a":1}')
  const { url } = await shop((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed))
  const response = await http().fetch(url)
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await response.json()).toEqual({ a: 1 })
})

test('an abort ends the request and is called by its name', async () => {
  const stop = new AbortController()
  const { url, seen } = await shop(() => stop.abort())
  expect(await thrown(http({ signal: stop.signal }).fetch(url))).toMatchObject({ code: 'aborted' })
  expect(seen).toHaveLength(1)
})

test('an abort of the request’s own signal does the same', async () => {
  const stop = new AbortController()
  const { url, seen } = await shop(() => stop.abort())
  expect(await thrown(http().fetch(url, { signal: stop.signal }))).toMatchObject({ code: 'aborted' })
  expect(seen).toHaveLength(1)
})

test('an abort ends the wait between two tries', async () => {
  const stop = new AbortController()
  const { url, seen } = await shop((_, response) => json(response, 500, {}))
  const clock = {
    now: () => 0,
    sleep: async (_: number, signal?: AbortSignal) => {
      stop.abort()
      signal?.throwIfAborted()
    },
  }
  expect(await thrown(http({ signal: stop.signal, clock }).fetch(url))).toMatchObject({ code: 'aborted' })
  expect(seen).toHaveLength(1)
})

test('an aborted store asks nothing any more', async () => {
  const { url, seen } = await shop((_, response) => json(response, 200, {}))
  expect(await thrown(http({ signal: AbortSignal.abort() }).fetch(url))).toMatchObject({ code: 'aborted' })
  expect(seen).toHaveLength(0)
})
