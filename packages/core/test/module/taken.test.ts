import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { called, form, read } from './scene.ts'

const ORDERS = 250

/** A caller that reads what it likes of the answer and leaves as it likes. */
async function caller(url: string, version = '1.1'): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  const body = form('getOrders').toString()
  socket.write(
    `POST /module/boutique HTTP/${version}\r\nhost: shop.example\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  return socket
}

/** Reads until so many bytes have come, and no further. */
function bytes(socket: Socket, wanted: number): Promise<void> {
  let seen = 0
  return new Promise((resolve) => {
    socket.on('data', (part) => {
      seen += part.length
      if (seen < wanted) return
      socket.pause()
      resolve()
    })
  })
}

const LEAVES: [string, (socket: Socket) => void][] = [
  ['resets the connection', (socket) => socket.resetAndDestroy()],
  ['closes it', (socket) => socket.destroy()],
]

describe('an answer that the platform does not take whole', () => {
  it.each(LEAVES)('leaves every order on offer, wherever the platform %s', async (_, leave) => {
    const { url, counts, post, journal } = await called({ orders: ORDERS })
    const whole = JSON.stringify(await post('getOrders', { no_flag: 1 })).length
    const attempts = async () => (await journal.story({ store: 'boutique', orderId: '1' }))?.handover?.attempts ?? []
    let left = 0
    // Through the header, the start, each page of the list, and up to just before the end.
    for (const part of [0, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
      const socket = await caller(url)
      await bytes(socket, Math.max(1, Math.floor(whole * part)))
      leave(socket)
      await once(socket, 'close')
      left += 1
      await expect.poll(async () => (await attempts()).length).toBe(left)
      const { collected, due, retrying } = await counts()
      expect({ collected, onOffer: due + retrying }).toEqual({ collected: 0, onOffer: ORDERS })
    }
  })

  it('leaves them on offer where the platform never reads a byte of it', async () => {
    const { url, counts } = await called({ orders: 5 })
    const socket = await caller(url)
    socket.pause()
    await expect.poll(async () => (await counts()).due).toBe(5)
    socket.destroy()
    await expect.poll(async () => (await counts()).retrying).toBe(5)
    expect((await counts()).collected).toBe(0)
  })

  it('leaves them on offer where the platform ends its side first and reads nothing after it', async () => {
    const { url, counts } = await called({ orders: 5 })
    const socket = await caller(url)
    socket.pause().end()
    await once(socket, 'finish')
    socket.destroy()
    await expect.poll(counts).toMatchObject({ retrying: 5, collected: 0 })
  })
})

describe('an answer taken whole', () => {
  it.each(['1.0', '1.1'])('is what counts, over HTTP/%s', async (version) => {
    const { url, counts } = await called({ orders: ORDERS })
    const socket = await caller(url, version)
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => parts.push(part))
    if (version === '1.0') await once(socket, 'end')
    else await expect.poll(() => Buffer.concat(parts).toString().endsWith('0\r\n\r\n')).toBe(true)
    socket.end()
    await expect.poll(async () => (await counts()).collected, { timeout: 5_000 }).toBe(ORDERS)
    const [, body = ''] = Buffer.concat(parts).toString().split('\r\n\r\n')
    if (version === '1.0') expect(read(body).message.nb_orders).toBe(ORDERS)
  })

  it('is offered a second time where that is asked for', async () => {
    const { post, counts } = await called({ orders: 3, module: { offerAgain: 'once' } })
    expect((await post('getOrders')).message.nb_orders).toBe(3)
    await expect.poll(async () => (await counts()).retrying).toBe(3)
    expect((await post('getOrders')).message.nb_orders).toBe(3)
    await expect.poll(async () => (await counts()).collected).toBe(3)
    expect((await post('getOrders')).message.nb_orders).toBe(0)
  })

  it('needs a second time where nobody sees how the other end closes', async () => {
    const { recolte, counts } = await called({ orders: 3 })
    const ask = async () => {
      const request = new Request('https://x.example/module/boutique', { method: 'POST', body: form('getOrders') })
      return read(await (await recolte.fetch(request)).text()).message.nb_orders
    }
    expect(await ask()).toBe(3)
    expect((await counts()).collected).toBe(0)
    expect(await ask()).toBe(3)
    expect((await counts()).collected).toBe(3)
  })

  it('is only looked at with no_flag', async () => {
    const { post, counts } = await called({ orders: 3 })
    expect((await post('getOrders', { no_flag: 1 })).message.nb_orders).toBe(3)
    expect(await counts()).toMatchObject({ due: 3, retrying: 0, collected: 0 })
  })
})
