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
