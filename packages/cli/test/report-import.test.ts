import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { matchHeadings, stateOf } from '../src/export/headings.ts'
import { run } from '../src/run.ts'
import { answering, type FakeOptions, fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const DAY = 86_400_000

async function recolte(shop: ShopFolder, argv: string[], options: FakeOptions = {}) {
  const io = fakeIo({ cwd: shop.folder, ...options })
  const exit = await run(argv, io)
  return { exit, out: io.out(), err: io.err() }
}

/** A shop with three orders collected now, and the clock two days on. */
async function collected() {
  const shop = await shopFolder({
    orders: 0,
    store: { since: new Date(Date.now() - 600_000).toISOString(), brake: false },
  })
  await recolte(shop, ['sync'])
  const ids = [0, 1, 2].map(() => String(shop.shop.add({ status: 'completed' })))
  await recolte(shop, ['sync'])
  const clock = { now: () => Date.now() + 3 * DAY, sleep: async () => {} }
  const save = (name: string, text: string | Buffer) => writeFileSync(join(shop.folder, name), text)
  return { shop, ids, clock, save }
}

const day = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString().slice(0, 10).split('-').reverse().join('/')

test('an export of the historical platform: dates tell how far a request is, a cross that its domain is excluded', async () => {
  const { shop, ids, clock, save } = await collected()
  const [late, blocked, missing] = ids
  const text = [
    'Référence;E-mail;Commande;Récupération;Programmation;Émission;Lecture;Ouverture;Dépôt',
    `${late};margaux@client.example;${day(-1)} 10:00;${day(-1)} 10:05;${day(0)} 11:00;;;;`,
    `${blocked};jean@client.example;${day(-1)} 10:00;${day(-1)} 10:05;;x;;;`,
  ].join('\r\n')
  save('export.csv', Buffer.from(text, 'latin1'))
  const { exit, out } = await recolte(shop, ['report', 'import', 'export.csv', '--lang', 'fr'], { clock })
  expect(exit).toBe(1)
  expect(out).toContain('2 lignes du compte « main » lues ; 2 de commandes connues ici.')
  expect(out).toContain(`1 pas envoyées plus de 24 h après leur date : ${late}`)
  expect(out).toContain(`1 bloquées, domaine exclu : ${blocked}`)
  expect(out).toContain(`1 prises depuis plus de 24 h et absentes : ${missing}`)
  const told = await recolte(shop, ['explain', String(late), '--lang', 'fr'], { clock })
  expect(told.out).toMatch(/sur la plateforme +scheduled {6}export du /)
  expect(told.out).toContain('Écrivez au Service Clients')
  expect((await recolte(shop, ['explain', String(missing)], { clock })).out).toContain('which does not have it')
  const check = await recolte(shop, ['check', '--json'], { clock })
  const { results }: { results: { id: string; code: string }[] } = JSON.parse(check.out)
  expect(results.filter(({ id }) => id === 'emission').map(({ code }) => code)).toEqual(['late', 'absent'])
})

test('an export of the new platform: its own words, and the real sending date in the report', async () => {
  const { shop, ids, clock, save } = await collected()
  const lines = ids.map((id) => `${id},someone@client.example,${day(-1)},Review Submitted`)
  save('export.csv', ['Experience Reference,Client Email,Experience Date,Current Status', ...lines].join('\n'))
  const { exit, out } = await recolte(shop, ['report', 'import', 'export.csv', '--json'], { clock })
  expect({ exit, ...JSON.parse(out) }).toEqual({
    exit: 0,
    ok: true,
    account: 'main',
    lines: 3,
    known: 3,
    left: 0,
    found: {},
  })
  const { followUp } = JSON.parse((await recolte(shop, ['explain', String(ids[0]), '--json'], { clock })).out)
  expect(followUp).toMatchObject({ state: 'submitted', words: 'Review Submitted', findings: [] })
  expect(JSON.stringify(followUp)).not.toContain('@')
})

test('where no heading says which column is the reference it is asked for, or said', async () => {
  const { shop, ids, clock, save } = await collected()
  save('export.csv', `Dossier;Statut\n${ids[0]};Scheduled Email\n`)
  const refused = await recolte(shop, ['report', 'import', 'export.csv'], { clock })
  expect(refused.exit).toBe(2)
  expect(refused.err).toContain('there are: Dossier, Statut')
  const said = await recolte(shop, ['report', 'import', 'export.csv', '--column', 'reference=Dossier'], { clock })
  expect(said.out).toContain('1 of an order here')
  const asked = await recolte(shop, ['report', 'import', 'export.csv'], {
    ...{ clock, terminal: true },
    onErr: answering([['Which column holds', '\r']]),
  })
  expect(asked.out).toContain('1 of an order here')
  expect((await recolte(shop, ['report', 'import', 'nothing.csv'], { clock })).err).toContain('is not there')
  expect((await recolte(shop, ['report', '--help'])).out).toContain('import')
})

test('headings are known in either language, with or without accents', () => {
  expect(matchHeadings(['Statut actuel', "Référence d'expérience", 'X'])).toEqual({ reference: 1, status: 0 })
  expect(matchHeadings(['ORDER', 'Emission', 'Order reference'])).toEqual({ reference: 2, ordered: 0, sent: 1 })
})

test.each([
  ['Scheduled Email', 'scheduled'],
  ['Email Sent', 'sent'],
  ['Email Opened', 'read'],
  ['Form Opened', 'opened'],
  ['Review Submitted', 'submitted'],
  ['Reminder', 'sent'],
  ['Error', 'error'],
  ['blocked', 'blocked'],
  ['E-mail plafonné', 'capped'],
  ['✗', 'blocked'],
])('the platform’s "%s" is %s', (words, state) => {
  expect(stateOf(words)).toBe(state)
})
