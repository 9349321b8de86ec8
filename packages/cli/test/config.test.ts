import { expect, test } from 'vitest'
import { interpolate } from '../src/config/environment.ts'
import { findConfig } from '../src/config/find.ts'
import { ConfigProblems, loadConfig, readConfig } from '../src/config/load.ts'
import { PARTS } from '../src/connectors.ts'
import { describeFailure } from '../src/failure.ts'
import { folderWith } from './support/folder.ts'
import { v } from './support/shop.ts'

const settings = { url: 'https://shop.example', consumerKey: 'ck_12345', consumerSecret: 'cs_12345' }
const store = { connector: 'woocommerce', account: 'main', settings }
const account = { webId: 'w', secretKey: 'secret', platform: 'FR' }
const good = { accounts: { main: account }, stores: { boutique: store } }

async function problems(raw: unknown, environment: Record<string, string> = {}, files = {}): Promise<string[]> {
  const folder = folderWith(files)
  try {
    await loadConfig(`${folder}/recolte.config.json`, raw, environment, PARTS, () => {})
    return []
  } catch (error) {
    if (!(error instanceof ConfigProblems)) throw error
    return describeFailure(error, 'en')
      .message.split('\n')
      .map((line) => line.trim())
  }
}

test('a right configuration is taken, its journal counted from its file', async () => {
  const folder = folderWith()
  const loaded = await loadConfig(`${folder}/recolte.config.json`, good, {}, PARTS, () => {})
  expect(loaded.journal).toBe(`${folder}/recolte.db`)
  expect(loaded.config.stores.boutique?.pollEvery).toBe(900_000)
  expect(loaded.input).toEqual(good)
})

test.each(PARTS.methods)('the method %s can be configured', async (method) => {
  expect(PARTS.methods).toContain('module')
  expect(await problems({ ...good, stores: { boutique: { ...store, method } } })).toEqual([])
})

test('an unknown key is named with its path and the nearest right word', async () => {
  const raw = { ...good, stores: { boutique: { ...store, triger: ['completed'] } } }
  expect(await problems(raw)).toEqual([
    'recolte.config.json: stores.boutique.triger is not a setting. Did you mean "trigger"?',
  ])
})

test('a setting that is missing because it was misspelt is said once', async () => {
  const raw = { ...good, accounts: { main: { webid: 'w', secretKey: 'secret', platform: 'FR' } } }
  expect(await problems(raw)).toEqual([
    'recolte.config.json: accounts.main.webid is not a setting. Did you mean "webId"?',
  ])
})

test.each([
  [{ trigger: 'completed' }, 'stores.boutique.trigger is a text and should be a list, such as ["completed"].'],
  [{ pollEvery: '15 minutes' }, 'stores.boutique.pollEvery is not a duration: write 30s, 15m, 2h or 1d.'],
  [{ brake: true }, 'stores.boutique.brake is true and should be a number or false.'],
  [{ holdDays: 31 }, 'stores.boutique.holdDays is too large: the most is 30.'],
  [{ since: 'yesterday' }, 'stores.boutique.since is not an instant: write one such as 2026-11-23T00:00:00Z.'],
  [{ publicUrl: 'here' }, 'stores.boutique.publicUrl is not an address: write one such as https://shop.example.'],
  [{ reviews: { aks: true } }, 'stores.boutique.reviews.aks is not a setting. Did you mean "ask"?'],
  [
    { exclude: { emailDomains: 'x' } },
    'stores.boutique.exclude.emailDomains is a text and should be a list, such as ["completed"].',
  ],
  [
    { delayFrom: 'colection' },
    'stores.boutique.delayFrom is not one of: collection, trigger. Did you mean "collection"?',
  ],
  [{ minimum: { amount: 0, currency: 'EUR' } }, 'stores.boutique.minimum.amount is too small: the least is > 0.'],
  [{ minimum: { amount: 5, currency: 'EURO' } }, 'stores.boutique.minimum.currency should have 3 characters.'],
  [
    { account: 'mian' },
    'stores.boutique.account names the account "mian", which is not among "accounts" (main). Did you mean "main"?',
  ],
  [
    { account: { fr: 'main', '*': 'rest' } },
    'stores.boutique.account.* names the account "rest", which is not among "accounts" (main).',
  ],
  [
    { connector: 'woocomerce' },
    'stores.boutique.connector names "woocomerce", which is not installed. Known: woocommerce, prestashop, magento, shopify, csv. Did you mean "woocommerce"?',
  ],
  [
    { method: 'pigeon' },
    'stores.boutique.method names the method "pigeon", which does not exist. Known: webservice, purchase-events, module, sftp.',
  ],
  [{ settings: { ...settings, consumerKey: 'key' } }, 'stores.boutique.settings.consumerKey should start with ck_.'],
  [
    { settings: { ...settings, consumerkey: 'ck_1', consumerKey: undefined } },
    'stores.boutique.settings.consumerkey is not a setting. Did you mean "consumerKey"?',
  ],
  [{ settings: {} }, 'stores.boutique.settings.url is missing.'],
  [
    { settings: { ...settings, url: 'shop.example' } },
    'stores.boutique.settings.url is not an address: write one such as https://shop.example.',
  ],
  [
    { settings: { ...settings, url: 'http://shop.example' } },
    'stores.boutique.settings.url is plain http: use https; for a test shop on your own network, set "allowInsecure": true.',
  ],
  [
    { settings: { ...settings, url: 'https://user:pw@shop.example' } },
    'stores.boutique.settings.url holds a user or a password: keys have settings of their own.',
  ],
  [
    { connector: 'shopify', settings: { shop: 'www.shop.example', accessToken: 'shpat_1' } },
    'stores.boutique.settings.shop is not the .myshopify.com domain of the shop (Settings > Domains), such as my-shop.myshopify.com: the public one has no API.',
  ],
  [
    { connector: 'shopify', settings: { shop: 'my-shop' } },
    'stores.boutique.settings.accessToken: write accessToken, or clientId and clientSecret.',
  ],
  [
    { connector: 'csv', settings: { folder: 'orders' } },
    'stores.boutique.settings.folder: write the whole path of a folder, such as /srv/orders.',
  ],
])('%j is said as a person would', async (change, said) => {
  const found = await problems({ ...good, stores: { boutique: { ...store, ...change } } })
  expect(found.map((line) => line.replace('recolte.config.json: ', ''))).toContain(said)
})

test('a platform nobody knows is said with those that are', async () => {
  const [said] = await problems({ ...good, accounts: { main: { ...account, platform: 'FRANCE' } } })
  expect(said).toContain('accounts.main.platform is "FRANCE", which is no platform Recolte knows')
})

test('everything that is wrong is said at once, in French too', async () => {
  const folder = folderWith()
  const raw = {
    journal: 1,
    accounts: { main: { ...account, timeZone: 'Paris' } },
    stores: {
      boutique: { ...store, triger: [] },
      phone: { ...store, connector: 'csv', settings: { folder: 'orders' } },
    },
  }
  const error = await loadConfig(`${folder}/recolte.config.json`, raw, {}, PARTS, () => {}).catch(
    (thrown: unknown) => thrown,
  )
  expect(describeFailure(error, 'fr').message).toBe(
    [
      'recolte.config.json : 4 points à corriger',
      '  journal est un nombre ; il faut un texte.',
      '  accounts.main.timeZone n’est pas un fuseau horaire : écrivez par exemple Europe/Paris.',
      '  stores.boutique.triger n’est pas un réglage. Vouliez-vous dire « trigger » ?',
      '  stores.phone.settings.folder : écrivez le chemin complet d’un dossier, par exemple /srv/orders.',
    ].join('\n'),
  )
  expect(describeFailure(error, 'fr').exit).toBe(2)
})

test('a configuration that is no object is a problem like any other', async () => {
  expect(await problems([])).toEqual(['recolte.config.json: { } is a list [ … ] and should be an object { … }.'])
  expect(await problems(null)).toEqual(['recolte.config.json: { } is null and should be an object { … }.'])
})

test('a missing variable is named with the path of its setting and the nearest name of .env', async () => {
  const raw = { ...good, accounts: { main: { ...account, secretKey: v('RECOLTE_SECRET') } } }
  expect(await problems(raw, {}, { '.env': 'RECOLTE_SECRETS=x\n' })).toEqual([
    'recolte.config.json: accounts.main.secretKey reads the variable RECOLTE_SECRET, which is not set. Put RECOLTE_SECRET=… into .env beside the configuration. Did you mean "RECOLTE_SECRETS"?',
  ])
})

test('an account whose stores all send files needs no key of the API, and any other does', async () => {
  const sftp = { host: 'sftp.example', username: 'shop', password: 'p' }
  const { secretKey: _, ...keyless } = account
  const files = { ...good, accounts: { main: { ...keyless, sftp } } }
  const boutique = {
    connector: 'woocommerce',
    account: 'main',
    method: 'sftp',
    settings: good.stores.boutique.settings,
  }
  expect(await problems({ ...files, stores: { boutique } })).toEqual([])
  for (const raw of [files, { ...files, accounts: { main: keyless }, stores: {} }])
    expect((await problems(raw))[0]).toContain('accounts.main.secretKey')
  const pushing = { ...boutique, reviews: { push: { url: 'https://reviews.example', query: 'pushReview' } } }
  expect((await problems({ ...files, stores: { boutique: pushing } }))[0]).toContain('accounts.main.secretKey')
})

test('an empty variable is blamed rather than the setting', async () => {
  const raw = { ...good, accounts: { main: { ...account, secretKey: v('EMPTY') } } }
  expect(await problems(raw, { EMPTY: '' })).toEqual([
    'recolte.config.json: accounts.main.secretKey reads the variable EMPTY, which is empty. Complete EMPTY=… in .env beside the configuration.',
  ])
})

test('variables are filled in everywhere, the environment before .env', async () => {
  expect(interpolate({ a: ['x', v('A')], b: { c: `${v('A')}-${v('B')}` } }, { A: '1', B: '2' })).toMatchObject({
    value: { a: ['x', '1'], b: { c: '1-2' } },
    problems: [],
  })
  const folder = folderWith({ '.env': 'KEY=file\nOTHER=file\n' })
  const raw = { ...good, accounts: { main: { ...account, webId: v('KEY'), secretKey: v('OTHER') } } }
  const { config } = await loadConfig(`${folder}/recolte.config.json`, raw, { KEY: 'environment' }, PARTS, () => {})
  expect(config.accounts.main).toMatchObject({ webId: 'environment', secretKey: 'file' })
})

test('the encryption key is read like any variable, and masked', async () => {
  const folder = folderWith({ '.env': 'RECOLTE_ENCRYPTION_KEY=key-of-the-file\n' })
  const heard: string[] = []
  const load = (environment: Record<string, string>) =>
    loadConfig(`${folder}/recolte.config.json`, good, environment, PARTS, (values) => heard.push(...values))
  expect((await load({})).encryptionKey).toBe('key-of-the-file')
  expect((await load({ RECOLTE_ENCRYPTION_KEY: 'key-of-the-run' })).encryptionKey).toBe('key-of-the-run')
  expect(heard).toEqual(expect.arrayContaining(['key-of-the-file', 'key-of-the-run']))
})

test('secrets are known before anything is said about a configuration that does not fit', async () => {
  const heard: string[] = []
  const raw = {
    ...good,
    stores: { boutique: { ...store, triger: 1 }, other: { connector: 'x', settings: { token: 'tok_12345' } } },
  }
  await loadConfig(`${folderWith()}/recolte.config.json`, raw, {}, PARTS, (values) => heard.push(...values)).catch(
    () => {},
  )
  expect(heard).toEqual(expect.arrayContaining(['secret', 'ck_12345', 'cs_12345', 'tok_12345']))
  expect(heard).not.toContain('https://shop.example')
})

test('the nearest configuration upwards is found, a program before JSON', async () => {
  const folder = folderWith({ 'recolte.config.json': good, 'recolte.config.ts': 'export default {}' })
  expect(await findConfig(folder, undefined)).toBe(`${folder}/recolte.config.ts`)
  await expect(findConfig(folder, 'absent.json')).rejects.toMatchObject({ code: 'config-absent', exit: 2 })
})

test.each([
  ['a comma too many', '{\n  "secretKey": "abcdef",,\n}', 2, 25],
  ['a word that is none', '{\n  "brake": tru,\n  "secretKey": "abcdef"\n}', 2, 15],
  ['a file cut short within a word', '{\n  "secretKey": "abcdef",\n  "brake": tru\n', 3, 15],
  ['a file cut short', '{\n  "secretKey": "abcdef",\n  "stores": {\n', 4, 1],
  ['an empty file', '', 1, 1],
])('broken JSON is named by its place and without quoting it: %s', async (_, text, line, column) => {
  const folder = folderWith({ 'recolte.config.json': text })
  await expect(readConfig(`${folder}/recolte.config.json`)).rejects.toMatchObject({
    code: 'config-not-json',
    values: { file: 'recolte.config.json', line, column },
  })
})

test('a byte order mark is no mistake', async () => {
  const folder = folderWith({ 'recolte.config.json': `\uFEFF${JSON.stringify(good)}` })
  expect(await readConfig(`${folder}/recolte.config.json`)).toEqual(good)
})

test('programs give their default export', async () => {
  const folder = folderWith({ 'recolte.config.js': 'module.exports = { journal: "js" }', 'package.json': '{}' })
  expect(await readConfig(`${folder}/recolte.config.js`)).toEqual({ journal: 'js' })
})
