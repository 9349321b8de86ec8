import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { called, form, read } from './scene.ts'

/** Ten pages of the list. */
const ORDERS = 1_000

const call = (more: object = {}, version = '1.1'): string => {
  const body = form('getOrders', more).toString()
  return `POST /module/boutique HTTP/${version}\r\nhost: shop.example\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

/** A caller that reads what it likes of the answer and leaves as it likes. */
async function caller(url: string, version = '1.1'): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => {})
  socket.write(call({}, version))
  return socket
}

/** Takes so many bytes from the system, none more, and then leaves. */
function takesOnly(url: string, wanted: number, leave: (socket: Socket) => void): Promise<void> {
  let missing = wanted
  return new Promise((resolve) => {
    const socket = connect({
      ...{ port: Number(new URL(url).port), host: '127.0.0.1' },
      onread: {
        buffer: () => Buffer.alloc(Math.min(missing, 65_536)),
        callback(got) {
          missing -= got
          if (missing > 0) return true
          leave(socket)
          return false
        },
      },
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.write(call())
  })
}

/** Where each chunk of an answer ends, in bytes from its start: the headers first, the mark of the end last. */
async function chunkEnds(url: string): Promise<number[]> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(call({ no_flag: 1 }))
  const parts: Buffer[] = []
  for await (const part of socket) parts.push(part)
  const answer = Buffer.concat(parts)
  const ends = [answer.indexOf('\r\n\r\n') + 4]
  for (let at = ends[0] ?? 0; at < answer.length; at = ends.at(-1) ?? 0) {
    const head = answer.indexOf('\r\n', at)
    const length = Number.parseInt(answer.toString('latin1', at, head), 16)
    ends.push(head + 2 + length + 2)
    if (length === 0) break
  }
  return ends
}

const LEAVES: [string, (socket: Socket) => void][] = [
  ['resets the connection', (socket) => socket.resetAndDestroy()],
  ['closes it', (socket) => socket.destroy()],
]

describe('an answer that the platform does not take whole', () => {
  it.each(LEAVES)('leaves every order on offer, after whichever chunk the platform %s', async (_, leave) => {
    const { url, counts, journal } = await called({ orders: ORDERS })
    const ends = await chunkEnds(url)
    expect(ends.length).toBeGreaterThan(ORDERS / 100 + 3)
    const attempts = async () => (await journal.story({ store: 'boutique', orderId: '1' }))?.handover?.attempts ?? []
    let left = 0
    // After the first byte, after each chunk but the last, and one byte before that one ends.
    for (const wanted of [1, ...ends.slice(0, -1), (ends.at(-1) ?? 0) - 1]) {
      await takesOnly(url, wanted, leave)
      left += 1
      await expect.poll(async () => (await attempts()).length, { timeout: 5_000 }).toBe(left)
      const { collected, due, retrying } = await counts()
      expect({ collected, onOffer: due + retrying }).toEqual({ collected: 0, onOffer: ORDERS })
    }
    await takesOnly(url, ends.at(-1) ?? 0, (socket) => socket.destroy())
    await expect.poll(async () => (await counts()).collected, { timeout: 5_000 }).toBe(ORDERS)
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

  it('offers them once more where the platform ends its side only, and nobody can say what it has read', async () => {
    const { url, counts, recolte } = await called({ orders: 5 })
    const socket = await caller(url)
    socket.pause()
    // All of the answer is under way before the platform says that it sends no more, and none of it was read.
    await expect.poll(async () => (await counts()).retrying + (await counts()).due).toBe(5)
    await once(socket, 'readable')
    socket.end()
    await expect.poll(counts, { timeout: 5_000 }).toMatchObject({ retrying: 5, collected: 0 })
    socket.destroy()
    const [told] = await recolte.explain({ text: '1' })
    expect(told?.reason).toMatchObject({ code: 'offered-once', message: expect.stringContaining('could not be seen') })
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
    socket.destroy()
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

describe('what the former module has handed over', () => {
  it.each([
    ['woocommerce', ['2', '4']],
    ['magento2', ['1', '4']],
  ])(
    'is known by the kind of reference of a %s shop, and one order’s number is not another’s id',
    async (dialect, ids) => {
      const { shop, recolte } = await called({ module: { dialect } })
      for (const [id, number] of [
        ['1', '2'],
        ['2', '3'],
        ['4', 'N4'],
      ] as const)
        shop.add(id, { number })
      await recolte.sync()
      const plan = await recolte.previewTakeover('boutique', new Set(['2', 'N4']))
      expect(plan.collected.map(({ orderId }) => orderId)).toEqual(ids)
      expect(plan.doubtful).toEqual([])
    },
  )
})
