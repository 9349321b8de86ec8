import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Connector, createRecolte, listen, openJournal } from '@recolte/core'
import { prestashop } from '@recolte/prestashop'
import { createPulling } from '@recolte/sandbox'
import { woocommerce } from '@recolte/woocommerce'
import { describe, expect, onTestFinished, test } from 'vitest'

const relay = readFileSync(fileURLToPath(new URL('../recolte-relay.php', import.meta.url)), 'utf8')
const given = (name: string) => process.env[`RECOLTE_LIVE_${name}`] ?? ''

/** Real shops, as the README has the file put into them. `TREE` is where the shop's files are. */
const SHOPS = [
  {
    name: 'WOOCOMMERCE',
    connector: woocommerce as Connector,
    settings: (url: string, key: string) => ({ url, consumerKey: key, consumerSecret: given('WOOCOMMERCE_SECRET') }),
    file: 'wp-content/mu-plugins/recolte-relay.php',
    path: '/?netreviews-plugin=api',
  },
  {
    name: 'PRESTASHOP',
    connector: prestashop as Connector,
    settings: (url: string, key: string) => ({ url, key }),
    file: 'modules/netreviews/netreviewsApi.php',
    path: '/modules/netreviews/netreviewsApi.php',
  },
]

describe.each(SHOPS)('the relay in a real shop: $name', ({ name, connector, settings, file, path }) => {
  const [url, key, tree] = [given(`${name}_URL`), given(`${name}_KEY`), given(`${name}_TREE`)]
  if (tree === '') console.log(`The relay in ${name} is skipped: set RECOLTE_LIVE_${name}_URL, _KEY and _TREE.`)

  test.skipIf(tree === '')(
    'hands over what is on offer, and leaves on offer what the platform breaks off',
    async () => {
      const journal = await openJournal(':memory:')
      const recolte = await createRecolte({
        accounts: { main: { webId: 'web', secretKey: 'secret-key', platform: 'http://127.0.0.1:9' } },
        stores: {
          boutique: {
            ...{ connector: connector.name, account: 'main', method: 'module', brake: false as const },
            since: '2000-01-01T00:00:00Z',
            settings: { ...settings(url, key), allowInsecure: true },
          },
        },
        connectors: [connector],
        journal,
      })
      const { url: door, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
      const installed = join(tree, file)
      const folder = mkdirSync(dirname(installed), { recursive: true })
      writeFileSync(installed, relay.replace('https://recolte.example/module/boutique', `${door}/module/boutique`))
      onTestFinished(async () => {
        rmSync(folder ?? installed, { recursive: true })
        await close()
        await recolte.close()
      })
      await recolte.sync()
      const counts = async () => {
        const { due, retrying, collected } = await journal.counts('boutique')
        return { onOffer: due + retrying, collected }
      }
      const platform = createPulling({ url: url + path, webId: 'web', secretKey: 'secret-key' })
      expect(await platform.call('isActiveModule')).toMatchObject({ return: 1 })
      const { onOffer } = await counts()
      expect(onOffer).toBeGreaterThan(0)
      await platform.breakOff({ afterBytes: 1, by: 'reset' })
      const settled = async (n: number) => {
        const [one] = (await journal.list({ store: 'boutique', states: ['retrying', 'collected'], limit: 1 })).orders
        const attempts = one && (await journal.story(one))?.handover?.attempts
        return attempts?.length === n
      }
      await expect.poll(() => settled(1), { timeout: 30_000 }).toBe(true)
      expect(await counts()).toEqual({ onOffer, collected: 0 })
      expect(await platform.pull()).toHaveLength(onOffer)
      await expect.poll(() => settled(2), { timeout: 30_000 }).toBe(true)
      await platform.pull()
      await expect.poll(counts, { timeout: 30_000 }).toEqual({ onOffer: 0, collected: onOffer })
      expect(platform.held.size).toBe(onOffer)
      expect(await platform.pull()).toEqual([])
    },
  )
})
