import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { createHttp } from '../../src/http/create.ts'

const MEGABYTE = 1024 * 1024

async function fileAt(answer: RequestListener, headersMs = 30_000) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const stop = new AbortController()
  const limits = { headersMs }
  const { stream } = createHttp({
    ...{ clock: systemClock, userAgent: 'Recolte/test', store: 'boutique', signal: stop.signal, limits, env: {} },
  })
  return { stop, pieces: (from = 0) => stream(`http://127.0.0.1:${port}/file?key=secret`, { from }) }
}

async function sizeOf(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const piece of pieces) size += piece.byteLength
  return size
}

test('a file may be longer than an answer, and comes in pieces', async () => {
  const { pieces } = await fileAt(async (_, response) => {
    for (let part = 0; part < 40; part += 1) if (!response.write(Buffer.alloc(MEGABYTE))) await once(response, 'drain')
    response.end()
  })
  expect(await sizeOf(pieces())).toBe(40 * MEGABYTE)
})

test('silence, a status and an abort end it, each with its own error and no key', async () => {
  const silent = await fileAt((_, response) => void response.write('a'), 100)
  await expect(sizeOf(silent.pieces())).rejects.toMatchObject({ code: 'shop-unreachable', detail: { why: '0.1 s' } })
  const gone = await fileAt((_, response) => void response.writeHead(403).end())
  const error = await sizeOf(gone.pieces()).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'shop-answer', detail: { why: 'status 403' } })
  expect(JSON.stringify(error)).not.toContain('secret')
  const ended = await fileAt((_, response) => void response.write('a'))
  const taken = (async () => {
    for await (const _ of ended.pieces()) ended.stop.abort()
  })()
  await expect(taken).rejects.toMatchObject({ code: 'aborted' })
})

test.each([
  [
    'the rest',
    (request: IncomingMessage) => ({ status: 206, body: `from ${request.headers.range}`, got: 'from bytes=7-' }),
  ],
  ['the whole all the same', () => ({ status: 200, body: 'before after', got: 'after' })],
  ['nothing behind that byte', () => ({ status: 416, body: 'no such range', got: '' })],
])('gone on with in its middle, where the server sends %s', async (_what, answer) => {
  let got: string | undefined
  const { pieces } = await fileAt((request, response) => {
    const { status, body, got: expected } = answer(request)
    got = expected
    response.writeHead(status).write(body.slice(0, 3))
    response.end(body.slice(3))
  })
  const taken: Uint8Array[] = []
  for await (const piece of pieces(7)) taken.push(piece)
  expect(Buffer.concat(taken).toString()).toBe(got)
})
