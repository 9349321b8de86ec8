import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createRecolte, listen, openJournal } from '@recolte/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { magento } from '../src/index.ts'

const { RECOLTE_LIVE_MAGENTO_URL: url, RECOLTE_LIVE_MAGENTO_TREE: tree } = process.env
if (url === undefined || tree === undefined)
  console.log('Magento activation skipped: set RECOLTE_LIVE_MAGENTO_URL and RECOLTE_LIVE_MAGENTO_TREE (its files).')

const script = fileURLToPath(new URL('./activate.php', import.meta.url))
const madeSchema = z.object({ id: z.string(), consumerKey: z.string() })

/** What the admin's buttons do, by the shop's own classes. */
const click = async (...words: string[]) =>
  (await promisify(execFile)('php', ['-d', 'memory_limit=1G', script, tree ?? '', ...words])).stdout

describe.skipIf(url === undefined || tree === undefined)('an integration of a real Magento shop', () => {
  test('that is activated, and reauthorised, hands its keys over', { timeout: 180_000 }, async () => {
    const recolte = await createRecolte({
      accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'http://127.0.0.1:9' } },
      stores: { boutique: { connector: 'magento', account: 'main', settings: { url } } },
      connectors: [magento],
      journal: await openJournal(':memory:'),
      encryptionKey: Buffer.alloc(32, 7).toString('base64'),
    })
    const door = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
    onTestFinished(async () => {
      await door.close()
      await recolte.close()
    })
    const software = () =>
      recolte.statuses('boutique').then(
        ({ info }) => info.software,
        (error: { code: string }) => error.code,
      )
    const identity = async (consumerKey: string) =>
      (await fetch(`${door.url}/magento/identity?oauth_consumer_key=${consumerKey}`)).text()

    const { id, consumerKey } = madeSchema.parse(JSON.parse(await click('create', `${door.url}/magento`)))
    onTestFinished(async () => {
      await click('delete', id)
    })
    expect(await software()).toBe('magento.not-activated')
    await click('activate', id)
    expect(await identity(consumerKey)).toContain('nothing has to be copied')
    expect(await software()).toMatch(/^Magento 2/)
    expect(await click('status', id)).toBe('1')

    const { stores } = await recolte.sync()
    expect(stores.boutique?.seen).toBeGreaterThan(0)

    await click('reauthorize', id)
    expect(await recolte.sync()).toMatchObject({
      stores: { boutique: { failure: { code: 'magento.activation-ended' } } },
    })
    expect(await identity(consumerKey)).toContain('nothing has to be copied')
    expect((await recolte.sync()).stores.boutique?.failure).toBeUndefined()
  })
})
