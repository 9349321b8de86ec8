import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { listen } from '@recolte/core'
import { createPulling } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { openRecolte } from '../../servers/recolte.ts'
import { scene } from '../../servers/test/scene.ts'

const file = fileURLToPath(new URL('../recolte-relay.php', import.meta.url))
const hasPhp = spawnSync('php', ['-v']).status === 0

/** A port of this machine that answers so; its address. */
async function port(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return addressOf(server)
}

const addressOf = (server: Server): string => {
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

/** PHP's own server with the relay as its only page, passing on to this address. */
async function served(url: string): Promise<string> {
  const free = createServer().listen(0, '127.0.0.1')
  await once(free, 'listening')
  const relay = addressOf(free)
  free.close()
  const php = spawn('php', ['-S', new URL(relay).host, file], { env: { ...process.env, RECOLTE_RELAY_URL: url } })
  await once(php.stderr, 'data')
  onTestFinished(() => void php.kill())
  return relay
}

/** The relay in front of a store that the platform calls. */
async function relayed() {
  const made = await scene()
  const recolte = await openRecolte({ ...made.settings, method: 'module' })
  const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
  onTestFinished(async () => {
    await close()
    await recolte.close()
  })
  const relay = await served(`${url}/module/boutique`)
  await recolte.sync()
  made.shop.skew(2_000)
  return {
    ...made,
    recolte,
    platform: createPulling({ url: `${relay}/`, webId: 'web', secretKey: 'secret-key' }),
    stop: close,
  }
}

test.skipIf(!hasPhp)('the relay hands calls and answers on, whatever they are', async () => {
  const { shop, recolte, platform } = await relayed()
  const id = String(shop.add({ status: 'completed' }))
  await recolte.sync()
  expect(await platform.call('isActiveModule')).toMatchObject({ return: 1 })
  // PHP takes an answer whole even if the platform does not: an order counts when it was taken twice.
  for (const status of ['retrying', 'collected']) {
    expect((await platform.pull()).map((order) => order.id_order)).toEqual([id])
    await expect.poll(async () => (await recolte.explain({ text: id }))[0]?.status).toBe(status)
  }
  expect(await platform.pull()).toEqual([])
})

test.skipIf(!hasPhp)('it says who called the shop, and whether over TLS', async () => {
  const seen: IncomingMessage['headers'][] = []
  const url = await port((request, response) => {
    seen.push(request.headers)
    response.end()
  })
  const relay = await served(url)
  await fetch(relay, { method: 'POST', body: 'a=b' })
  await fetch(relay, { method: 'POST', body: 'a=b', headers: { 'x-forwarded-proto': 'https' } })
  await fetch(relay, { method: 'POST', body: 'a=b', headers: { 'x-forwarded-proto': 'http, x: y' } })
  const told = seen.map((headers) => [headers['x-forwarded-proto'], headers['x-forwarded-for'], headers.via, headers.x])
  expect(told).toEqual(['http', 'https', 'http'].map((scheme) => [scheme, '127.0.0.1', '1.0 recolte-relay', undefined]))
})

test.skipIf(!hasPhp)('a store that does not answer is said to be one', async () => {
  const { platform, stop } = await relayed()
  await stop()
  await expect(platform.call('isActiveModule')).rejects.toThrow('502')
})
