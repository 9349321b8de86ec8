import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
    ...{ webId: 'web-1', platform: 'FR' },
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

test('sftp fix: the failing lines, corrected by a cell or in a file, and dropped alone', async () => {
  const { files, shop, recolte, later } = await onFiles()
  const billing = { email: 'a@client.example', first_name: 'Zoé', last_name: 'B' }
  for (let n = 0; n < 3; n++) shop.shop.add({ status: 'completed', billing })
  const right = new Set<string>()
  files.consumer.refuse = (_, { firstname = '' }) => (right.has(firstname) ? undefined : 'invalid firstname')
  await recolte('sync')
  later(HOUR)
  await recolte('sync')
  files.consumer.absorb()
  await recolte('sync')
  const { files: told } = JSON.parse((await recolte('sftp', 'status', '--json')).out)
  const name = told[0].file
  const shown = await recolte('sftp', 'fix', name, '--lang', 'fr')
  expect(shown).toMatchObject({ exit: 1, err: '' })
  expect(shown.out).toMatch(
    /^3 commandes de recolte-\d{8}-\w+\.csv vous attendent :\n {2}ligne 2 {2}\d+ .*invalid firstname/,
  )
  expect(shown.out).not.toContain('a@client.example')

  expect(await recolte('sftp', 'fix', name, '--set', '2.email=no-address')).toMatchObject({ exit: 1 })
  expect(await recolte('sftp', 'fix', name, '--set', '9.email=x@y.example')).toMatchObject({ exit: 2 })
  expect(files.tree.list('/orders').filter(({ folder }) => !folder)).toEqual([])
  right.add('Anna').add('Élise')
  const one = await recolte('sftp', 'fix', name, '--set', '2.firstname=Anna', '--lang', 'fr', '--yes')
  expect(one).toMatchObject({ exit: 0 })
  expect(one.out).toMatch(/La commande corrigée est dans recolte-.*reprise la nuit prochaine \(01 h à 03 h\)/)

  const path = join(shop.folder, 'lines.csv')
  expect((await recolte('sftp', 'fix', name, '--to', 'lines.csv', '--lang', 'en')).out).toContain('--from lines.csv')
  expect(statSync(path).mode & 0o077).toBe(0)
  // As a spreadsheet saves it, and only the first of the two lines corrected.
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n').replaceAll(';', '\t').replace('Zoé', 'Élise'))
  const two = await recolte('sftp', 'fix', name, '--from', 'lines.csv', '--json')
  expect(JSON.parse(two.out)).toMatchObject({ ok: true, corrected: [expect.any(String)], left: [], problem: null })
  files.consumer.absorb()
  await recolte('sync')
  expect([...files.consumer.orders.values()].map(({ lines }) => lines[0]?.firstname)).toEqual(['Anna', 'Élise'])
  expect(files.summary()).toMatchObject({ orders: 2, duplicates: 0 })
  expect((await recolte('sftp', 'fix', name, '--lang', 'en')).out).toMatch(/^1 order of /)
  files.fault('cut')
  const cut = await recolte('sftp', 'fix', name, '--set', '2.firstname=Anna', '--json', '--yes')
  expect(cut.exit).toBe(1)
  expect(JSON.parse(cut.out)).toMatchObject({ ok: false, left: [], files: [] })
  expect((await recolte('sftp', 'fix', 'nothing.csv')).exit).toBe(2)
})
