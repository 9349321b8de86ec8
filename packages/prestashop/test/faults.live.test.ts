import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { liveShop } from '../../../test/check/live.ts'
import { prestashop } from '../src/index.ts'

const {
  RECOLTE_LIVE_PRESTASHOP_URL: url = '',
  RECOLTE_LIVE_PRESTASHOP_KEY: key = '',
  RECOLTE_LIVE_PRESTASHOP_EMPTY_KEY: emptyKey = '',
  RECOLTE_LIVE_PRESTASHOP_FAULTS: faults = '',
  RECOLTE_LIVE_PRESTASHOP_TREE: tree = '',
} = process.env
const given = url !== '' && key !== ''
const settings = { url, key }
const script = fileURLToPath(new URL('./faults.php', import.meta.url))
const click = (...words: string[]) => promisify(execFile)('php', ['-d', 'memory_limit=1G', script, tree, ...words])

describe.skipIf(!given)('faults of a real PrestaShop shop, each named by its diagnosis', () => {
  test('a wrong key', async () => {
    const { named } = await liveShop(prestashop, settings)
    const { code, en, fr } = await named('shop-answers', { settings: { key: 'NOBODY0HAS0EVER0SEEN0THIS0KEY001' } })
    expect(code).toBe('prestashop.wrong-key')
    expect(en).toContain('Advanced Parameters > Webservice')
    expect(fr).toContain('Paramètres avancés > Webservice')
  })

  test.skipIf(emptyKey === '')('a key without any permission', async () => {
    const { named } = await liveShop(prestashop, settings)
    const { code, fr } = await named('shop-answers', { settings: { key: emptyKey } })
    expect(code).toBe('prestashop.no-permission-at-all')
    expect(fr).toContain('« Afficher (GET) »')
  })

  test('a trigger status that the shop does not have', async () => {
    const { named } = await liveShop(prestashop, settings)
    const { code, en } = await named('trigger-exists', { store: { trigger: ['999'] } })
    expect(code).toBe('missing')
    expect(en).toMatch(/"999".*recolte statuses boutique/)
  })

  test.skipIf(faults === '')('a server that drops the key', async () => {
    const { named } = await liveShop(prestashop, settings)
    const file = join(faults, 'drop-auth')
    onTestFinished(() => rmSync(file, { force: true }))
    writeFileSync(file, '')
    const { code, en } = await named('shop-answers')
    expect(code).toBe('prestashop.no-key-arrived')
    expect(en).toContain('Shop Parameters > Traffic & SEO')
  })

  test.skipIf(tree === '')('a right that somebody took from the key', async () => {
    const { named } = await liveShop(prestashop, settings)
    onTestFinished(async () => void (await click('right', key, 'orders', 'on')))
    await click('right', key, 'orders', 'off')
    const { code, fr } = await named('shop-answers')
    expect(code).toMatch(/^prestashop\./)
    expect(fr).toContain('Paramètres avancés > Webservice')
  })

  test.skipIf(tree === '')('maintenance: a warning, since orders are read all the same', async () => {
    const { named } = await liveShop(prestashop, settings)
    onTestFinished(async () => void (await click('maintenance', 'off')))
    await click('maintenance', 'on')
    const { code, en } = await named('versions')
    expect(code).toBe('prestashop.maintenance')
    expect(en).toContain('Shop Parameters > General > Maintenance')
  })
})
