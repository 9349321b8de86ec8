import { createServer, type RequestListener } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { listen } from '../../src/hooks/index.ts'
import { called } from './scene.ts'

/** A port that answers as told, and stands before a store. */
async function front(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

const checked = async (publicUrl: string | undefined, id = 'module-answers') => {
  const made = await called()
  const { recolte } = made
  const stores = {
    boutique: { connector: 'memory', account: 'main', method: 'module', ...(publicUrl && { publicUrl }) },
  }
  const another = await made.another({ stores })
  const find = async () => (await another.check()).results.find((one) => one.id === id)
  return { ...made, recolte, another, find }
}

describe('would the platform get an answer?', () => {
  it.each<[string, RequestListener]>([
    ['redirect', (_, answer) => void answer.writeHead(301, { location: 'https://www.shop.example/module' }).end()],
    ['basic-auth', (_, answer) => void answer.writeHead(401, { 'www-authenticate': 'Basic' }).end()],
    ['forbidden', (_, answer) => void answer.writeHead(403).end('<h1>Forbidden</h1>')],
    ['in-clear', (_, answer) => void answer.writeHead(426).end()],
    ['not-found', (_, answer) => void answer.writeHead(404).end()],
    ['maintenance', (_, answer) => void answer.writeHead(503).end('<h1>Maintenance</h1>')],
    ['maintenance', (_, answer) => void answer.end('<title>Site en maintenance</title>')],
    ['cached', (_, answer) => void answer.writeHead(200, { 'x-cache': 'HIT from edge' }).end('x')],
    ['page', (_, answer) => void answer.end('<!doctype html><title>Boutique</title>')],
    ['unreachable', (request) => void request.socket.destroy()],
    [
      'keys',
      (_, answer) =>
        void answer.end(
          `#netreviews-start#${Buffer.from('{"return":5,"query":"checkSecurityData"}').toString('base64')}#netreviews-end#`,
        ),
    ],
    [
      'post-lost',
      (_, answer) =>
        void answer.end(
          `#netreviews-start#${Buffer.from('{"return":2,"query":"checkSecurityData"}').toString('base64')}#netreviews-end#`,
        ),
    ],
    [
      'other-module',
      (_, answer) =>
        void answer.end(
          `#netreviews-start#${Buffer.from('{"return":1,"message":{"Version_Module":"9.0.2"}}').toString('base64')}#netreviews-end#`,
        ),
    ],
  ])('names %s', async (code, answer) => {
    const { find } = await checked(await front(answer))
    expect(await find()).toMatchObject({ status: 'failure', code })
  })

  it('says so where it would, and names what stands around the answer', async () => {
    const { find, another, journal } = await checked(await front((request, answer) => relay(request, answer)))
    const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => another.handle })
    onTestFinished(close)
    let before = ''
    const relay: RequestListener = async (request, answer) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part)
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const passed = await fetch(url + request.url, { method: 'POST', body: Buffer.concat(parts), headers })
      answer.end(before + (await passed.text()))
    }
    expect(await find()).toMatchObject({ status: 'ok' })
    before = '<b>Notice</b>: Undefined index in module.php'
    expect(await find()).toMatchObject({ status: 'warning', code: 'noise' })
    expect(await journal.getMeta('module.called:boutique')).toBeUndefined()
  })

  it('cannot say it without an address, nor of plain http over the net', async () => {
    expect(await (await checked(undefined)).find()).toMatchObject({ status: 'warning', code: 'no-url' })
    expect(await (await checked('http://recolte.example')).find()).toMatchObject({
      status: 'failure',
      code: 'insecure',
    })
  })
})

describe('when did the platform call?', () => {
  it('is a question once it is a while ago', async () => {
    const { find, post, clock, recolte } = await checked(undefined, 'module-called')
    expect(await find()).toMatchObject({ status: 'warning', code: 'never' })
    await post('isActiveModule')
    expect(await find()).toMatchObject({ status: 'ok' })
    clock.skip(13 * HOUR)
    expect(await find()).toMatchObject({ status: 'warning', code: 'late' })
    clock.skip(DAY)
    expect((await recolte.check()).results.find(({ id }) => id === 'module-called')).toMatchObject({
      status: 'failure',
    })
  })
})

describe('the trigger status in force', () => {
  it('is named where the platform has pushed one, and says where it is to be changed', async () => {
    const { find, post, shop, clock, recolte, another } = await checked(undefined, 'trigger-exists')
    expect(await find()).toMatchObject({ status: 'ok', code: 'ok', message: expect.stringContaining('Completed') })
    await post('setModuleConfiguration', { id_order_status_choosen: ['shipped'], delay: 3, get_product_reviews: 'no' })
    expect(await find()).toMatchObject({ status: 'ok', code: 'pushed', message: expect.stringContaining('"Shipped"') })
    const chosen = (await recolte.statuses('boutique')).statuses.filter((status) => status.chosen)
    expect(chosen.map(({ code }) => code)).toEqual(['shipped'])
    clock.skip(60_000)
    for (let n = 0; n < 20; n++) shop.add(String(n))
    await recolte.sync()
    const { results } = await another.check()
    const told = (id: string) => results.find((one) => one.id === id)
    expect(told('trigger-reached')).toMatchObject({ status: 'failure', code: 'rare' })
    expect(told('trigger-reached')?.message).toContain(
      '0 % of the 20 orders of the last 30 days have reached "Shipped"',
    )
    expect(told('trigger-reached')?.next).toContain('correct the status set at the platform')
    expect(told('delay')).toMatchObject({ code: 'pushed', message: expect.stringContaining('3 days') })
    expect(told('product-reviews')).toMatchObject({ status: 'warning', code: 'off-pushed' })
    expect(told('both-sides')).toMatchObject({
      code: 'pushed',
      message: expect.stringContaining(
        'status Shipped / Completed; delay in days 3 / the account’s own; product reviews no / yes',
      ),
    })
  })

  it('is the file’s where the platform has pushed one that the shop does not have, and that is said', async () => {
    const { find, post } = await checked(undefined, 'trigger-exists')
    await post('setModuleConfiguration', { id_order_status_choosen: ['nowhere'] })
    const found = await find()
    expect(found).toMatchObject({ status: 'warning', code: 'pushed-unknown' })
    expect(found?.message).toContain('"nowhere"')
    expect(found?.message).toContain('"Completed"')
    expect(found?.next).toContain('recolte config boutique --undo id_order_status_choosen')
  })
})
