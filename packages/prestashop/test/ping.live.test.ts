import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createRecolte, listen, openJournal } from '@recolte/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { prestashop } from '../src/index.ts'

const {
  RECOLTE_LIVE_PRESTASHOP_URL: url,
  RECOLTE_LIVE_PRESTASHOP_KEY: key,
  RECOLTE_LIVE_PRESTASHOP_TREE: tree,
} = process.env
const given = url !== undefined && key !== undefined && tree !== undefined
if (!given)
  console.log('PrestaShop module skipped: set RECOLTE_LIVE_PRESTASHOP_URL, _KEY and _TREE (the shop’s files).')

const module = fileURLToPath(new URL('../../../examples/prestashop-ping/recolteping', import.meta.url))
const script = fileURLToPath(new URL('./ping-module.php', import.meta.url))
const shop = (...words: string[]) => promisify(execFile)('php', ['-d', 'memory_limit=1G', script, tree ?? '', ...words])

describe.skipIf(!given)('the ping module in a real PrestaShop shop', () => {
  test('tells which order got a status, signed, and its absence is no failure', async () => {
    const journal = await openJournal(':memory:')
    const recolte = await createRecolte({
      accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'http://127.0.0.1:9' } },
      stores: {
        boutique: {
          ...{ connector: 'prestashop', account: 'main', publicUrl: 'https://recolte.example' },
          settings: { url, key, allowInsecure: true },
        },
      },
      connectors: [prestashop],
      journal,
    })
    const door = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
    const installed = join(tree ?? '', 'modules', 'recolteping')
    onTestFinished(async () => {
      await shop('uninstall')
      rmSync(installed, { recursive: true, force: true })
      await recolte.close()
    })
    const { secret = '' } = await recolte.webhooks('boutique', 'create')
    const hints = async () =>
      (await journal.hints('boutique', Number.MAX_SAFE_INTEGER, 10)).map(({ orderId }) => orderId)

    cpSync(module, installed, { recursive: true })
    // Every shop has it but one that came without its translations.
    mkdirSync(join(tree ?? '', 'translations'), { recursive: true })
    await shop('install', `${door.url}/hooks/boutique`, secret)
    await shop('change', '20')
    expect(await hints()).toEqual(['20'])

    await recolte.webhooks('boutique', 'remove')
    await shop('change', '21')
    expect(await hints()).toEqual(['20'])
    await door.close()
    expect((await shop('change', '22')).stdout).toBe('changed')
  })
})
