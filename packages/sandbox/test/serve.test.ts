import { Agent, request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { createPlatform, createWooCommerce, type Served, serve } from '../src/index.ts'

const open: Served[] = []
const opened = async (app: Parameters<typeof serve>[0]) => {
  const served = await serve(app)
  open.push(served)
  return served.url
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()))
})

const PUSH = '/index.php?action=act_api_notification_sha1&type=json2'
const platform = () => createPlatform({ accounts: [{ webId: 'web-1', secretKey: 'secret-1' }] })
const post = (url: string, init: RequestInit = {}) =>
  fetch(url + PUSH, { method: 'POST', body: new URLSearchParams({ idWebsite: 'web-9', message: '{}' }), ...init })

describe('a stand-in on a real port', () => {
  it('answers as it does in-process', async () => {
    const url = await opened(platform())
    expect(await (await post(url)).json()).toMatchObject({ return: 3 })
    const shop = await opened(createWooCommerce({ tls: true, orders: 3 }))
    const headers = { authorization: `Basic ${btoa('ck_test:cs_test')}` }
    const list = await fetch(`${shop}/wp-json/wc/v3/orders?per_page=2`, { headers })
    expect(list.headers.get('link')).toContain(`<${shop}/wp-json/wc/v3/orders?`)
    expect(await list.json()).toHaveLength(2)
  })

  it('gives totals without a body to HEAD, and the date of its own clock', async () => {
    const url = await opened(createWooCommerce({ tls: true, orders: 7, now: () => Date.parse('2020-02-02T02:02:02Z') }))
    const headers = { authorization: `Basic ${btoa('ck_test:cs_test')}` }
    const answer = await fetch(`${url}/wp-json/wc/v3/orders?per_page=1`, { method: 'HEAD', headers })
    expect(answer.headers.get('x-wp-total')).toBe('7')
    expect(answer.headers.get('date')).toBe('Sun, 02 Feb 2020 02:02:02 GMT')
    expect(await answer.text()).toBe('')
  })

  it('resets the connection', async () => {
    const app = platform()
    app.fault({ kind: 'reset' })
    const url = await opened(app)
    await expect(post(url)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } })
    expect((await post(url)).status).toBe(200)
  })

  it('hangs until the client leaves', async () => {
    const app = platform()
    app.fault({ kind: 'hang' })
    const url = await opened(app)
    await expect(post(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow()
  })

  it('breaks off in the middle of an answer', async () => {
    const app = platform()
    app.fault({ kind: 'truncated' })
    const answer = await post(await opened(app))
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow()
  })

  it('says so when it trips, and goes on', async () => {
    const shop = createWooCommerce({ tls: true, orders: 1 })
    shop.raw(shop.idOf(0), () => {
      throw new Error('bent too far')
    })
    const url = await opened(shop)
    const headers = { authorization: `Basic ${btoa('ck_test:cs_test')}` }
    const answer = await fetch(`${url}/wp-json/wc/v3/orders`, { headers })
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('bent too far')])
    expect((await fetch(`${url}/wp-json/`)).status).toBe(200)
  })

  it('keeps connections open between requests', async () => {
    const url = await opened(platform())
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ports = new Set<number | undefined>()
    for (let n = 0; n < 3; n += 1) {
      await new Promise<void>((resolve, reject) => {
        const sent = request(`${url}/`, { agent }, (answer) => {
          ports.add(answer.socket.localPort)
          answer.resume().on('end', resolve)
        })
        sent.on('error', reject).end()
      })
    }
    agent.destroy()
    expect(ports.size).toBe(1)
  })

  it('closes even while a client waits for an answer that never comes', async () => {
    const app = platform()
    app.fault({ kind: 'hang' })
    const served = await serve(app)
    const waiting = post(served.url).catch((error: unknown) => error)
    while (app.requests === 0) await new Promise((resolve) => setImmediate(resolve))
    await served.close()
    expect(await waiting).toBeInstanceOf(Error)
  })
})
