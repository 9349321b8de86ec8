import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { liveShop } from '../../../test/check/live.ts'
import { woocommerce } from '../src/index.ts'
import { testContext } from './context.ts'

const {
  RECOLTE_LIVE_WOOCOMMERCE_URL: url = '',
  RECOLTE_LIVE_WOOCOMMERCE_KEY: consumerKey = '',
  RECOLTE_LIVE_WOOCOMMERCE_SECRET: consumerSecret = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY: writeKey = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_SECRET: writeSecret = '',
  RECOLTE_LIVE_WOOCOMMERCE_TREE: tree = '',
} = process.env
const given = url !== '' && consumerKey !== ''
const settings = { url, consumerKey, consumerSecret }
const store = { publicUrl: 'https://recolte.example' }
const script = fileURLToPath(new URL('./faults.php', import.meta.url))

describe.skipIf(!given)('faults of a real WooCommerce shop, each named by its diagnosis', () => {
  test('a wrong key', async () => {
    const { named } = await liveShop(woocommerce, settings)
    const { code, en, fr } = await named('shop-answers', { settings: { consumerKey: 'ck_deleted' } })
    expect(code).toBe(url.startsWith('https') ? 'woocommerce.key-or-header' : 'woocommerce.key-or-secret')
    expect(en).toContain('WooCommerce > Settings > Advanced > REST API')
    expect(fr).toContain('WooCommerce > Réglages > Avancé > API REST')
  })

  test('a wrong secret', async () => {
    const { named } = await liveShop(woocommerce, settings)
    const { code, fr } = await named('shop-answers', { settings: { consumerSecret: 'cs_mistyped' } })
    expect(code).toBe(url.startsWith('https') ? 'woocommerce.wrong-secret' : 'woocommerce.key-or-secret')
    expect(fr).toContain('recolte init --store boutique')
  })

  test('a trigger status that the shop does not have', async () => {
    const { named } = await liveShop(woocommerce, settings)
    const { code, en } = await named('trigger-exists', { store: { trigger: ['deliverd'] } })
    expect(code).toBe('missing')
    expect(en).toMatch(/"deliverd".*recolte statuses boutique/)
  })

  test.skipIf(writeKey === '')('a webhook that somebody deletes, and one that goes to another address', async () => {
    const keys = { consumerKey: writeKey, consumerSecret: writeSecret }
    const shop = await liveShop(woocommerce, { ...settings, ...keys })
    const recolte = await shop.recolte({ store })
    const { hooks } = await recolte.webhooks('boutique', 'create')
    onTestFinished(async () => void (await (await shop.recolte({ store })).webhooks('boutique', 'remove')))
    const { webhooks } = woocommerce.connect({ ...settings, ...keys, allowInsecure: true }, testContext())
    await webhooks?.remove?.(hooks.find(({ topic }) => topic === 'order.updated')?.id ?? '')
    const lost = await shop.named('webhooks', { store })
    expect(lost.code).toBe('off')
    expect(lost.en).toMatch(/order\.updated.*recolte webhooks boutique --repair/)
    const moved = await shop.named('webhooks', { store: { publicUrl: 'https://moved.example' } })
    expect(moved.code).toBe('elsewhere')
    expect(moved.fr).toMatch(/recolte\.example.*moved\.example/)
  })

  test.skipIf(tree === '')('a key that may only write since somebody changed it', async () => {
    const shop = await liveShop(woocommerce, settings)
    const php = promisify(execFile)
    const { stdout: had } = await php('php', [script, tree, consumerKey, 'write'])
    onTestFinished(async () => void (await php('php', [script, tree, consumerKey, had])))
    const { code, en } = await shop.named('shop-answers')
    expect(code).toBe('woocommerce.key-cannot-read')
    expect(en).toContain('set Permissions to "Read"')
  })

  test.skipIf(tree === '')('maintenance', async () => {
    const { named } = await liveShop(woocommerce, settings)
    const file = join(tree, '.maintenance')
    onTestFinished(() => rmSync(file, { force: true }))
    writeFileSync(file, '<?php $upgrading = time();')
    const { code, fr } = await named('shop-answers')
    expect(code).toBe('woocommerce.maintenance')
    expect(fr).toContain('WordPress se met à jour')
  })
})
