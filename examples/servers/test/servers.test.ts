import { once } from 'node:events'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { createPulling } from '@recolte/sandbox'
import { afterAll, expect, it, onTestFinished, vi } from 'vitest'
import { createApp as expressApp } from '../express.ts'
import { createApp as honoApp } from '../hono.ts'
import { openRecolte, type Settings } from '../recolte.ts'
import { type Scene, scene } from './scene.ts'

const PUBLIC = 'https://agency.example'

/** A shop's order comes by webhook, and leaves at the next pass. */
async function handsOver(
  { shop, platform, deliverTo }: Scene,
  recolte: Awaited<ReturnType<typeof openRecolte>>,
  send: typeof fetch,
) {
  deliverTo(async ({ url, method, headers, body }) => send(url, { method, headers, body, duplex: 'half' }))
  await recolte.sync()
  // A shop stamps changes by the second: one in the second of the connection counts as before it.
  shop.skew(2_000)
  await recolte.webhooks('boutique', 'create')
  const id = shop.add({ status: 'completed' })
  expect((await shop.deliver()).map(({ status }) => status)).toEqual([200, 200])
  await recolte.sync()
  expect([...platform.held()].map(({ reference }) => reference)).toEqual([String(id)])
  expect(await (await send(`${PUBLIC}/recolte/healthz`)).json()).toMatchObject({ ok: true })
  expect((await send(`${PUBLIC}/recolte/hooks/boutique`, { method: 'POST', body: '{"id":1}' })).status).toBe(401)
}

/** Sends what is for the public address to a server on this machine. */
const to =
  (url: string): typeof fetch =>
  (input, init) =>
    fetch(String(input).replace(PUBLIC, url), init)

it('Hono', async () => {
  const made = await scene()
  const recolte = await openRecolte(made.settings)
  onTestFinished(() => recolte.close())
  const app = honoApp(recolte)
  const url = await new Promise<string>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
    onTestFinished(() => void server.close())
  })
  await handsOver(made, recolte, to(url))
  expect(await (await fetch(url)).text()).toBe('An agency’s own pages.')
})

it('Express', async () => {
  const made = await scene()
  const recolte = await openRecolte(made.settings)
  onTestFinished(() => recolte.close())
  const server: Server = expressApp(recolte).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  await handsOver(made, recolte, to(url))
  expect(await (await fetch(url)).text()).toBe('An agency’s own pages.')
})

it('Next.js: the route handler is a plain function', async () => {
  const made = await scene()
  setEnvironment(made.settings)
  const { GET, POST, runtime } = await import('../next/app/recolte/[...path]/route.ts')
  const { recolte } = await import('../next/serving.ts')
  expect(runtime).toBe('nodejs')
  const opened = await recolte()
  onTestFinished(() => opened.close())
  const call: typeof fetch = (input, init) => {
    const request = new Request(String(input), init)
    return request.method === 'GET' ? GET(request) : POST(request)
  }
  await handsOver(made, opened, call)
})

/** The platform calls, and gets an order as often as this server needs to be sure that it has it. */
async function isPulled(
  { shop }: Scene,
  recolte: Awaited<ReturnType<typeof openRecolte>>,
  url: string,
  offers: number,
) {
  const platform = createPulling({ url, webId: 'web', secretKey: 'secret-key' })
  await recolte.sync()
  shop.skew(2_000)
  const id = String(shop.add({ status: 'completed' }))
  await recolte.sync()
  for (let offer = 0; offer < offers; offer++)
    expect((await platform.pull()).map((order) => order.id_order)).toEqual([id])
  await expect.poll(async () => (await recolte.explain({ text: id }))[0]?.status).toBe('collected')
  expect(await platform.pull()).toEqual([])
}

const listening = (handler: (request: Request) => Response | Promise<Response>) =>
  new Promise<string>((resolve) => {
    const server = serve({ fetch: handler, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    )
    onTestFinished(() => void server.close())
  })

it.each(['/recolte/module/boutique', '/modules/netreviews/netreviewsApi.php'])(
  'the platform calls %s',
  async (path) => {
    const made = await scene()
    const recolte = await openRecolte({ ...made.settings, method: 'module' })
    onTestFinished(() => recolte.close())
    const server: Server = expressApp(recolte).listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const address = server.address()
    await isPulled(made, recolte, `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${path}`, 1)
    await isPulled(made, recolte, (await listening(honoApp(recolte).fetch)) + path, 2)
  },
)

it('the platform calls the Next.js route, over a real port', async () => {
  const made = await scene()
  setEnvironment({ ...made.settings, method: 'module' })
  vi.resetModules()
  const { GET, POST } = await import('../next/app/recolte/[...path]/route.ts')
  const { recolte } = await import('../next/serving.ts')
  const opened = await recolte()
  onTestFinished(() => opened.close())
  const url = await listening((request) => (request.method === 'GET' ? GET(request) : POST(request)))
  await isPulled(made, opened, `${url}/recolte/module/boutique`, 2)
})

const before = { ...process.env }
afterAll(() => {
  process.env = before
})

function setEnvironment(settings: Settings): void {
  Object.assign(process.env, {
    ...{ SHOP_URL: settings.shop, SHOP_KEY: settings.consumerKey, SHOP_SECRET: settings.consumerSecret },
    ...{
      PLATFORM: settings.platform,
      WEB_ID: settings.webId,
      SECRET_KEY: settings.secretKey,
      METHOD: settings.method,
      JOURNAL: settings.journal,
    },
  })
}
