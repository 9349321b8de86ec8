import { createMagento, createPrestaShop, createWooCommerce, serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { type ModuleState, withModule } from '../../../test/check/official-module.ts'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'

const KEYS = { webId: 'web-of-a-test', secretKey: 'secret-of-a-test' }

async function probed(app: Parameters<typeof serve>[0], argv: string[] = [], secret = KEYS.secretKey) {
  const served = await serve(app)
  onTestFinished(() => served.close())
  const io = fakeIo({ environment: { RECOLTE_SECRET_KEY: secret } })
  const exit = await run(['probe', served.url, ...argv], io)
  return { exit, out: io.out(), err: io.err() }
}

const woo = (state?: ModuleState) => withModule(createWooCommerce(), KEYS, state)
const keyed = ['--web-id', KEYS.webId]

test.each([
  ['WooCommerce', createWooCommerce()],
  ['PrestaShop', createPrestaShop()],
  ['Magento', createMagento()],
])('knows a shop of %s by what it tells a stranger', async (name, app) => {
  const { exit, out } = await probed(app)
  expect(exit).toBe(0)
  expect(out).toMatch(new RegExp(`Software: ${name}[^;]*; its API answers`))
  expect(out).toContain('Official module: none answers')
})

test('says that nothing it knows answers', async () => {
  const { out } = await probed({ handle: () => ({ status: 404, headers: {}, body: 'nothing' }) })
  expect(out).toContain('Software: none that Recolte knows')
})

test('does not take a shop that is not there for one it does not know', async () => {
  const gone = await serve(createWooCommerce())
  await gone.close()
  const io = fakeIo()
  expect(await run(['probe', gone.url], io)).toBe(1)
  expect(io.err()).toContain('does not answer')
})

test('decodes the module’s settings with the right keys, in words', async () => {
  const { out } = await probed(woo({ active: true }), [...keyed, '--lang', 'fr'])
  expect(out).toContain('Module officiel : netreviews (WooCommerce), actif avec ces clés')
  expect(out).toContain('Version 2.3.14, boutique 11.0.1')
  expect(out).toContain('Statut de récupération là-bas : Processing')
  expect(out).toContain('Délai là-bas : 7 jours')
  expect(out).toContain('(essai à blanc) : 3')
  expect(out).not.toContain(KEYS.secretKey)
})

test.each([
  ['prestashop', createPrestaShop(), 'netreviews (PrestaShop)', 'Version 9.0.2, shop 9.1.4', 'Shipped, Delivered'],
  ['magento', createMagento(), 'AvisVerifies (Magento 2)', 'Version 3.9.6, shop 2.4.8', 'Complete'],
] as const)('finds the module of %s at its own address', async (of, shop, name, versions, statuses) => {
  const { out } = await probed(withModule(shop, KEYS, { active: true, of }), keyed)
  expect(out).toContain(`Official module: ${name}, active with these keys`)
  expect(out).toContain(versions)
  expect(out).toContain(`Retrieval status there: ${statuses}`)
  // PrestaShop's deletes rows even in a dry run, so it is not asked for its orders.
  if (of === 'prestashop') expect(out).toContain('Orders not asked for: this module deletes')
  else expect(out).toContain('(dry run): 3')
})

test('holds versions against the table of those that are known', async () => {
  const state = { active: true, settings: { Version_Module: '2.2.0' } }
  const { out } = await probed(woo(state), keyed)
  expect(out).toContain('None of the versions that Recolte knows: 2.3.14 to 2.3.14')
  expect((await probed(woo({ active: true }), keyed)).out).not.toContain('None of the versions')
  const old = (call: { target: string }) => ({
    ...{ status: 200, headers: {} },
    body: call.target === '/magento_version' ? 'Magento/2.3 (Community)' : '',
  })
  expect((await probed({ handle: old })).out).toContain('Older than all that Recolte was tried with: 2.4.7, 2.4.8')
  // What tells less than the table, as these do, is not called old.
  expect((await probed(createMagento())).out).not.toContain('Older than')
  expect((await probed(createPrestaShop())).out).toMatch(/Software: PrestaShop;/)
})

test.each([
  [{ active: false }, 'switched off'],
  [{ active: true, keys: { webId: 'another', secretKey: 'another' } }, 'active with another web id'],
  [{ active: true, keys: { ...KEYS, secretKey: 'another' } }, 'active with this web id and another secret key'],
])('tells a module that is %o', async (state, said) => {
  expect((await probed(woo(state), keyed)).out).toContain(said)
})

test('needs the secret key with a web id, and never on the command line', async () => {
  const { exit, err } = await probed(woo(), keyed, '')
  expect(exit).toBe(2)
  expect(err).toContain('RECOLTE_SECRET_KEY')
})
