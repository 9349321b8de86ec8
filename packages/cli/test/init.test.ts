import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { createMagento, TEST_INTEGRATION as keys, serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { type Local, startLocal } from '../src/local.ts'
import { LOCAL_SHOPS } from '../src/local-shops.ts'
import { run } from '../src/run.ts'
import { folderWith } from './support/folder.ts'
import { answering, type FakeOptions, fakeIo } from './support/io.ts'
import { v } from './support/shop.ts'

const ENTER = '\r'

async function shopAndFolder(files = {}) {
  const local = await startLocal(LOCAL_SHOPS.woocommerce({ orders: 120 }))
  onTestFinished(() => local.close())
  return { local, folder: folderWith(files) }
}

const settingsOf = (local: Local) => {
  const { url = '', consumerKey = '', consumerSecret = '' } = local.facts.stores.boutique?.settings ?? {}
  return { url, consumerKey, consumerSecret }
}

const environmentOf = (local: Local): Record<string, string> => ({
  RECOLTE_WEB_ID: local.facts.platform.webId,
  RECOLTE_SECRET_KEY: local.facts.platform.secretKey,
  WOO_KEY: settingsOf(local).consumerKey,
  WOO_SECRET: settingsOf(local).consumerSecret,
})

async function recolte(folder: string, argv: string[], options: FakeOptions = {}) {
  const io = fakeIo({ cwd: folder, ...options })
  return { exit: await run(argv, io), out: io.out(), err: io.err() }
}

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')
const configOf = (folder: string) => JSON.parse(read(folder, 'recolte.config.json'))

test('by flags and variables alone: keys end up in .env, the configuration names them, and sync runs with it', async () => {
  const { local, folder } = await shopAndFolder()
  const { url } = settingsOf(local)
  const argv = ['init', '--url', url, '--platform', local.facts.platform.url, '--json']
  const { exit, out } = await recolte(folder, argv, { environment: environmentOf(local) })
  expect(exit).toBe(0)
  expect(JSON.parse(out)).toEqual({ config: join(folder, 'recolte.config.json') })
  expect(configOf(folder)).toEqual({
    journal: './recolte.db',
    accounts: {
      main: {
        generation: 'historical',
        webId: v('RECOLTE_WEB_ID'),
        secretKey: v('RECOLTE_SECRET_KEY'),
        platform: local.facts.platform.url,
      },
    },
    stores: {
      boutique: {
        connector: 'woocommerce',
        account: 'main',
        trigger: ['completed'],
        reviews: { ask: true },
        settings: { url, consumerKey: v('WOO_KEY'), consumerSecret: v('WOO_SECRET') },
      },
    },
  })
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600)
  expect((await recolte(folder, ['sync'])).exit).toBe(0)
})

test('a Magento shop is told by its four keys, and its default trigger is suggested', async () => {
  const shop = createMagento({ orders: 60 })
  const served = await serve(shop)
  onTestFinished(() => served.close())
  const folder = folderWith()
  const environment = {
    ...{ RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'a-secret-of-length', MAGENTO_CONSUMER_KEY: keys.consumerKey },
    ...{ MAGENTO_CONSUMER_SECRET: keys.consumerSecret, MAGENTO_ACCESS_TOKEN: keys.accessToken },
    MAGENTO_ACCESS_TOKEN_SECRET: keys.accessTokenSecret,
  }
  const argv = ['init', '--url', served.url, '--platform', 'FR', '--yes']
  const { exit, out, err } = await recolte(folder, argv, { environment })
  expect(err + out).not.toContain(keys.accessTokenSecret)
  expect(exit).toBe(0)
  expect(configOf(folder).stores.boutique).toMatchObject({
    connector: 'magento',
    trigger: ['complete'],
    settings: { consumerKey: v('MAGENTO_CONSUMER_KEY'), accessTokenSecret: v('MAGENTO_ACCESS_TOKEN_SECRET') },
  })
})

test('a Magento shop may hand its keys over later: nothing is asked of it, and an encryption key is made once', async () => {
  const folder = folderWith()
  const environment = { RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'a-secret-of-length' }
  const argv = ['init', '--connector', 'magento', '--url', 'https://shop.example', '--platform', 'FR', '--yes']
  const { exit, out, err } = await recolte(folder, [...argv, '--public-url', 'https://recolte.example/'], {
    environment,
  })
  expect(exit).toBe(0)
  expect(out).toContain('Callback URL         https://recolte.example/magento/callback')
  expect(configOf(folder).stores.boutique).toMatchObject({
    ...{ connector: 'magento', trigger: ['complete'], publicUrl: 'https://recolte.example' },
    settings: { url: 'https://shop.example' },
  })
  const { RECOLTE_ENCRYPTION_KEY: made = '' } = parseEnv(readFileSync(join(folder, '.env'), 'utf8'))
  expect(Buffer.from(made, 'base64')).toHaveLength(32)
  expect(out + err).not.toContain(made)
  expect((await recolte(folder, ['sync'])).out).toContain('n’a pas encore remis ses clés')

  const again = [...argv, '--store', 'other', '--public-url', 'https://recolte.example']
  expect((await recolte(folder, again, { environment })).exit).toBe(0)
  expect(parseEnv(readFileSync(join(folder, '.env'), 'utf8')).RECOLTE_ENCRYPTION_KEY).toBe(made)
})

test('a Shopify shop of another organisation is told by its app, and where somebody agrees', async () => {
  const folder = folderWith()
  const environment = {
    RECOLTE_WEB_ID: 'w',
    RECOLTE_SECRET_KEY: 'a-secret-of-length',
    SHOPIFY_CLIENT_SECRET: 'shpss_1',
  }
  const shop = ['--connector', 'shopify', '--shop', 'maison-exemple', '--shopify-client-id', 'c0ffee']
  const argv = ['init', ...shop, '--platform', 'FR', '--yes', '--public-url', 'https://recolte.example']
  const { exit, out, err } = await recolte(folder, argv, { environment })
  expect(exit).toBe(0)
  expect(out).toContain('https://recolte.example/shopify/auth?store=boutique')
  expect(configOf(folder).stores.boutique.settings).toEqual({
    ...{ shop: 'maison-exemple', clientId: 'c0ffee', clientSecret: v('SHOPIFY_CLIENT_SECRET') },
  })
  expect(out + err).not.toContain('shpss_1')
})

test('a shop that cannot hand its keys over says so', async () => {
  const environment = { RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'a-secret-of-length' }
  const argv = ['init', '--connector', 'woocommerce', '--platform', 'FR', '--yes', '--public-url', 'https://x.example']
  const { exit, err } = await recolte(folderWith(), argv, { environment })
  expect([exit, err]).toEqual([2, expect.stringContaining('cannot hand its keys over')])
})

test('at a terminal it asks in words, says a wrong key and asks again, and shows no key', async () => {
  const { local, folder } = await shopAndFolder()
  const { url, consumerKey, consumerSecret } = settingsOf(local)
  const { webId, secretKey } = local.facts.platform
  const steps: [string, string][] = [
    ['Which of these menus', ENTER],
    ['Web id', `${webId}${ENTER}`],
    ['Secret key', `${secretKey}${ENTER}`],
    ['Which software runs', ENTER],
    ['Address of the shop', `${url}${ENTER}`],
    ['Consumer key', `ck_mistyped_key${ENTER}`],
    ['Consumer secret', `cs_mistyped_secret${ENTER}`],
    ['Address of the shop', `${url}${ENTER}`],
    ['Consumer key', `${consumerKey}${ENTER}`],
    ['Consumer secret', `${consumerSecret}${ENTER}`],
    ['At which status', ENTER],
    ['Did another module', `\u001b[B\u001b[B${ENTER}`],
    ['Ask for product reviews', `n${ENTER}`],
  ]
  const argv = ['init', '--platform', local.facts.platform.url]
  const { exit, out, err } = await recolte(folder, argv, { terminal: true, onErr: answering(steps) })
  expect(exit).toBe(0)
  expect(err).toContain('(401)')
  expect(err).toContain('Orders placed in the last 60 days')
  for (const typed of [secretKey, consumerKey, consumerSecret, 'ck_mistyped_key', 'cs_mistyped_secret']) {
    expect(out + err).not.toContain(typed)
  }
  expect(out).toContain('Nothing leaves for the past.')
  expect(configOf(folder).stores.boutique).toMatchObject({
    trigger: ['completed'],
    previousStatus: 'processing',
    reviews: { ask: false },
  })
})

test('an account of the new platform is known by its menu, and asked for its own keys', async () => {
  const { local, folder } = await shopAndFolder()
  const { url, consumerKey, consumerSecret } = settingsOf(local)
  const steps: [string, string][] = [
    ['Which of these menus', `\u001b[B${ENTER}`],
    ['Client id', `client-1${ENTER}`],
    ['Its secret', `client-secret-1${ENTER}`],
    ['Website id', `website-1${ENTER}`],
    ['Which software runs', ENTER],
    ['Address of the shop', `${url}${ENTER}`],
    ['Consumer key', `${consumerKey}${ENTER}`],
    ['Consumer secret', `${consumerSecret}${ENTER}`],
    ['At which status', ENTER],
    ['another module', ENTER],
    ['product reviews', ENTER],
  ]
  const { exit, err } = await recolte(folder, ['init'], { terminal: true, onErr: answering(steps) })
  expect(exit).toBe(0)
  expect(err).not.toContain('client-secret-1')
  expect(configOf(folder).accounts.main).toEqual({
    generation: 'new',
    clientId: v('RECOLTE_CLIENT_ID'),
    clientSecret: v('RECOLTE_CLIENT_SECRET'),
    websiteId: v('RECOLTE_WEBSITE_ID'),
    language: 'en',
  })
  expect(configOf(folder).stores.boutique.method).toBe('purchase-events')
})

test('by variables alone an account of the new platform needs no --generation, and an address is no website id', async () => {
  const { local, folder } = await shopAndFolder()
  const argv = ['init', '--url', settingsOf(local).url, '--yes']
  const environment = {
    WOO_KEY: settingsOf(local).consumerKey,
    WOO_SECRET: settingsOf(local).consumerSecret,
    RECOLTE_CLIENT_ID: 'client-1',
    RECOLTE_CLIENT_SECRET: 'client-secret-1',
    RECOLTE_WEBSITE_ID: 'https://api.platform.example/websites/website-1',
  }
  const wrong = await recolte(folder, argv, { environment })
  expect(wrong.exit).toBe(2)
  expect(wrong.err).toContain('accounts.main.websiteId should be the website id alone')
  const right = await recolte(folder, argv, { environment: { ...environment, RECOLTE_WEBSITE_ID: 'website-1' } })
  expect(right.exit).toBe(0)
  expect(configOf(folder).accounts.main.generation).toBe('new')
})

test('escape at any question ends it without a change', async () => {
  const folder = folderWith()
  const { exit, err } = await recolte(folder, ['init'], {
    terminal: true,
    onErr: answering([['Which of these', '\u0003']]),
  })
  expect(exit).toBe(1)
  expect(err).toContain('Stopped. Nothing was changed.')
})

test('a wrong key writes nothing and is said with the shop’s words', async () => {
  const { local, folder } = await shopAndFolder()
  const environment = { ...environmentOf(local), WOO_SECRET: 'cs_wrong_secret' }
  const argv = ['init', '--url', settingsOf(local).url, '--platform', 'FR', '--yes']
  const { exit, err } = await recolte(folder, argv, { environment })
  expect(exit).toBe(2)
  expect(err).toContain('recolte init --store boutique')
  expect(err).not.toContain('cs_wrong_secret')
  expect(existsSync(join(folder, '.env'))).toBe(false)
})

test('a wrong key from the environment is asked for at a terminal, as one from anywhere else', async () => {
  const { local, folder } = await shopAndFolder()
  const { url, consumerKey, consumerSecret } = settingsOf(local)
  const steps: [string, string][] = [
    ['Which of these menus', ENTER],
    ['Address of the shop', `${url}${ENTER}`],
    ['Consumer key', `${consumerKey}${ENTER}`],
    ['Consumer secret', `${consumerSecret}${ENTER}`],
    ['At which status', ENTER],
    ['another module', ENTER],
    ['product reviews', ENTER],
  ]
  const environment = { ...environmentOf(local), WOO_SECRET: 'cs_wrong_secret' }
  const argv = ['init', '--url', url, '--platform', local.facts.platform.url]
  const { exit } = await recolte(folder, argv, { environment, terminal: true, onErr: answering(steps) })
  expect(exit).toBe(0)
  expect(read(folder, '.env')).toContain(`WOO_SECRET=${consumerSecret}`)
})

test.each([
  [
    { RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'secret' },
    ['--platform', 'FR', '--connector', 'shopify', '--shop', 'x', '--consumer-key', 'ck_1'],
    '--consumer-key is no setting of a Shopify shop.',
  ],
  [{}, ['--url', 'https://x.example'], 'recolte init needs --platform'],
  [{}, ['--platform', 'FR'], 'recolte init needs --web-id (or the variable RECOLTE_WEB_ID)'],
  [{}, ['--platform', 'XX'], 'The value of --platform cannot be used. Expected: FR, ES'],
  [{ RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'secret' }, ['--platform', 'FR'], 'recolte init needs --connector'],
  [
    { RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'secret' },
    ['--platform', 'FR', '--connector', 'magento', '--url', 'https://x.example'],
    'recolte init needs --consumer-key (or the variable MAGENTO_CONSUMER_KEY)',
  ],
  [
    { RECOLTE_WEB_ID: 'w', RECOLTE_SECRET_KEY: 'secret' },
    ['--platform', 'FR', '--connector', 'woo-commerce'],
    'The value of --connector cannot be used. Expected: woocommerce',
  ],
])('with %j and %j it names what is missing', async (environment, flags, said) => {
  const { exit, err } = await recolte(folderWith(), ['init', ...flags], { environment })
  expect(exit).toBe(2)
  expect(err).toContain(said)
})

test('an existing configuration is not replaced in a pipe, whatever was agreed to', async () => {
  const folder = folderWith({ 'recolte.config.json': { accounts: {}, stores: {} } })
  const { exit, err } = await recolte(folder, ['init', '--yes'])
  expect(exit).toBe(2)
  expect(err).toContain('recolte init --store NAME adds a store')
})

test('--store adds a store to what is there, under variables of its own', async () => {
  const { local, folder } = await shopAndFolder()
  const { url, consumerKey, consumerSecret } = settingsOf(local)
  const environment = environmentOf(local)
  await recolte(folder, ['init', '--url', url, '--platform', local.facts.platform.url], { environment })
  const path = join(folder, 'recolte.config.json')
  writeFileSync(path, JSON.stringify({ ...configOf(folder), language: 'en' }))
  const argv = [
    'init',
    '--store',
    'outlet',
    '--url',
    url,
    '--consumer-key',
    consumerKey,
    '--consumer-secret',
    consumerSecret,
  ]
  const { exit } = await recolte(folder, [...argv, '--trigger', 'wc-processing', '--no-reviews'])
  expect(exit).toBe(0)
  expect(configOf(folder)).toMatchObject({
    language: 'en',
    stores: {
      boutique: { settings: { consumerKey: v('WOO_KEY') } },
      outlet: {
        account: 'main',
        trigger: ['processing'],
        reviews: { ask: false },
        settings: { url, consumerKey: v('WOO_KEY_OUTLET'), consumerSecret: v('WOO_SECRET_OUTLET') },
      },
    },
  })
  expect(read(folder, '.env')).toContain(`WOO_SECRET_OUTLET=${consumerSecret}`)
})

test('--store updates a store’s keys and keeps the rest as it is', async () => {
  const { local, folder } = await shopAndFolder()
  const { url, consumerKey, consumerSecret } = settingsOf(local)
  await recolte(folder, ['init', '--url', url, '--platform', local.facts.platform.url, '--trigger', 'processing'], {
    environment: environmentOf(local),
  })
  writeFileSync(join(folder, '.env'), read(folder, '.env').replace(consumerSecret, 'cs_of_before'))
  const argv = [
    'init',
    '--store',
    'boutique',
    '--url',
    url,
    '--consumer-key',
    consumerKey,
    '--consumer-secret',
    consumerSecret,
  ]
  const refused = await recolte(folder, argv)
  expect(refused.exit).toBe(2)
  expect(refused.err).toContain('.env already has another value for WOO_SECRET')
  expect((await recolte(folder, [...argv, '--yes'])).exit).toBe(0)
  expect(read(folder, '.env')).toContain(`WOO_SECRET=${consumerSecret}`)
  expect(configOf(folder).stores.boutique.trigger).toEqual(['processing'])
})

test('a trigger the shop does not have is refused with the nearest one', async () => {
  const { local, folder } = await shopAndFolder()
  const argv = ['init', '--url', settingsOf(local).url, '--platform', 'FR', '--trigger', 'complete']
  const { exit, err } = await recolte(folder, argv, { environment: environmentOf(local) })
  expect(exit).toBe(2)
  expect(err).toContain('completed')
})

test('editors find the schema where the command is installed beside the configuration', async () => {
  const { local, folder } = await shopAndFolder()
  mkdirSync(join(folder, 'node_modules/recolte/schema'), { recursive: true })
  writeFileSync(join(folder, 'node_modules/recolte/schema/recolte.schema.json'), '{}')
  const argv = ['init', '--url', settingsOf(local).url, '--platform', 'FR']
  await recolte(folder, argv, { environment: environmentOf(local) })
  expect(configOf(folder).$schema).toBe('./node_modules/recolte/schema/recolte.schema.json')
})
