import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const LAUNCHER = fileURLToPath(new URL('../bin/recolte.js', import.meta.url))

async function recolte(shop: ShopFolder, ...argv: string[]) {
  const io = fakeIo({ cwd: shop.folder })
  const exit = await run(argv, io)
  return { exit, out: io.out(), err: io.err() }
}

async function built(shop: ShopFolder, ...argv: string[]) {
  const child = spawn(process.execPath, [LAUNCHER, ...argv], { cwd: shop.folder, env: { PATH: process.env.PATH } })
  const text = { out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    text.out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    text.err += chunk
  })
  const [exit] = await once(child, 'close')
  return { exit, ...text }
}

async function connected() {
  const shop = await shopFolder({ orders: 0, store: { since: new Date(Date.now() - 600_000).toISOString() } })
  shop.shop.add({ status: 'completed', billing: { email: 'a@client.example', first_name: 'A', last_name: 'B' } })
  await recolte(shop, 'sync')
  return shop
}

test('tells how the journal stands', async () => {
  const shop = await connected()
  const { exit, out } = await recolte(shop, 'journal', 'info', '--lang', 'fr')
  expect(exit).toBe(0)
  expect(out).toMatch(
    /^Registre .*recolte\.db · [\d,]+ ko\n {2}sqlite-wal, schéma \d+, id [0-9a-f-]{36}\nboutique : 1 commande : 1 récupérée\n$/,
  )
  expect(JSON.parse((await recolte(shop, 'journal', 'info', '--json')).out)).toMatchObject({
    engine: 'sqlite-wal',
    copiedAt: null,
    stores: { boutique: { configured: true, oldestDue: null, counts: { collected: 1 } } },
  })
})

test('backs the journal up, goes back to it, and asks nobody twice', async () => {
  const shop = await connected()
  const made = await built(shop, 'journal', 'backup', 'backup.db')
  expect(made).toMatchObject({ exit: 0, err: '' })
  expect(made.out).toMatch(/^backup\.db is written \(readable by you alone\): [\d.]+ kB\.\nIt holds everything but/)
  const backup = join(shop.folder, 'backup.db')
  expect(statSync(backup).mode & 0o777).toBe(0o600)
  expect(readFileSync(backup).includes('a@client.example')).toBe(false)
  const over = await built(shop, 'journal', 'backup', 'backup.db', '--json')
  expect(over.exit).toBe(2)
  expect(JSON.parse(over.out)).toMatchObject({ ok: false, error: { code: 'file-exists' } })

  shop.shop.add({ status: 'completed', billing: { email: 'b@client.example', first_name: 'A', last_name: 'B' } })
  await recolte(shop, 'sync')
  const journal = join(shop.folder, 'recolte.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(journal + suffix, { force: true })
  copyFileSync(backup, journal)

  const copy = await recolte(shop, 'journal', 'info')
  expect(copy.exit).toBe(1)
  expect(copy.out).toContain('run recolte journal restored before the next recolte sync')
  const restored = await built(shop, 'journal', 'restored', '--json')
  expect(restored.exit).toBe(0)
  expect(JSON.parse(restored.out)).toMatchObject({
    ok: true,
    done: true,
    uncertain: 0,
    stores: { boutique: { repeatable: true, open: 0, orders: [] } },
  })
  expect(restored.err).toMatch(
    /^This journal knows what happened until .*\nboutique: 0 orders were about to leave\.\n$/,
  )
  expect((await recolte(shop, 'journal', 'info')).exit).toBe(0)
  await recolte(shop, 'sync')
  // The second order goes again under the reference the platform knows it by.
  expect(shop.platform.summary()).toMatchObject({ references: 2 })
})

test('a group of commands names its commands, and the nearest to a wrong one', async () => {
  const shop = await connected()
  expect((await recolte(shop, 'journal')).err).toContain('There are: journal info, journal backup, journal restored.')
  expect((await recolte(shop, 'journal', 'backp', 'x.db')).err).toContain('Did you mean "journal backup"?')
  expect((await recolte(shop, 'journal', 'backup')).err).toContain('FILE is missing.')
  expect((await recolte(shop, 'journal', 'backup', 'a', 'b')).err).toContain('after recolte journal backup')
  expect((await recolte(shop, 'journal', 'info', '--al')).err).toContain('See recolte journal info --help.')
  const help = await recolte(shop, 'journal', '--help')
  expect(help.exit).toBe(0)
  expect(help.out).toContain('Usage: recolte journal')
  expect(help.out).toContain('backup <file>')
  expect((await recolte(shop, 'journal', 'restored', '--help', '--lang', 'fr')).out).toContain(
    'recolte journal restored --yes',
  )
})
