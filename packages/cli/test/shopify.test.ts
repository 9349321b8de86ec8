import { createPlatform, createShopify, DEFAULT_CLIENT, serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../src/run.ts'
import { folderWith } from './support/folder.ts'
import { type FakeOptions, fakeIo } from './support/io.ts'

const ACCOUNT = { webId: 'web-1', secretKey: 'a-secret-of-length' }
const MINUTE = 60_000

test('a Shopify shop goes from nothing to its first collected order', async () => {
  let ahead = 0
  const platform = createPlatform({ accounts: [ACCOUNT] })
  const shop = createShopify({ orders: 60, now: () => Date.now() + ahead })
  const [shopAt, platformAt] = await Promise.all([serve(shop), serve(platform)])
  onTestFinished(async () => void (await Promise.all([shopAt.close(), platformAt.close()])))
  // Only the sandbox has an address of its own; init keeps what stands there already.
  const stores = { boutique: { connector: 'shopify', settings: { url: shopAt.url } } }
  const folder = folderWith({ 'recolte.config.json': { accounts: {}, stores } })
  const recolte = async (argv: string[], options: FakeOptions = {}) => {
    const io = fakeIo({ cwd: folder, ...options })
    const exit = await run(argv, io)
    return { exit, text: io.out() + io.err() }
  }

  const keys = { RECOLTE_WEB_ID: ACCOUNT.webId, RECOLTE_SECRET_KEY: ACCOUNT.secretKey }
  const environment = { ...keys, SHOPIFY_CLIENT_SECRET: DEFAULT_CLIENT.secret }
  const app = ['--connector', 'shopify', '--shop', 'maison-exemple', '--shopify-client-id', DEFAULT_CLIENT.id]
  const begun = await recolte(['init', ...app, '--store', 'boutique', '--platform', platformAt.url, '--yes'], {
    environment,
  })
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
