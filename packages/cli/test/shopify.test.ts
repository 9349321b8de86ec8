import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ALL_SCOPES, createPlatform, createShopify, DEFAULT_CLIENT, serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/run.ts'
import { folderWith } from './support/folder.ts'
import { type FakeOptions, fakeIo } from './support/io.ts'
import { v } from './support/shop.ts'

const ACCOUNT = { webId: 'web-1', secretKey: 'a-secret-of-length' }
const MINUTE = 60_000

test('a Shopify shop goes from nothing to its first collected order', async () => {
  let ahead = 0
  const platform = createPlatform({ accounts: [ACCOUNT] })
  const shop = createShopify({ orders: 60, now: () => Date.now() + ahead })
  const [shopAt, platformAt] = await Promise.all([serve(shop), serve(platform)])
  onTestFinished(async () => void (await Promise.all([shopAt.close(), platformAt.close()])))
  const folder = folderWith()
  const recolte = async (argv: string[], options: FakeOptions = {}) => {
    const io = fakeIo({ cwd: folder, ...options })
    const exit = await run(argv, io)
    return { exit, text: io.out() + io.err() }
  }

  const keys = { RECOLTE_WEB_ID: ACCOUNT.webId, RECOLTE_SECRET_KEY: ACCOUNT.secretKey }
  const environment = { ...keys, SHOPIFY_CLIENT_SECRET: DEFAULT_CLIENT.secret }
  // Only the sandbox has an address of its own.
  const at = ['--connector', 'shopify', '--shop', 'maison-exemple', '--url', shopAt.url]
  const app = ['--shopify-client-id', DEFAULT_CLIENT.id, '--platform', platformAt.url]
  const begun = await recolte(['init', ...at, ...app, '--yes'], { environment })
  expect(begun.text).not.toContain(DEFAULT_CLIENT.secret)
  expect(begun.exit, begun.text).toBe(0)
  expect((await recolte(['sync'])).exit).toBe(0)
  expect([...platform.held()]).toEqual([])

  ahead += MINUTE
  const id = shop.add()
  const reference = shop.find(id).name.slice(1)
  await recolte(['sync'])
  const explained = async (lang: string) => (await recolte(['explain', reference, '--lang', lang])).text
  expect(await explained('en')).toContain('payment is there, shipping is missing')
  expect(await explained('fr')).toContain('le paiement est fait, l’expédition manque')
  expect([...platform.held()]).toEqual([])

  ahead += MINUTE
  shop.fulfill(id)
  expect((await recolte(['sync'])).exit).toBe(0)
  expect([...platform.held()].map((held) => held.reference)).toEqual([reference])
  expect(await explained('en')).toContain('collected')
})

test('an app made in the admin is connected by its access token alone', async () => {
  const tokens = ['shpat_test', 'shpat_new'].map((token) => ({ token, scopes: [...ALL_SCOPES] }))
  const shop = await serve(createShopify({ orders: 5, tokens }))
  onTestFinished(() => shop.close())
  const folder = folderWith()
  const keys = { RECOLTE_WEB_ID: ACCOUNT.webId, RECOLTE_SECRET_KEY: ACCOUNT.secretKey }
  const io = fakeIo({ cwd: folder, environment: { ...keys, SHOPIFY_ACCESS_TOKEN: 'shpat_test' } })
  const at = ['--connector', 'shopify', '--shop', 'maison-exemple', '--url', shop.url, '--platform', 'FR', '--yes']
  expect(await run(['init', ...at], io), io.err()).toBe(0)
  const { stores } = JSON.parse(readFileSync(join(folder, 'recolte.config.json'), 'utf8'))
  expect(stores.boutique.settings).toEqual({
    ...{ shop: 'maison-exemple', url: shop.url, accessToken: v('SHOPIFY_ACCESS_TOKEN') },
  })
  // As "shopify.token-refused" says: the store's own key is what is renewed, and no other way in is asked for.
  const env = join(folder, '.env')
  writeFileSync(env, readFileSync(env, 'utf8').replace('shpat_test', 'shpat_new'))
  const again = fakeIo({ cwd: folder })
  expect(await run(['init', '--store', 'boutique', '--shop', 'maison-exemple'], again), again.err()).toBe(0)
})
