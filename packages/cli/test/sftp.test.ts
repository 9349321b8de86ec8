import { createFilesPlatform, type FilesPlatform } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const HOUR = 3_600_000

interface Scene {
  files: FilesPlatform
  shop: ShopFolder
  recolte(...argv: string[]): Promise<{ exit: number; out: string; err: string }>
  /** Lets the clock of the command run ahead. */
  later(ms: number): void
}

/** A shop whose orders leave in a file every hour. */
async function onFiles(): Promise<Scene> {
  const files = await createFilesPlatform()
  onTestFinished(files.stop)
  const account = {
    ...{ webId: 'web-1', secretKey: 'secret-1', platform: 'FR' },
    sftp: { host: files.host, port: files.sftpPort, username: 'shop', password: 'drop-it', every: '1h' },
  }
  const since = new Date(Date.now() - HOUR).toISOString()
  const shop = await shopFolder({
    orders: 0,
    store: { method: 'sftp', since },
    config: { accounts: { main: account } },
  })
  let ahead = 0
  return {
    files,
    shop,
    later(ms) {
      ahead += ms
    },
    async recolte(...argv) {
      const clock = { now: () => Date.now() + ahead, sleep: () => Promise.resolve() }
      const io = fakeIo({ cwd: shop.folder, clock })
      const exit = await run(argv, io)
      return { exit, out: io.out(), err: io.err() }
    },
  }
}

test('sftp status: where each file is, in words and for machines', async () => {
  const { files, shop, recolte, later } = await onFiles()
  expect((await recolte('sftp', 'status', '--lang', 'fr')).out).toMatch(/^Aucun fichier de commandes/)
  const billing = { email: 'a@client.example', first_name: 'A', last_name: 'B' }
  for (let n = 0; n < 2; n++) shop.shop.add({ status: 'completed', billing })
  await recolte('sync')
  later(HOUR)
  await recolte('sync')
  const waiting = await recolte('sftp', 'status', '--lang', 'en')
  expect(waiting).toMatchObject({ exit: 0, err: '' })
  expect(waiting.out).toMatch(
    /^boutique {2}recolte-\d{8}-\w+\.csv {2}in orders\/.*\n {2}2 orders on 2 lines · left today/,
  )

  files.consumer.refuse = () => 'invalid email'
  files.consumer.absorb()
  await recolte('sync')
  const back = await recolte('sftp', 'status', 'boutique', '--lang', 'fr')
  expect(back.exit).toBe(1)
  expect(back.out).toMatch(
    /dans error\/\n.* · vu dans error\/ [\s\S]*2 commandes vous attendent[\s\S]*rapport de la plateforme/,
  )
  const { files: told } = JSON.parse((await recolte('sftp', 'status', '--json')).out)
  expect(told).toEqual([
    expect.objectContaining({ state: 'error', orders: 2, lines: 2, unsettled: 2, store: 'boutique' }),
  ])
  expect(`${back.out}${JSON.stringify(told)}`).not.toContain('a@client.example')
  expect((await recolte('sftp', 'status', 'nobody')).exit).toBe(2)
})
