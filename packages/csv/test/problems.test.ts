import { addMessages } from '@recolte/core'
import { expect, test } from 'vitest'
import { messages, problemText } from '../src/index.ts'
import { entriesIn, problemsOf, referencesOf } from './scene.ts'

addMessages(messages)

const HEAD = 'order_ref;email;firstname;order_date;delay;order_amount;id_product;name_product;url_product'
const GOOD = '1;a@client.example;Ana;2026-11-20;;45.50;7;Lamp;https://s.example/7'
const withLine = (line: string) => entriesIn(`${HEAD}\n${GOOD}\n${line}\n`)

test.each([
  [';a@client.example;Ana;2026-11-20;;;;;', 'csv.empty'],
  ['2;;Ana;2026-11-20;;;;;', 'csv.empty'],
  ['2;a@client;Ana;2026-11-20;;;;;', 'csv.email'],
  ['2;a@client.example,b@client.example;Ana;2026-11-20;;;;;', 'csv.email'],
  ['2;a@client.example;Ana;;;;;;', 'csv.empty'],
  ['2;a@client.example;Ana;11/20/2026;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;2026-02-30;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;soon;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;2026-11-20T25:00;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;2026-11-20 12:60;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;0026-11-20;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;20/11/0026;;;;;', 'csv.date'],
  ['2;a@client.example;Ana;20/11/2062;;;;;', 'csv.date-ahead'],
  ['2;a@client.example;Ana;2026-11-20;ten;;;;', 'csv.delay'],
  ['2;a@client.example;Ana;2026-11-20;;4,5,6;;;', 'csv.amount'],
  ['2;a@client.example;Ana;2026-11-20;;;7;;', 'csv.empty'],
  ['2;a@client.example;Ana;2026-11-20;;;;Lamp;', 'csv.empty'],
  ['2;a@client.example;Ana;2026-11-20;;;7;Lamp;oak', 'csv.url'],
  ['2;a@client.example;An\uFFFD;2026-11-20;;;;;', 'csv.characters'],
  ['2;a@client.example;Ana;2026-11-20;;;7;Lamp;oak;https://s.example/7', 'csv.cells'],
])('%s: %s, and the line before it goes', async (line, code) => {
  const found = await withLine(line)
  expect(referencesOf(found)).toEqual(['1'])
  expect(problemsOf(found)).toEqual([`3 ${code}`])
})

test.each(['45', '45,5', '1 234,50 €', '1.234,50', '1,234.50', '45.500000'])('%s is an amount', async (amount) => {
  expect(problemsOf(await withLine(`2;a@client.example;Ana;2026-11-20;10;${amount};;;`))).toEqual([])
})

test('a day that is none is quoted as it was written', async () => {
  const [problem] = (await withLine('2;a@client.example;Ana;2026-13-40;;;;;')).flatMap((entry) =>
    entry.kind === 'order' ? [] : entry.problems,
  )
  expect(problem && problemText(problem, 'fr').message).toContain('2026-13-40')
})

test('every problem of a line is told at once', async () => {
  expect(problemsOf(await withLine('2;nobody;Ana;soon;;;;;'))).toEqual(['3 csv.email', '3 csv.date'])
})

test('an order with one bad line does not go without it, and one that is given two buyers does not go at all', async () => {
  const lines = [
    '2;a@client.example;Ana;2026-11-20;;;7;Lamp;',
    '2;a@client.example;Ana;2026-11-20;;;8;;',
    '3;a@client.example;Ana;2026-11-20;;;7;Lamp;',
    '3;b@client.example;Ana;2026-11-20;;;8;Chair;',
  ]
  const found = await withLine(lines.join('\n'))
  expect(referencesOf(found)).toEqual(['1'])
  expect(problemsOf(found)).toEqual(['4 csv.empty', '6 csv.differs'])
})

test.each([1, 5_000])(
  'where a quote is never closed, all before it goes, and the line is told: %i lines behind it',
  async (n) => {
    const lines = (of: number) =>
      Array.from({ length: of }, (_, at) => `${at + 10};a@client.example;Ana;2026-11-20;;;;;\n`)
    const before = lines(50).join('').replace('Ana', '5" Ana')
    const found = await withLine(`${before}99;a@client.example;"Ana;2026-11-20;;;;;\n${lines(n).join('')}`)
    expect(referencesOf(found)).toHaveLength(51)
    expect(problemsOf(found)).toEqual(['53 csv.quote'])
  },
)

test('a stray quote that a later one seems to close takes no order with it', async () => {
  const named = (reference: number, name: string) =>
    `${reference};b${reference}@client.example;Ana;2026-11-20;;;7;${name};`
  const lines = [named(2, '"Screen 5'), named(3, 'Chair'), '', named(4, '"Lamp; oak"'), named(5, '"Table"')]
  const found = await withLine(lines.join('\n'))
  expect(referencesOf(found)).toEqual(['1', '3', '4', '5'])
  expect(problemsOf(found)).toEqual(['3 csv.open-quote'])
  expect(found[1]).toMatchObject({ kind: 'unreadable', reference: '2' })
  expect(found[3]).toMatchObject({ lines: [{ number: 6, values: { productName: 'Lamp; oak' } }] })
})

test('nor without a word where what it opens is longer than any line', async () => {
  const many = Array.from({ length: 5_000 }, (_, at) => `${at + 10};a@client.example;Ana;2026-11-20;;;;;`)
  const found = await withLine(
    ['2;a@client.example;"Ana;2026-11-20;;;;;', ...many, '9;a@client.example;"Ana";2026-11-20;;;;;', GOOD].join('\n'),
  )
  expect(problemsOf(found)).toEqual(['3 csv.quote'])
})

test.each(['0612345678', '+33 6 12 34 56 78'])(
  'a phone number in the place of a date is not repeated: %s',
  async (phone) => {
    const [, bad] = await withLine(`2;a@client.example;Ana;${phone};;;;;`)
    const problems = bad?.kind === 'unreadable' ? bad.problems : []
    expect(problems[0]?.detail.value).toBe('…')
  },
)

test('what is wrong is said in both languages, with nothing of the buyer in it', async () => {
  const shifted = '2;Dupont;a@client.example;a@client.example Dupont;;;;;'
  const [, bad] = await withLine(shifted)
  const problems = bad?.kind === 'unreadable' ? bad.problems : []
  const texts = (['en', 'fr'] as const).flatMap((language) => problems.map((one) => problemText(one, language)))
  expect(texts.map(({ message }) => message)).toEqual([
    'Line 3: email is no e-mail address.',
    'Line 3: order_date is no date ("…").',
    'Ligne 3 : email n’est pas une adresse e-mail.',
    'Ligne 3 : order_date n’est pas une date (« … »).',
  ])
  for (const { message, next } of texts) expect(`${message}${next}`).not.toMatch(/Dupont|client\.example|\{/)
})
