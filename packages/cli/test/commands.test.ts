import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { run } from '../src/run.ts'
import { answering, type FakeOptions, fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder, v } from './support/shop.ts'

const EMAIL = 'margaux.delatour@client.example'

async function recolte(shop: ShopFolder, argv: string[], options: FakeOptions & { typed?: string } = {}) {
  const io = fakeIo({ cwd: shop.folder, ...options })
  if (options.typed !== undefined) io.stdin.end(options.typed)
  const exit = await run(argv, io)
  const out = io.out()
  const err = io.err()
  for (const secret of [...Object.values(shop.keys), EMAIL]) expect(out + err).not.toContain(secret)
  return { exit, out, err }
}

const syncShape = z.strictObject({
  ok: z.boolean(),
  stores: z.strictObject({ boutique: z.looseObject({ seen: z.number(), first: z.unknown(), waiting: z.number() }) }),
  accounts: z.object(),
})
const statusesShape = z.strictObject({
  statuses: z.array(z.object({ code: z.string(), label: z.string(), chosen: z.boolean() })),
})

const json = (text: string): unknown => {
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(text)
}

/** A connected shop in which one order has been completed since, and one is still open. */
async function connected(options: Parameters<typeof shopFolder>[0] = {}) {
  const since = new Date(Date.now() - 600_000).toISOString()
  const shop = await shopFolder({ orders: 0, ...options, store: { since, ...options.store } })
  const collected = shop.shop.add({ status: 'processing', billing: { email: EMAIL, first_name: 'M', last_name: 'D' } })
  const waiting = shop.shop.add({ status: 'processing' })
  await recolte(shop, ['sync'])
  shop.shop.change(collected, { status: 'completed' })
  return { shop, collected: String(collected), waiting: String(waiting) }
}

test('a first pass says that nothing leaves for the past; its counts sum to what was seen', async () => {
  const shop = await shopFolder({ orders: 80 })
  const { exit, out, err } = await recolte(shop, ['sync', '--json'])
  expect({ exit, err }).toEqual({ exit: 0, err: '' })
  const { ok, stores, accounts } = syncShape.parse(json(out))
  const { seen, first, ...counts } = stores.boutique
  expect({ ok, accounts, seen }).toEqual({ ok: true, accounts: {}, seen: 80 })
  expect(first).toMatchObject({ followed: counts.waiting })
  expect(Object.values(counts).reduce<number>((sum, n) => sum + Number(n), 0)).toBe(80)
  expect(shop.platform.asked).toBe(0)

  const again = await shopFolder({ orders: 80 })
  const { out: text } = await recolte(again, ['sync'], { environment: { LANG: 'fr_FR.UTF-8' } })
  expect(text).toMatch(/^boutique {4}80 commandes regardées : \d+ pas encore concernées, \d+ écartées$/m)
  expect(text).toMatch(
    /Rien ne part pour le passé\. \d+ commandes en cours sont suivies ; .* passera à « Completed »\./,
  )
})

test('what became ready is handed over once', async () => {
  const { shop } = await connected()
  expect((await recolte(shop, ['sync'])).out).toBe('boutique    1 order looked at: 1 collected\n')
  expect((await recolte(shop, ['sync'])).out).toBe('boutique    nothing new\n')
  expect((await recolte(shop, ['sync', '--quiet'])).out).toBe('')
  expect(shop.platform.summary()).toMatchObject({ references: 1, duplicates: 0 })
})

test('explain tells people, in both languages, when an order was collected and when the request leaves', async () => {
  const { shop, collected } = await connected()
  await recolte(shop, ['sync'])
  const en = await recolte(shop, ['explain', collected])
  expect(en.exit).toBe(0)
  expect(en.out).toMatch(new RegExp(`^Order ${collected} · store "boutique" \\(WooCommerce\\) +collected\\n`))
  expect(en.out).toMatch(/^ {2}"Completed" +today, \d\d:\d\d +the trigger status$/m)
  expect(en.out).toMatch(/^ {2}collected +today, \d\d:\d\d +the platform’s answer: /m)
  const fr = await recolte(shop, ['explain', collected, '--lang', 'fr'])
  expect(fr.out).toMatch(/^ {2}récupérée +aujourd’hui à \d\d:\d\d +réponse de la plateforme : /m)
  expect(fr.out).toMatch(/demande prévue +après le délai de votre compte/)
  expect(fr.out.trimEnd().endsWith('Rien à faire.')).toBe(true)
})

test('explain tells machines the same, dates in UTC', async () => {
  const { shop, collected, waiting } = await connected()
  await recolte(shop, ['sync'])
  const iso = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(json((await recolte(shop, ['explain', collected, '--json'])).out)).toEqual({
    reference: collected,
    store: 'boutique',
    status: 'collected',
    reason: { code: 'collected', message: expect.any(String), next: expect.any(String) },
    dates: { ordered: iso, qualified: iso, collected: iso, scheduled: null, sent: null },
    attempts: [{ at: iso, outcome: 'collected', message: expect.any(String) }],
  })
  expect(json((await recolte(shop, ['explain', waiting, '--json'])).out)).toMatchObject({
    status: 'waiting',
    reason: { code: 'status-not-reached' },
    dates: { qualified: null, collected: null },
    attempts: [],
  })
  expect(json((await recolte(shop, ['explain', '999999', '--json'])).out)).toMatchObject({ status: 'unknown' })
})

test('a buyer’s orders are found by an address from stdin, which is never shown', async () => {
  const { shop, collected } = await connected()
  await recolte(shop, ['sync'])
  const { exit, out } = await recolte(shop, ['explain', '--email'], { typed: `${EMAIL}\n` })
  expect(exit).toBe(0)
  expect(out).toContain(`Order ${collected}`)
  expect((await recolte(shop, ['explain', '--email'], { typed: '' })).exit).toBe(2)
  const nobody = await recolte(shop, ['explain', '--email', '--lang', 'fr'], { typed: 'nobody@shop.example\n' })
  expect(nobody.out).toMatch(/^Commandes d’un client +inconnue\n {2}Aucune commande que Recolte a lue en entier/)
})

test('an address on the command line is refused in words that do not repeat it', async () => {
  const { shop } = await connected()
  const { exit, err } = await recolte(shop, ['explain', EMAIL])
  expect(exit).toBe(2)
  expect(err).toContain('An e-mail address does not belong on the command line')
})

test('a reference that several stores know gives all of them', async () => {
  const shop = await shopFolder({ orders: 0 })
  const path = join(shop.folder, 'recolte.config.json')
  const config = JSON.parse(readFileSync(path, 'utf8'))
  config.stores.outlet = config.stores.boutique
  writeFileSync(path, JSON.stringify(config))
  const ref = String(shop.shop.add({ status: 'processing' }))
  await recolte(shop, ['sync'])
  expect(json((await recolte(shop, ['explain', ref, '--json'])).out)).toMatchObject({
    matches: [{ reference: ref }, { reference: ref }],
  })
  expect((await recolte(shop, ['explain', ref])).out).toContain('2 orders were found.')
  const retry = await recolte(shop, ['retry', ref])
  expect(retry.exit).toBe(2)
  expect(retry.err).toContain(`recolte retry ${ref} --store NAME`)
})

test('a wrong key is said in the shop’s words, with the next step, and costs exit code 1', async () => {
  const { shop } = await connected()
  const env = { WOO_SECRET: 'cs_wrong_secret' }
  const { exit, out } = await recolte(shop, ['sync', '--lang', 'fr'], { environment: env })
  expect(exit).toBe(1)
  expect(out).toContain('(401)')
  expect(out).toContain('recolte init --store boutique')
  expect(out).not.toContain('cs_wrong_secret')
  const machine = await recolte(shop, ['sync', '--json'], { environment: env })
  expect(json(machine.out)).toMatchObject({
    ok: false,
    stores: { boutique: { failure: { code: expect.any(String) } } },
  })
  const statuses = await recolte(shop, ['statuses', 'boutique'], { environment: env })
  expect(statuses.exit).toBe(2)
  expect(statuses.err).toContain('recolte init --store boutique')
})

test('a shop that is down is said in words, and the next pass goes on', async () => {
  const { shop } = await connected()
  shop.shop.fault({ kind: '500', rate: 1 })
  const down = await recolte(shop, ['sync'])
  expect(down.exit).toBe(1)
  expect(down.out).toContain('answered 500')
  shop.shop.clearFaults()
  expect((await recolte(shop, ['sync'])).out).toContain('1 collected')
})

test('wrong keys of the platform: the orders wait, and the account’s pause is said with its menu', async () => {
  const { shop } = await connected()
  for (let n = 0; n < 8; n += 1) shop.shop.add({ status: 'completed' })
  const environment = { SECRET_KEY: 'another-secret' }
  let last = await recolte(shop, ['sync', '--lang', 'fr'], { environment })
  for (let pass = 0; pass < 3 && last.exit === 0; pass += 1)
    last = await recolte(shop, ['sync', '--lang', 'fr'], { environment })
  expect(last.exit).toBe(1)
  expect(last.out).toContain('Le compte « main » est en pause')
  expect(last.out).toContain('Gestion de compte > Mon compte > Code d’intégration')
  expect(last.out).not.toContain('another-secret')
  expect(shop.platform.asked).toBe(0)
})

test('an order the platform refuses needs a person: exit code 1, and the next step is retry', async () => {
  const { shop, collected } = await connected()
  shop.platform.fault({ kind: 'code', code: 4, times: 1 })
  const { exit, out } = await recolte(shop, ['sync'])
  expect(exit).toBe(1)
  expect(out).toContain('1 refused by the platform')
  const told = await recolte(shop, ['explain', collected])
  expect(told.exit).toBe(1)
  expect(told.out).toContain(`Next: Correct the order in WooCommerce > Orders, then run recolte retry ${collected}.`)

  const retry = await recolte(shop, ['retry', collected])
  expect(retry.exit).toBe(0)
  expect(retry.err).toContain('recolte retry reads it again from the shop')
  expect(retry.out).toBe('Done: it leaves at the next recolte sync.\n')
  expect((await recolte(shop, ['sync'])).out).toContain('1 collected')
  expect(json((await recolte(shop, ['retry', collected, '--json'])).out)).toMatchObject({ retried: 0, unchanged: 1 })
})

test('at a terminal retry and cancel ask first, and a no changes nothing', async () => {
  const { shop, collected } = await connected()
  shop.platform.fault({ kind: 'code', code: 4, times: 1 })
  await recolte(shop, ['sync'])
  const no = await recolte(shop, ['retry', collected], { terminal: true, onErr: answering([['Let it leave?', 'n']]) })
  expect(no.out).toContain('Nothing was changed.')
  const ended = await recolte(shop, ['cancel', collected, '--yes'], { terminal: true })
  expect(ended.out).toBe('Nothing was changed: the order is refused and does not leave by itself.\n')
})

test('an order that is ready while the platform is down can be cancelled; it then never leaves', async () => {
  const { shop, collected } = await connected()
  shop.platform.fault({ kind: '500', rate: 1 })
  const down = await recolte(shop, ['sync', '--max-duration', '1s'])
  expect(down.exit).toBe(0)
  const cancel = await recolte(shop, ['cancel', collected, '--json'])
  expect(json(cancel.out)).toMatchObject({ ok: true, cancelled: 1, orders: [{ outcome: 'done' }] })
  shop.platform.clearFaults()
  expect((await recolte(shop, ['sync'])).exit).toBe(0)
  expect((await recolte(shop, ['explain', collected])).out).toContain('stopped')
  expect(shop.platform.asked).toBe(0)
})

test('retry of an order nobody has seen is a usage error', async () => {
  const { shop } = await connected()
  expect(await recolte(shop, ['retry', '999999'])).toMatchObject({ exit: 2 })
})

test('statuses marks the chosen ones', async () => {
  const { shop } = await connected({ store: { trigger: ['wc-completed', 'deliverd'] } })
  const { statuses } = statusesShape.parse(json((await recolte(shop, ['statuses', 'boutique', '--json'])).out))
  expect(statuses.filter(({ chosen }) => chosen).map(({ code }) => code)).toEqual(['completed'])
  const { out } = await recolte(shop, ['statuses'])
  expect(out).toMatch(/^● completed +Completed .*trigger status$/m)
  expect(out).toContain('"deliverd" is chosen as trigger status, but the shop does not have it.')
  expect((await recolte(shop, ['statuses', 'boutik'])).exit).toBe(2)
})

test('check answers the three questions, and says what to correct', async () => {
  const { shop } = await connected()
  const good = await recolte(shop, ['check', '--lang', 'fr'])
  expect(good.exit).toBe(0)
  expect(good.out).toContain('1. Vos commandes sont-elles intégrées ?')
  expect(good.out).toMatch(/^À corriger : 0 · à surveiller : \d · bon : \d+/m)
  const all = await recolte(shop, ['check', '--all'])
  expect(all.out.split('\n').length).toBeGreaterThan(good.out.split('\n').length)
  const bad = await recolte(shop, ['check', '--json'], { environment: { WOO_SECRET: 'cs_wrong' } })
  expect(bad.exit).toBe(1)
  expect(json(bad.out)).toMatchObject({ ok: false })
})

test('status, audit and simulate verify without changing anything', async () => {
  const { shop } = await connected()
  expect((await recolte(shop, ['status', '--lang', 'fr'])).out).toMatch(/^boutique +va bien +rien de récupéré pour/)
  await recolte(shop, ['sync'])
  const status = await recolte(shop, ['status'])
  expect(status.out).toMatch(/^boutique +well +1 collected, last today/)
  const audit = await recolte(shop, ['audit', '--lang', 'fr'])
  expect(audit.exit).toBe(0)
  expect(audit.out).toContain('d’après le compte de la boutique')
  expect(audit.out).toContain('Rien ne manque (7 jours).')
  expect(audit.out).toMatch(/^ {2}\w{3}\. \d+ \S+ \d{4} +boutique \d+ +ici \d+ +écart 0$/m)
  const simulated = await recolte(shop, ['simulate', '--trigger', 'wc-processing', '--days', '90'])
  expect(simulated.out).toMatch(/orders of the last 90 days, with the trigger processing\n {2}would leave \d+/)
  const none = await recolte(shop, ['simulate', '--trigger', 'on-hold', '--lang', 'fr'])
  expect(none.out).toContain('partiraient : 0 ; ne partiraient pas : 2 pas encore au statut de récupération')
  expect(json((await recolte(shop, ['simulate', '--trigger', 'onorder', '--json'])).out)).toMatchObject({
    store: 'boutique',
    other: { leave: expect.any(Number) },
  })
  expect(await recolte(shop, ['simulate'])).toMatchObject({
    exit: 2,
    err: expect.stringContaining('--trigger is missing'),
  })
  expect((await recolte(shop, ['simulate', '--trigger', 'completed', '--days', 'x'])).err).toContain(
    'The value of --days cannot be used. Expected: 0 – 180.\nSee recolte simulate --help.',
  )
})

test('a configuration with mistakes sends nothing and makes no journal', async () => {
  const shop = await shopFolder({ store: { triger: ['completed'], settings: { consumerKey: v('NO_SUCH_KEY') } } })
  const { exit, err } = await recolte(shop, ['sync'])
  expect(exit).toBe(2)
  expect(err).toContain('stores.boutique.triger is not a setting. Did you mean "trigger"?')
  expect(err).toContain('stores.boutique.settings.consumerKey reads the variable NO_SUCH_KEY')
  expect(readdirSync(shop.folder).sort()).toEqual(['.env', 'recolte.config.json'])
  const machine = await recolte(shop, ['sync', '--json'])
  expect(machine.err).toBe('')
  expect(json(machine.out)).toMatchObject({ ok: false, error: { code: 'config', next: expect.any(String) } })
})

test('a damaged journal is said in words, needs a person, and is left as it is', async () => {
  const shop = await shopFolder({ config: { journal: './broken.db' } })
  const path = join(shop.folder, 'broken.db')
  writeFileSync(path, 'no journal at all '.repeat(300))
  const { exit, err } = await recolte(shop, ['sync'])
  expect(exit).toBe(1)
  expect(err).toContain('is damaged or is not a journal')
  expect(err).not.toMatch(/\n {4}at /)
  expect(readFileSync(path, 'utf8')).toContain('no journal at all')
})

test('technical details are shown to those who ask for them, keys still hidden', async () => {
  const shop = await shopFolder({ config: { journal: './broken.db' } })
  writeFileSync(join(shop.folder, 'broken.db'), 'no journal at all '.repeat(300))
  const { err } = await recolte(shop, ['sync'], { environment: { RECOLTE_DEBUG: '1' } })
  expect(err).toMatch(/\n {4}at /)
})

test('a change of method or reference rule is refused with the way back, as a configuration error', async () => {
  const { shop } = await connected()
  await recolte(shop, ['sync'])
  const path = join(shop.folder, 'recolte.config.json')
  const config = JSON.parse(readFileSync(path, 'utf8'))
  config.stores.boutique.reference = 'id'
  writeFileSync(path, JSON.stringify(config))
  const { exit, out } = await recolte(shop, ['sync'])
  expect(exit).toBe(2)
  expect(out).toContain('Put "reference" and "referencePrefix" back')
})

test('colours come to a terminal only, and not with NO_COLOR', async () => {
  const { shop } = await connected()
  const esc = '\u001b['
  expect((await recolte(shop, ['check'], { terminal: true })).out).toContain(esc)
  expect((await recolte(shop, ['check'], { terminal: true, environment: { NO_COLOR: '1' } })).out).not.toContain(esc)
  expect((await recolte(shop, ['check'])).out).not.toContain(esc)
})
