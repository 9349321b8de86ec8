import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createPulling } from '@recolte/sandbox'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { toNode } from '../../src/hooks/index.ts'
import { called } from './scene.ts'

const pem = (name: string) => readFileSync(new URL(`../../../../test/check/tls-${name}.pem`, import.meta.url), 'utf8')

beforeAll(() => {
  setDefaultCACertificates([...getCACertificates(), pem('cert')])
})

/** Where a server of Node's own ends TLS, as `toNode` is mounted in one. */
async function overTls(orders: number) {
  const made = await called({ orders })
  const server = createServer({ key: pem('key'), cert: pem('cert') }, toNode(made.recolte.handle))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/module/boutique`
  return { ...made, platform: createPulling({ url, webId: 'web-1', secretKey: 'secret-1' }) }
}

describe('over TLS', () => {
  it('an answer taken whole is what counts', async () => {
    const { platform, counts } = await overTls(250)
    expect(await platform.pull()).toHaveLength(250)
    await expect.poll(async () => (await counts()).collected, { timeout: 5_000 }).toBe(250)
    expect(await platform.pull()).toEqual([])
  })

  it('an answer broken off leaves every order on offer', async () => {
    const { platform, counts } = await overTls(2_000)
    await platform.breakOff({ afterBytes: 1_000, by: 'close' })
    await expect.poll(async () => (await counts()).retrying, { timeout: 5_000 }).toBeGreaterThan(0)
    expect((await counts()).collected).toBe(0)
    expect(await platform.pull()).toHaveLength(2_000)
  })
})
