import { createServer } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type App, serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { TLS } from '../../../test/check/scene.ts'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { shopFolder } from './support/shop.ts'

const DAY = 86_400_000

/** Keeps what was posted to it; while `down`, it refuses. */
async function listener(options: Parameters<typeof serve>[1] = {}) {
  const got: { path: string; body: unknown }[] = []
  const state = { down: false }
  const handle: App['handle'] = ({ target, body }) => {
    if (state.down) return { status: 404, headers: {}, body: '' }
    got.push({ path: target, body: body === '' ? undefined : JSON.parse(body) })
    return { status: 200, headers: {}, body: '' }
  }
  const served = await serve({ handle }, options)
  onTestFinished(() => served.close())
  return { url: served.url, got, state }
}

/** A mail server that takes every message. */
async function mailServer(): Promise<{ url: string; mails: string[] }> {
  const mails: string[] = []
  const server = createServer((socket) => {
    let data: string | undefined
    socket.write('220 mail.example\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      if (data !== undefined) {
        data += String(chunk)
        if (!data.endsWith('\r\n.\r\n')) return
        mails.push(data)
        data = undefined
        return socket.write('250 taken\r\n')
      }
      if (/^DATA/i.test(String(chunk))) {
        data = ''
        return socket.write('354 go on\r\n')
      }
      return /^QUIT/i.test(String(chunk)) ? socket.end('221 bye\r\n') : socket.write('250 fine\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return { url: `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`, mails }
}

test('what turned bad is told once, daily while it lasts, and once when it is well', async () => {
  const { url, got, state } = await listener()
  const mail = await mailServer()
  const email = { smtp: mail.url, from: 'recolte@shop.example', to: 'owner@shop.example' }
  const alerts = { webhook: `${url}/alerts`, email }
  const shop = await shopFolder({ orders: 0, config: { alerts, heartbeat: `${url}/alive` } })
  let time = Date.now()
  const sync = async () => {
    const clock = { now: () => time, sleep: async () => {} }
    const io = fakeIo({ cwd: shop.folder, clock })
    await run(['sync', '--quiet'], io)
    return io.err()
  }
  const kinds = () =>
    got.flatMap(({ path, body }) => {
      return path === '/alerts' ? (body as { news: { kind: string; code: string }[] }).news : []
    })
  await sync()
  expect(kinds()).toEqual([])
  expect(got.map(({ path }) => path)).toEqual(['/alive'])

  shop.shop.fault({ kind: '500', every: 1 })
  state.down = true
  expect(await sync()).toContain('An alert could not be sent by webhook (404)')
  expect(mail.mails).toHaveLength(1)
  expect(mail.mails[0]).toContain('Store "boutique" cannot be read: The shop at 127.0.0.1')
  state.down = false
  await sync()
  time += DAY + 1_000
  await sync()
  expect(kinds()).toMatchObject([{ kind: 'still', code: 'failing', about: 'store:boutique' }])
  expect(got.filter(({ path }) => path === '/alive')).toHaveLength(1)

  shop.shop.clearFaults()
  await sync()
  expect(kinds().at(-1)).toMatchObject({ kind: 'well', code: 'failing' })
  expect(got.at(-1)?.path).toBe('/alive')
  time += 6 * DAY
  await sync()
  expect(kinds().at(-1)).toMatchObject({ kind: 'digest', about: 'week' })
  expect(mail.mails).toHaveLength(4)
})

test('where no channel takes it, it is told at the next pass', async () => {
  const { url, got, state } = await listener()
  const shop = await shopFolder({ orders: 0, config: { alerts: { webhook: url } } })
  state.down = true
  const sync = () => run(['sync', '--quiet'], fakeIo({ cwd: shop.folder }))
  // The first pass connects the store.
  await sync()
  shop.shop.fault({ kind: '500', every: 1 })
  await sync()
  state.down = false
  await sync()
  expect(got).toMatchObject([{ body: { news: [{ kind: 'bad', code: 'failing' }] } }])
})

test('Slack is told in its own form: one text, in the language of the configuration', async () => {
  setDefaultCACertificates([...getCACertificates(), TLS.cert])
  const { url, got } = await listener({ tls: TLS })
  const shop = await shopFolder({ orders: 0, config: { language: 'fr', alerts: { slack: `${url}/services/T0/B0` } } })
  const io = fakeIo({ cwd: shop.folder })
  await run(['sync', '--quiet'], io)
  shop.shop.fault({ kind: '500', every: 1 })
  await run(['sync', '--quiet'], io)
  const text = expect.stringMatching(/^La boutique « boutique » ne peut pas être lue.*\n→ recolte check/)
  expect(got).toEqual([{ path: '/services/T0/B0', body: { text } }])
})
