import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { launched, launchedJson } from './support/launched.ts'
import { shopFolder } from './support/shop.ts'

const HOSTILE = { reviewer: '=HYPERLINK("https://bad.example")', text: '@SUM(1)\n"Bon" ; thé', rating: 4 }

test('the reviews of a shop are written as a table that no spreadsheet takes for formulas', async () => {
  const shop = await shopFolder({ orders: 0 })
  shop.shop.reviews.add({ reviewer: 'Zoë Lefèvre-Ménard', email: 'zoe@client.example' })
  shop.shop.reviews.add(HOSTILE)
  const said = await launched(shop, 'reviews', 'export', 'boutique', '--out', 'reviews.csv')
  expect(said).toMatchObject({ exit: 0, out: expect.stringContaining('2 reviews written to reviews.csv') })
  const path = join(shop.folder, 'reviews.csv')
  expect(statSync(path).mode & 0o077).toBe(0)
  const rows: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { bom: true, columns: true })
  expect(rows).toEqual([
    {
      ...{
        id_review_product: '1',
        id_product: '11',
        review_date: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      },
      ...{ rate: '5', review: 'Très bon thé.', lastname: 'Lefèvre-Ménard', firstname: 'Zoë' },
    },
    expect.objectContaining({
      ...{ review: '\'@SUM(1)\n"Bon" ; thé', firstname: '\'=HYPERLINK("https://bad.example")', lastname: '' },
    }),
  ])
})

test('as lines of JSON they keep every character, and addresses where they are asked for', async () => {
  const shop = await shopFolder({ orders: 0 })
  shop.shop.reviews.add({ ...HOSTILE, email: 'ines@client.example' })
  const plain = await launched(shop, 'reviews', 'export', '--format', 'jsonl')
  expect(JSON.parse(plain.out)).toMatchObject({ review: HOSTILE.text, firstname: HOSTILE.reviewer })
  expect(plain.out).not.toContain('email')
  const { json } = await launchedJson(shop, 'reviews', 'export', '--emails', '--format', 'jsonl', '--out', 'r.jsonl')
  expect(json).toEqual({ file: join(shop.folder, 'r.jsonl'), reviews: 1, unreadable: [] })
  expect(JSON.parse(readFileSync(join(shop.folder, 'r.jsonl'), 'utf8'))).toMatchObject({ email: 'ines@client.example' })
})

test('a shop that gives none is said so, and no file is left', async () => {
  const shop = await shopFolder({
    store: { connector: 'prestashop', settings: { url: 'https://shop.example', key: 'K'.repeat(32) } },
  })
  const said = await launched(shop, 'reviews', 'export', '--out', 'reviews.csv', '--lang', 'fr')
  expect(said).toMatchObject({ exit: 2, err: expect.stringContaining('PrestaShop ne donne pas d’avis produit') })
  expect(readdirSync(shop.folder).filter((name) => name.startsWith('reviews'))).toEqual([])
})
