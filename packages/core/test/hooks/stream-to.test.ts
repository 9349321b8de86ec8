import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Taken } from '../../src/hooks/inbound.ts'
import { type Patience, streamTo } from '../../src/hooks/stream-to.ts'
import { answerWeb } from '../../src/hooks/web.ts'

const SHORT: Patience = { whole: 10_000, stalled: 100, closesFirst: 100, linger: 100, grace: 100, echo: 100 }
const END = '0\r\n\r\n'

/** One answer to one caller, and what is said to have become of it. */
async function answering(pieces: () => AsyncIterable<string>, patience: Partial<Patience> = {}) {
  const ended = Promise.withResolvers<Taken>()
  const server = createServer((request, response) => {
    const streamed = { pieces: pieces(), ended: async (taken: Taken) => ended.resolve(taken) }
    void streamTo(request, response, 200, {}, streamed, { ...SHORT, ...patience })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const socket = connect({
    ...{ port: typeof address === 'object' ? (address?.port ?? 0) : 0, host: '127.0.0.1' },
    allowHalfOpen: true,
  })
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nhost: shop.example\r\n\r\n')
  return { socket, taken: ended.promise }
}

async function* little() {
  yield 'one'
  yield 'two'
}

/** Resolves once the whole answer was read. */
const whole = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    let text = ''
    socket.on('data', (part) => {
      text += part
      if (text.endsWith(END)) resolve()
    })
  })

describe('an answer is', () => {
  it('left by a reader that stalls, and its source is let go', async () => {
    let open = true
    const { socket, taken } = await answering(async function* () {
      try {
        while (true) yield 'x'.repeat(65_536)
      } finally {
        open = false
      }
    })
    await once(socket, 'readable')
    expect(await taken).toBe('left')
    expect(open).toBe(false)
    expect(socket.writable).toBe(true)
  })

  it('left by a reader that goes on taking it without end', async () => {
    const { socket, taken } = await answering(
      async function* () {
        while (true) yield 'x'.repeat(65_536)
      },
      { whole: 200, stalled: 10_000 },
    )
    socket.resume()
    expect(await taken).toBe('left')
  })

  it('left by a web reader that stops taking it and stays', async () => {
    const ended = Promise.withResolvers<Taken>()
    const body = { pieces: little(), ended: async (taken: Taken) => ended.resolve(taken) }
    const request = new Request('https://shop.example/')
    const response = await answerWeb(request, async () => ({ status: 200, headers: {}, body }), 50)
    const reader = response.body?.getReader()
    await reader?.read()
    expect(await ended.promise).toBe('left')
    await expect(reader?.read()).rejects.toThrow('in time')
  })

  it('taken by one that reads all of it and closes', async () => {
    const { socket, taken } = await answering(little, { closesFirst: 10_000 })
    await whole(socket)
    socket.destroy()
    expect(await taken).toBe('taken')
  })

  it('taken by one that reads all of it and closes when we do', async () => {
    const { socket, taken } = await answering(little, { linger: 10_000 })
    socket.resume()
    await once(socket, 'end')
    socket.end()
    expect(await taken).toBe('taken')
  })

  it('left by one that reads all of it and never closes', async () => {
    const { socket, taken } = await answering(little)
    await whole(socket)
    expect(await taken).toBe('left')
  })

  it('not known to be taken by one that closes its own direction and stays, whether it reads or not', async () => {
    const reads = await answering(little, { closesFirst: 10_000 })
    await whole(reads.socket)
    reads.socket.end()
    expect(await reads.taken).toBe('unseen')

    const unread = await answering(little, { closesFirst: 10_000 })
    await once(unread.socket, 'readable')
    unread.socket.end()
    expect(await unread.taken).toBe('unseen')
  })

  it('left by one that closes its own direction and then goes with something unread', async () => {
    const { socket, taken } = await answering(little, { closesFirst: 10_000, grace: 2_000 })
    // Not a byte is taken from the system, which holds the whole answer.
    socket.pause()
    socket.end()
    await once(socket, 'finish')
    socket.resetAndDestroy()
    expect(await taken).toBe('left')
  })
})
