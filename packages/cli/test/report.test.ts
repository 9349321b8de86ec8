import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../src/run.ts'
import { fakeIo } from './support/io.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

async function recolte(shop: ShopFolder, ...argv: string[]) {
  const io = fakeIo({ cwd: shop.folder })
  const exit = await run(argv, io)
  return { exit, out: io.out(), err: io.err() }
}

/** Three orders: two collected (one with a number that is a formula to a spreadsheet), one waiting. */
async function three() {
  const shop = await shopFolder({ orders: 0, store: { since: new Date(Date.now() - 600_000).toISOString() } })
  const billing = { email: 'a@client.example', first_name: 'A', last_name: 'B' }
  const ids = [
    shop.shop.add({ status: 'completed', billing, number: '=1+1' }),
    shop.shop.add({ status: 'completed', billing, number: '<b>"7"' }),
    shop.shop.add({ status: 'processing', billing }),
  ]
  await recolte(shop, 'sync')
  return { shop, ids: ids.map(String) }
}

test('lists orders for people, and a page with a cursor for machines', async () => {
  const { shop, ids } = await three()
  const text = await recolte(shop, 'report', '--lang', 'fr')
  expect(text.exit).toBe(0)
  expect(text.out).toMatch(
    new RegExp(`^boutique\\n {2}${ids[2]} +pas encore concernée +passée .* · La commande est au statut`),
  )
  expect(text.out).toMatch(/\n {2}=1\+1 +récupérée +passée .* · récupérée aujourd’hui à /)
  expect(text.out).toMatch(/\n3 commandes\.\n$/)

  const first = JSON.parse((await recolte(shop, 'report', '--json', '--limit', '2')).out)
  expect(first).toMatchObject({
    orders: [{ reference: ids[2], status: 'waiting', dates: { collected: null } }, { status: 'collected' }],
    next: expect.any(String),
  })
  const second = JSON.parse((await recolte(shop, 'report', '--json', '--limit', '2', '--after', first.next)).out)
  expect(second).toEqual({ orders: [expect.objectContaining({ reference: '=1+1', method: 'webservice' })] })
  const held = JSON.parse((await recolte(shop, 'report', '--json', '--status', 'held,waiting')).out)
  expect(held.orders).toHaveLength(1)
})

test('writes a CSV that no spreadsheet runs, in the language’s own form', async () => {
  const { shop } = await three()
  const { out, exit } = await recolte(shop, 'report', '--format', 'csv', '--status', 'collected', '--lang', 'en')
  expect(exit).toBe(0)
  const [head, ...rows] = out.split('\r\n')
  expect(head).toBe(
    '\uFEFFstore,order,state,placed [Order],trigger reached,collected [Retrieval],request due (estimate) [Scheduling],request sent [Sending],why,code,method,account,id in the shop',
  )
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatch(/^boutique,"<b>""7""",collected,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/)
  expect(rows[1]).toMatch(/^boutique,'=1\+1,collected,/)
  const fr = await recolte(shop, 'report', '--format', 'csv', '--lang', 'fr', '--out', 'rapport.csv')
  expect(fr.out).toBe('rapport.csv est écrit : 3 commandes.\n')
  expect(readFileSync(join(shop.folder, 'rapport.csv'), 'utf8')).toMatch(
    /^\uFEFFboutique;commande;état;passée \[Commande\];/,
  )
})

test('writes one page of HTML that needs nothing else', async () => {
  const { shop } = await three()
  await recolte(shop, 'report', '--format', 'html', '--out', 'page.html', '--lang', 'fr')
  const page = readFileSync(join(shop.folder, 'page.html'), 'utf8')
  expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/)
  expect(page).toContain('<th scope="col">récupérée [Récupération]</th>')
  expect(page).toContain('<th scope="row">&lt;b&gt;&quot;7&quot;</th>')
  expect(page).toContain('<caption>Commandes par date, les plus récentes d’abord</caption>')
  expect(page).toMatch(/<time datetime="\d{4}-\d\d-\d\dT[\d:.]+Z">\d{4}-\d\d-\d\d \d\d:\d\d:\d\d<\/time>/)
  expect(page).toMatch(/<p>3 commandes\.<\/p>\n<\/main>\n<\/body>\n<\/html>\n$/)
  expect(page).not.toMatch(/<script|<link|<img|https?:|url\(| on\w+=/)
  expect(readdirSync(shop.folder).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('gives a month in sums, as text, CSV, HTML and JSON', async () => {
  const { shop } = await three()
  const month = new Date().toISOString().slice(0, 7)
  const text = await recolte(shop, 'report', '--month', month, '--lang', 'en')
  expect(text.out).toMatch(/^boutique · \w+ 1 \w+ \d{4} – \w+ \d\d \w+ \d{4}: 3 orders placed\n/)
  expect(text.out).toMatch(/^ +2 {2}collected \[webservice\]$/m)
  expect(text.out).toMatch(/^ +1 · The order stands at "…"/m)
  const json = JSON.parse((await recolte(shop, 'report', '--month', month, '--json')).out)
  expect(json).toMatchObject({
    month,
    stores: {
      boutique: { orders: 3, counts: { collected: 2, waiting: 1 }, answers: [{ outcome: 'collected', n: 2 }] },
    },
  })
  const csv = await recolte(shop, 'report', '--month', month, '--format', 'csv', '--lang', 'en')
  expect(csv.out).toContain(
    'boutique,collected,The platform holds the order and asks the buyer.,collected,webservice,2\r\n',
  )
  await recolte(shop, 'report', '--month', month, '--format', 'html', '--out', 'month.html')
  expect(readFileSync(join(shop.folder, 'month.html'), 'utf8')).toContain('<td>2</td></tr>')
})

test('says what cannot be asked, and leaves no file behind', async () => {
  const { shop } = await three()
  for (const [argv, words] of [
    [['--status', 'refuse'], 'refused'],
    [['--format', 'pdf'], 'text, html, csv'],
    [['--since', '31/10/2026'], '"31/10/2026" is not a period.'],
    [['--month', '2026-13'], '"2026-13" is not a period.'],
    [['--month', '2026-10', '--status', 'held'], '--month gives the sums of a month'],
    [['--after', 'nothing'], 'not one that a report gave'],
    [['--store', 'nobody'], 'There is no store "nobody"'],
    [['--limit', 'many'], '--limit'],
    [['--out', 'no/such/folder.csv'], 'folder.csv cannot be written (ENOENT)'],
  ] as const) {
    const { exit, out, err } = await recolte(shop, 'report', '--lang', 'en', '--format', 'csv', ...argv)
    expect({ argv, exit, out }).toEqual({ argv, exit: 2, out: '' })
    expect(err).toContain(words)
  }
  await recolte(shop, 'report', '--format', 'csv', '--since', 'x', '--out', 'bad.csv')
  expect(existsSync(join(shop.folder, 'bad.csv'))).toBe(false)
  expect(readdirSync(shop.folder).filter((name) => name.endsWith('.part'))).toEqual([])
})
