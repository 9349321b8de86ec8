import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

async function recolte(shop: ShopFolder, argv: string[]) {
  const io = fakeIo({ cwd: shop.folder })
  const exit = await run(argv, io)
  return { exit, out: io.out(), err: io.err() }
}

async function withOrders(): Promise<ShopFolder> {
  const shop = await shopFolder({ orders: 40, store: { trigger: ['no-such-status'] } })
  await recolte(shop, ['sync'])
  return shop
}

test('support says in at most 30 lines what somebody else needs, in either language', async () => {
  const shop = await withOrders()
  for (const language of ['en', 'fr']) {
    const { exit, out } = await recolte(shop, ['support', '--lang', language])
    expect(exit).toBe(0)
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(30)
    expect(out).toContain('boutique')
    expect(out).toContain('trigger-exists/missing')
    for (const secret of Object.values(shop.keys)) expect(out).not.toContain(secret)
  }
})

test('the bundle holds the whole check, and no key and no address', async () => {
  const shop = await withOrders()
  const { out } = await recolte(shop, ['support', '--bundle', '--json'])
  const { file }: { file: string } = JSON.parse(out)
  const entries = unzipSync(readFileSync(join(shop.folder, file.split('/').at(-1) ?? '')))
  expect(Object.keys(entries).sort()).toEqual([
    'check.json',
    'journal.json',
    'recolte.config.json',
    'stores.json',
    'support.txt',
  ])
  const all = Object.values(entries)
    .map((entry) => strFromU8(entry))
    .join('\n')
  for (const secret of Object.values(shop.keys)) expect(all).not.toContain(secret)
  expect(all).not.toMatch(/\w{2}@[\w.]+\.example/)
  expect(all).toContain('no-such-status')
  expect((await recolte(shop, ['support', '--bundle'])).err).toContain('recolte-support-')
})
