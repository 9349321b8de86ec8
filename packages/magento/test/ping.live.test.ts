import { execFile } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createRecolte, listen, openJournal } from '@recolte/core'
import { describe, expect, onTestFinished, test } from 'vitest'
import { magento } from '../src/index.ts'

const { RECOLTE_LIVE_MAGENTO_URL: url, RECOLTE_LIVE_MAGENTO_TREE: tree = '' } = process.env
const given = url !== undefined && tree !== ''
if (!given)
  console.log('Magento module skipped: set RECOLTE_LIVE_MAGENTO_URL and RECOLTE_LIVE_MAGENTO_TREE (its files).')

const module = fileURLToPath(new URL('../../../examples/magento-ping/Recolte', import.meta.url))
const script = fileURLToPath(new URL('./ping-module.php', import.meta.url))
const php = (...words: string[]) => promisify(execFile)('php', ['-d', 'memory_limit=1G', ...words])
const save = (id: string) => php(script, tree, 'save', id)

/** What `module:enable` and the README's lines in `env.php` come to; taken back when the test has ended. */
async function install(recolte: { url: string; secret: string }): Promise<void> {
  const code = join(tree, 'app/code')
  const added = existsSync(code) ? join(code, 'Recolte') : code
  cpSync(module, join(code, 'Recolte'), { recursive: true })
  const setting = `'recolte' => ['url' => '${recolte.url}', 'secret' => '${recolte.secret}'],`
  const changes = {
    'config.php': ["'modules' => [", "'Recolte_Ping' => 1,"],
    'env.php': ['return [', setting],
  } as const
  for (const [name, [after, line]] of Object.entries(changes)) {
    const file = join(tree, 'app/etc', name)
    copyFileSync(file, `${file}.before`)
    writeFileSync(file, readFileSync(file, 'utf8').replace(after, `${after}\n${line}`))
  }
  const clean = () => php(join(tree, 'bin/magento'), 'cache:clean', 'config')
  onTestFinished(async () => {
    for (const name of Object.keys(changes)) {
      const file = join(tree, 'app/etc', name)
      copyFileSync(`${file}.before`, file)
      rmSync(`${file}.before`)
    }
    rmSync(added, { recursive: true })
    await clean()
  })
  await clean()
}

describe.skipIf(!given)('the ping module in a real Magento shop', () => {
  test('tells once which order a request saved, signed, and its absence is no failure', async () => {
    const journal = await openJournal(':memory:')
    const recolte = await createRecolte({
      accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'http://127.0.0.1:9' } },
      stores: {
        boutique: {
          ...{ connector: 'magento', account: 'main', publicUrl: 'https://recolte.example' },
          settings: { url, token: 'none' },
        },
      },
      connectors: [magento],
      journal,
    })
    const door = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
    onTestFinished(() => recolte.close())
    const { secret = '' } = await recolte.webhooks('boutique', 'create')
    await install({ url: `${door.url}/hooks/boutique`, secret })
    const hints = async () =>
      (await journal.hints('boutique', Number.MAX_SAFE_INTEGER, 10)).map(({ orderId }) => orderId)

    await save('5')
    expect(await hints()).toEqual(['5'])
    await recolte.webhooks('boutique', 'remove')
    await save('6')
    expect(await hints()).toEqual(['5'])
    await door.close()
    expect((await save('7')).stdout).toBe('saved')
  })
})
