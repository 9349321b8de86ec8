import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { listen } from '@recolte/core'
import { createPulling } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { openRecolte } from '../../servers/recolte.ts'
import { scene } from '../../servers/test/scene.ts'

const file = fileURLToPath(new URL('../recolte-relay.php', import.meta.url))
const hasPhp = spawnSync('php', ['-v']).status === 0

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** PHP's own server with the relay as its only page, in front of a store that the platform calls. */
async function relayed() {
  const made = await scene()
  const recolte = await openRecolte({ ...made.settings, method: 'module' })
  const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
  const port = await freePort()
  const php = spawn('php', ['-S', `127.0.0.1:${port}`, file], {
    env: { ...process.env, RECOLTE_RELAY_URL: `${url}/module/boutique` },
  })
  await once(php.stderr, 'data')
  onTestFinished(async () => {
    php.kill()
    await close()
    await recolte.close()
  })
  await recolte.sync()
  made.shop.skew(2_000)
  const platform = createPulling({ url: `http://127.0.0.1:${port}/`, webId: 'web', secretKey: 'secret-key' })
  return { ...made, recolte, platform, stop: close }
}

test.skipIf(!hasPhp)('the relay hands calls and answers on, whatever they are', async () => {
  const { shop, recolte, platform } = await relayed()
  const id = String(shop.add({ status: 'completed' }))
  await recolte.sync()
  expect(await platform.call('isActiveModule')).toMatchObject({ return: 1 })
  expect((await platform.pull()).map((order) => order.id_order)).toEqual([id])
  await expect.poll(async () => (await recolte.explain({ text: id }))[0]?.status).toBe('collected')
})

test.skipIf(!hasPhp)('a store that does not answer is said to be one', async () => {
  const { platform, stop } = await relayed()
  await stop()
  await expect(platform.call('isActiveModule')).rejects.toThrow('502')
})
