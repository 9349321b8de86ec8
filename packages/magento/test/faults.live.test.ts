import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { liveShop } from '../../../test/check/live.ts'
import { magento } from '../src/index.ts'

const {
  RECOLTE_LIVE_MAGENTO_URL: url = '',
  RECOLTE_LIVE_MAGENTO_CONSUMER_KEY: consumerKey = '',
  RECOLTE_LIVE_MAGENTO_CONSUMER_SECRET: consumerSecret = '',
  RECOLTE_LIVE_MAGENTO_ACCESS_TOKEN: accessToken = '',
  RECOLTE_LIVE_MAGENTO_ACCESS_TOKEN_SECRET: accessTokenSecret = '',
  RECOLTE_LIVE_MAGENTO_TREE: tree = '',
} = process.env
const given = url !== '' && accessToken !== ''
const settings = { url, consumerKey, consumerSecret, accessToken, accessTokenSecret }
const script = fileURLToPath(new URL('./faults.php', import.meta.url))
const grant = async (resources: string[]) =>
  (await promisify(execFile)('php', ['-d', 'memory_limit=1G', script, tree, consumerKey, ...resources])).stdout

describe.skipIf(!given)('faults of a real Magento shop, each named by its diagnosis', () => {
  test('a wrong access token, and a wrong secret of it', async () => {
    const { named } = await liveShop(magento, settings)
    for (const wrong of [{ accessToken: 'a'.repeat(32) }, { accessTokenSecret: 'b'.repeat(32) }]) {
      const { code, en, fr } = await named('shop-answers', { settings: wrong })
      expect(code).toMatch(/^magento\./)
      expect(en).toContain('System > Extensions > Integrations')
      expect(fr).toContain('Système > Extensions > Intégrations')
    }
  })

  test('a trigger status that the shop does not have', async () => {
    const { named } = await liveShop(magento, settings)
    const { code, en } = await named('trigger-exists', { store: { trigger: ['deliverd'] } })
    expect(code).toBe('missing')
    expect(en).toMatch(/"deliverd".*recolte statuses boutique/)
  })

  test.skipIf(tree === '')('a right that somebody took from the integration', { timeout: 180_000 }, async () => {
    const { named } = await liveShop(magento, settings)
    const had = (await grant(['Magento_Catalog::products'])).split(' ')
    onTestFinished(async () => void (await grant(had)))
    const { code, fr } = await named('shop-answers')
    expect(code).toMatch(/^magento\./)
    expect(fr).toContain('Système > Extensions > Intégrations')
  })

  test.skipIf(tree === '')('maintenance', async () => {
    const { named } = await liveShop(magento, settings)
    const file = join(tree, 'var', '.maintenance.flag')
    onTestFinished(() => rmSync(file, { force: true }))
    writeFileSync(file, '')
    const { code, fr } = await named('shop-answers')
    expect(code).toBe('magento.maintenance')
    expect(fr).toMatch(/maintenance/)
  })
})
