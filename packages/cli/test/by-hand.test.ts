import { systemClock } from '@recolte/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { run } from '../src/run.ts'
import { answering, fakeIo } from './support/io.ts'
import { launched, launchedJson, reconfigure } from './support/launched.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const MINUTES_AGO = () => new Date(Date.now() - 600_000).toISOString()

/** A shop connected ten minutes ago, in which so many orders have been completed since. */
async function completed(orders: number, store: object = {}): Promise<{ shop: ShopFolder; refs: string[] }> {
  const shop = await shopFolder({ orders: 0, store: { since: MINUTES_AGO(), ...store } })
  const refs = Array.from({ length: orders }, () => String(shop.shop.add({ status: 'completed' })))
  return { shop, refs }
}

async function atTerminal(shop: ShopFolder, argv: string[], answers: [string, string][]) {
  const io = fakeIo({ cwd: shop.folder, terminal: true, onErr: answering(answers) })
  return { exit: await run(argv, io), out: io.out(), err: io.err() }
}

test('a flood is held until somebody releases it: said with both commands, at every pass', async () => {
  const { shop } = await completed(0, { brake: 4 })
  await launched(shop, 'sync')
  for (let n = 0; n < 5; n += 1) shop.shop.add({ status: 'completed' })
  const first = await launched(shop, 'sync', '--lang', 'fr')
  expect(first.exit).toBe(1)
  expect(first.out).toBe(
    [
      'boutique    5 commandes regardées : 5 en attente de votre accord',
      '            5 commandes sont devenues prêtes d’un coup (plus de 4). Recolte les retient pour ne pas écrire à vos clients par erreur.',
      '            Pour les laisser partir : recolte release boutique. Pour les écarter : recolte cancel --held boutique.',
      '',
    ].join('\n'),
  )
  const again = await launched(shop, 'sync', '--quiet')
  expect(again.exit).toBe(1)
  expect(again.out).toContain('5 more orders wait for your word.')
  expect(shop.platform.asked).toBe(0)

  const release = await launched(shop, 'release', 'boutique')
  expect(release).toMatchObject({ exit: 0, out: 'Done: 5 orders leave from the next recolte sync on.\n' })
  expect(release.err).toContain('Store "boutique": 5 orders wait for your word (5 by the brake).')
  expect(await launched(shop, 'sync')).toMatchObject({
    exit: 0,
    out: 'boutique    5 orders looked at: 5 collected\n',
  })
  expect(shop.platform.summary()).toMatchObject({ references: 5, duplicates: 0 })
})

test('machines are told of the brake, and counts still sum to what was seen', async () => {
  const { shop } = await completed(5, { brake: 4 })
  const { exit, json } = await launchedJson(shop, 'sync')
  expect({ exit, json }).toMatchObject({
    exit: 1,
    json: {
      ok: false,
      stores: {
        boutique: {
          seen: 5,
          held: 5,
          warnings: [{ code: 'brake', limit: 4, count: 5, held: 5, message: expect.any(String) }],
        },
      },
    },
  })
  expect((await launchedJson(shop, 'sync')).json).toMatchObject({
    stores: { boutique: { seen: 0, warnings: [{ code: 'held', held: 5 }] } },
  })
  expect(await launchedJson(shop, 'cancel', '--held', 'boutique')).toEqual({
    exit: 0,
    json: { ok: true, cancelled: 5, unchanged: 0 },
  })
  expect(await launchedJson(shop, 'release', 'boutique')).toEqual({
    exit: 0,
    json: { ok: true, released: 0, unchanged: 0 },
  })
  expect((await launchedJson(shop, 'sync')).exit).toBe(0)
  expect(shop.platform.asked).toBe(0)
})

test('at a terminal a flood is not let go by Enter alone', async () => {
  const { shop } = await completed(3, { brake: 2 })
  await launched(shop, 'sync')
  const enter = await atTerminal(shop, ['release', 'boutique'], [['Let 3 orders leave?', '\r']])
  expect(enter).toMatchObject({ exit: 0, out: 'Nothing was changed.\n' })
  const yes = await atTerminal(shop, ['release', 'boutique'], [['Let 3 orders leave?', 'y']])
  expect(yes.out).toBe('Done: 3 orders leave from the next recolte sync on.\n')
})

test('changed rules count for the future; what they would let leave now is said, and released by age or all', async () => {
  const { shop, refs } = await completed(0, { trigger: ['completed'] })
  for (let n = 0; n < 3; n += 1) refs.push(String(shop.shop.add({ status: 'processing' })))
  await launched(shop, 'sync')
  reconfigure(shop, ({ boutique }) => Object.assign(boutique ?? {}, { trigger: ['processing'] }))
  const told = await launched(shop, 'sync', '--quiet', '--lang', 'fr')
  expect(told.exit).toBe(0)
  expect(told.out).toContain('Les réglages ont changé : 3 commandes partiraient maintenant')
  expect(told.out).toContain('recolte release boutique --rules 30d')
  expect(shop.platform.asked).toBe(0)
  expect((await launched(shop, 'sync', '--quiet')).out).toBe('')
  const explain = await launchedJson(shop, 'explain', refs[0] ?? '')
  expect(explain.json).toMatchObject({ status: 'skipped', reason: { code: 'rules-changed' } })

  shop.shop.add({ status: 'processing' })
  expect((await launched(shop, 'sync')).out).toContain('1 collected')
  expect((await launched(shop, 'release', 'boutique', '--rules', '3')).exit).toBe(2)
  const days = await launched(shop, 'release', 'boutique', '--rules', '30d', '--yes')
  expect(days.err).toContain('3 orders stayed behind when the rules changed.')
  expect(days.out).toBe('Done: 3 orders leave from the next recolte sync on.\n')
  expect((await launched(shop, 'sync')).out).toContain('3 collected')
  expect(shop.platform.asked).toBe(4)
})

test('machines are told of changed rules in the pass that finds them', async () => {
  const { shop } = await completed(0)
  shop.shop.add({ status: 'processing' })
  await launched(shop, 'sync')
  reconfigure(shop, ({ boutique }) => Object.assign(boutique ?? {}, { trigger: ['processing'] }))
  expect(await launchedJson(shop, 'sync')).toMatchObject({
    exit: 0,
    json: { ok: true, stores: { boutique: { seen: 1, skipped: 1, warnings: [{ code: 'rules-changed', left: 1 }] } } },
  })
  expect((await launchedJson(shop, 'release', 'boutique', '--rules', 'all')).json).toEqual({
    ok: true,
    released: 1,
    unchanged: 0,
  })
})

test('a paused store is read and lets nothing leave; pause and resume name all stores without a name', async () => {
  const { shop, refs } = await completed(2)
  const pause = await launched(shop, 'pause', '--lang', 'fr')
  expect(pause).toMatchObject({ exit: 0, out: 'Fait : la boutique « boutique » est en pause.\n' })
  expect((await launchedJson(shop, 'pause', 'boutique')).json).toEqual({
    ok: true,
    paused: 0,
    unchanged: 1,
    stores: { boutique: { paused: true, waiting: 0 } },
  })
  expect(await launchedJson(shop, 'sync')).toMatchObject({
    exit: 0,
    json: {
      stores: { boutique: { seen: 2, due: 2, paused: true, warnings: [{ code: 'store-paused', waiting: 2 }] } },
    },
  })
  expect((await launched(shop, 'sync')).out).toMatch(
    /Store "boutique" is paused since .+: nothing leaves\. 2 orders are ready and wait\.\n +To let orders leave again: recolte resume boutique\./,
  )
  expect((await launched(shop, 'explain', refs[0] ?? '')).out).toContain('was paused by hand')
  const resume = await launched(shop, 'resume', 'boutique')
  expect(resume.err).toContain('what is ready leaves from the next recolte sync on. 2 orders are ready and wait.')
  expect(resume.out).toBe('Done: store "boutique" goes on.\n')
  expect((await launched(shop, 'sync')).out).toContain('2 collected')
  expect((await launched(shop, 'pause', 'boutik')).exit).toBe(2)
})

test('a store is paused while its shop is down', async () => {
  const { shop } = await completed(1)
  await launched(shop, 'sync')
  shop.shop.fault({ kind: '500', rate: 1 })
  expect((await launched(shop, 'pause', 'boutique')).exit).toBe(0)
})

test('what was refused is let go together, of a store or of all, since a day or for so long', async () => {
  const { shop } = await completed(3)
  shop.platform.fault({ kind: 'code', code: 4, times: 3 })
  expect((await launched(shop, 'sync')).exit).toBe(1)
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  expect((await launchedJson(shop, 'retry', '--refused', '--since', tomorrow)).json).toEqual({
    ok: true,
    retried: 0,
    unchanged: 0,
  })
  expect((await launched(shop, 'retry', '--refused', '--since', 'soon')).exit).toBe(2)
  const retry = await launched(shop, 'retry', '--refused', 'boutique', '--since', '7d', '--lang', 'fr')
  expect(retry.err).toContain('Boutique « boutique » : 3 commandes refusées par Avis Vérifiés.')
  expect(retry.out).toBe('Fait : 3 commandes partiront au prochain recolte sync.\n')
  expect((await launched(shop, 'sync')).out).toContain('3 collected')
})

test('after an outage all that had waited leaves, and one line says how long it was', async () => {
  const { shop } = await completed(3)
  shop.platform.fault({ kind: '503', rate: 1 })
  await launched(shop, 'sync', '--max-duration', '1s')
  shop.platform.clearFaults()
  const later = { ...systemClock, now: () => Date.now() + 72 * 3_600_000 }
  const io = fakeIo({ cwd: shop.folder, clock: later })
  expect(await run(['sync', '--lang', 'fr'], io)).toBe(0)
  expect(io.out()).toContain('3 récupérées')
  expect(io.out()).toContain('Compte « main » : la plateforme répond à nouveau, après 72 heures.')
})

test('cancelling what has left says that it is too late and whom to ask', async () => {
  const { shop, refs } = await completed(1)
  const ref = refs[0] ?? ''
  await launched(shop, 'sync')
  const late = await launched(shop, 'cancel', ref)
  expect(late.exit).toBe(1)
  expect(late.out).toContain(`Too late: the platform has collected ${ref}`)
  expect(late.out).toContain('ask its Customer Care')
  expect((await launched(shop, 'cancel', ref, '--lang', 'fr')).out).toContain('service client d’Avis Vérifiés')
  expect(await launchedJson(shop, 'cancel', ref)).toMatchObject({
    exit: 1,
    json: { ok: false, cancelled: 0, unchanged: 1, orders: [{ before: 'collected', outcome: 'final' }] },
  })
})

test('two stores that use one reference on one account: the second order is held and names the first, and its cure', async () => {
  const { shop } = await completed(0)
  reconfigure(shop, (stores) => {
    stores.outlet = { ...stores.boutique }
  })
  await launched(shop, 'sync')
  const ref = String(shop.shop.add({ status: 'completed' }))
  expect(await launchedJson(shop, 'sync')).toMatchObject({ exit: 1, json: { ok: false } })
  expect(shop.platform.asked).toBe(1)
  const told = z
    .object({ matches: z.array(z.object({ store: z.string(), status: z.string(), reason: z.looseObject({}) })) })
    .parse((await launchedJson(shop, 'explain', ref)).json)
  const held = told.matches.find(({ status }) => status === 'held')
  const first = told.matches.find(({ status }) => status === 'collected')
  if (held === undefined || first === undefined) throw new Error('one is collected and one is held')
  expect(held.reason).toMatchObject({
    code: 'reference-taken',
    message: expect.stringContaining(`store "${first.store}", order ${ref}`),
    next: expect.stringContaining(`recolte switch ${held.store}`),
  })
  expect((await launched(shop, 'explain', ref, '--lang', 'fr')).out).toContain(
    `Donnez à la boutique ${held.store} un "referencePrefix"`,
  )
  const release = await launched(shop, 'release', held.store)
  expect(release.err).toContain('1 whose reference is taken')
  expect((await launched(shop, 'sync')).exit).toBe(1)
  expect(shop.platform.asked).toBe(1)

  reconfigure(shop, (stores) => Object.assign(stores[held.store] ?? {}, { referencePrefix: 'B-' }))
  const refused = await launched(shop, 'sync')
  expect(refused.exit).toBe(2)
  expect(refused.out).toContain('"referencePrefix"')
  const switched = await launchedJson(shop, 'switch', held.store, '--yes')
  expect(switched).toMatchObject({ exit: 0, json: { done: true, to: { referenceRule: 'B-…number' } } })
  await launched(shop, 'sync')
  expect(shop.platform.summary()).toMatchObject({ references: 2, duplicates: 0 })
})

test('only an order without an answer can be confirmed', async () => {
  const { shop, refs } = await completed(1)
  await launched(shop, 'sync')
  const confirm = await launched(shop, 'confirm', refs[0] ?? '')
  expect(confirm.exit).toBe(0)
  expect(confirm.out).toBe('Nothing was changed: the platform already holds the order.\n')
  expect((await launchedJson(shop, 'confirm', refs[0] ?? '')).json).toMatchObject({ confirmed: 0, unchanged: 1 })
  expect((await launched(shop, 'confirm', '999999')).exit).toBe(2)
})

test('a bare cancel or release needs to know what is meant', async () => {
  const { shop } = await completed(0)
  const bare = await launched(shop, 'cancel')
  expect(bare.exit).toBe(2)
  expect(bare.err).toContain('Which order?\nGive its number, reference or id: recolte cancel 1042.')
  expect((await launched(shop, 'release')).exit).toBe(2)
  expect((await launched(shop, 'backfill', 'boutique')).err).toContain('--from 2026-10-01 --to 2026-10-31')
})
