import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { answering, type FakeOptions, fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const ADDRESS = 'margaux.delatour@client.example'
const LAUNCHER = fileURLToPath(new URL('../bin/recolte.js', import.meta.url))

async function recolte(shop: ShopFolder, argv: string[], options: FakeOptions & { typed?: string } = {}) {
  const io = fakeIo({ cwd: shop.folder, ...options })
  if (options.typed !== undefined) io.stdin.end(options.typed)
  const exit = await run(argv, io)
  const said = { exit, out: io.out(), err: io.err() }
  for (const secret of [...Object.values(shop.keys), ADDRESS]) expect(said.out + said.err).not.toContain(secret)
  return said
}

/** A shop whose buyer has a collected order, and one that is still open. */
async function bought() {
  const shop = await shopFolder({ orders: 0, store: { since: new Date(Date.now() - 600_000).toISOString() } })
  const billing = { email: ADDRESS, first_name: 'Margaux', last_name: 'Delatour', phone: '+33607080910' }
  const collected = shop.shop.add({ status: 'completed', billing })
  const open = shop.shop.add({ status: 'processing', billing })
  await recolte(shop, ['sync'])
  return { shop, collected: String(collected), open: String(open), openId: open }
}

const traces = (folder: string, needle: string) =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(needle))

test('the address does not belong on the command line, and is not repeated in the refusal', async () => {
  const { shop } = await bought()
  for (const command of ['forget', 'person']) {
    for (const [lang, words] of [
      ['en', 'An e-mail address does not belong on the command line'],
      ['fr', 'Une adresse e-mail n’a pas sa place sur la ligne de commande'],
    ] as const) {
      const { exit, out, err } = await recolte(shop, [command, ADDRESS, '--lang', lang])
      expect({ exit, out }).toEqual({ exit: 2, out: '' })
      expect(err).toContain(words)
      expect(err).toContain(`recolte ${command}`)
    }
  }
  expect((await recolte(shop, ['forget'], { typed: '\n' })).err).toContain('recolte forget')
})

test('forget says what it will do, asks, and does nothing on a no', async () => {
  const { shop, collected } = await bought()
  const onErr = answering([
    ['address', `${ADDRESS}\r`],
    ['Erase?', 'n'],
  ])
  const { exit, out, err } = await recolte(shop, ['forget', '--lang', 'en'], { terminal: true, onErr })
  expect({ exit, out }).toEqual({ exit: 0, out: 'Nothing was changed.\n' })
  expect(err).toContain(`1 order of this buyer was read here: ${collected}.`)
  expect(err).toContain('It cannot be undone.')
  expect(traces(shop.folder, ADDRESS)).not.toEqual([])
})

test('forget says what was erased, and what stays where; nothing brings the buyer back', async () => {
  const { shop, collected, open, openId } = await bought()
  writeFileSync(join(shop.folder, 'recolte.db.schema-1'), '')
  const { exit, out } = await recolte(shop, ['forget', '--lang', 'fr'], { typed: `${ADDRESS}\n` })
  expect(exit).toBe(0)
  expect(out.split('\n')).toEqual([
    'Effacé : 1 achat tel que lu (nom, adresse, téléphone), 1 réponse de la plateforme, et le lien entre ce client et ses commandes.',
    expect.stringContaining('Gardé : une empreinte chiffrée de l’adresse.'),
    'Ce que Recolte ne peut pas effacer :',
    `  dans la boutique : les commandes elles-mêmes (${collected})`,
    `  sur la plateforme : ce qu’elle a reçu (${collected}) et les avis ; demandez-lui de les effacer`,
    expect.stringContaining('recolte.db.schema-1'),
    '',
  ])
  for (const needle of [ADDRESS, 'Delatour', '33607080910']) expect(traces(shop.folder, needle)).toEqual([])

  shop.shop.change(openId, { status: 'completed' })
  await recolte(shop, ['sync'])
  expect(shop.platform.summary().references).toBe(1)
  const explained = await recolte(shop, ['explain', open, '--json'])
  expect(JSON.parse(explained.out)).toMatchObject({ status: 'stopped', reason: { code: 'erased' } })
  const again = await recolte(shop, ['forget', '--json'], { typed: `${ADDRESS}\n` })
  expect(JSON.parse(again.out)).toMatchObject({ ok: true, kind: 'erased', orders: [], stopped: 0 })
})

test('--optout keeps the history and keeps the buyer from being asked', async () => {
  const { shop, open, openId } = await bought()
  const { exit, out } = await recolte(shop, ['forget', '--optout', '--lang', 'en'], { typed: `${ADDRESS}\n` })
  expect({ exit, out }).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/^Done: this buyer is not asked any more\./),
  })
  shop.shop.change(openId, { status: 'completed' })
  await recolte(shop, ['sync'])
  expect(shop.platform.summary().references).toBe(1)
  expect((await recolte(shop, ['explain', open])).out).toContain('The buyer asked not to be asked for reviews.')
  const person = await recolte(shop, ['person', '--json'], { typed: `${ADDRESS}\n` })
  expect(JSON.parse(person.out)).toMatchObject({ suppressed: { kind: 'opted-out' }, orders: [{}] })
})

test('person answers on the screen with the address masked, and in a file for its owner alone with all of it', async () => {
  const { shop, collected } = await bought()
  const screen = await recolte(shop, ['person', '--lang', 'fr'], { typed: `${ADDRESS}\n` })
  expect(screen.exit).toBe(0)
  expect(screen.out).toContain(`Commande ${collected} · boutique « boutique » · récupérée`)
  expect(screen.out).toMatch(/ {4}firstName +Margaux$/m)
  expect(screen.out).toMatch(/ {2}lu du client +gardé jusqu’à : /m)

  const { exit, out } = await recolte(shop, ['person', '--out', 'answer.json'], { typed: `${ADDRESS}\n` })
  expect({ exit, out }).toEqual({ exit: 0, out: 'answer.json is written (readable by you alone): 1 order.\n' })
  const file = join(shop.folder, 'answer.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    address: ADDRESS,
    orders: [{ reference: collected, status: 'collected', purchase: { email: ADDRESS, lastName: 'Delatour' } }],
  })
  const over = await recolte(shop, ['person', '--out', 'answer.json', '--json'], { typed: `${ADDRESS}\n` })
  expect(over.exit).toBe(2)
  expect(JSON.parse(over.out)).toMatchObject({ ok: false, error: { code: 'file-exists' } })
  expect((await recolte(shop, ['person', '--lang', 'en'], { typed: 'nobody@client.example\n' })).out).toBe(
    'Nothing: no order read here carries this address.\n',
  )
})

test('the built command takes the address from a pipe', async () => {
  const { shop } = await bought()
  const child = spawn(process.execPath, [LAUNCHER, 'forget', '--yes', '--json'], {
    cwd: shop.folder,
    env: { PATH: process.env.PATH },
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stdin.end(`${ADDRESS}\n`)
  expect((await once(child, 'close'))[0]).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ ok: true, erased: { payloads: 1, overwritten: true } })
  expect(existsSync(join(shop.folder, 'recolte.db'))).toBe(true)
  expect(traces(shop.folder, ADDRESS)).toEqual([])
})
