import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createPublished, type PublishedReview, serve } from '@recolte/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { launched, launchedJson, reconfigure } from './support/launched.ts'
import { type ShopFolder, shopFolder } from './support/shop.ts'

const LAUNCHER = fileURLToPath(new URL('../bin/recolte.js', import.meta.url))

const review = (id: string, product = '11'): PublishedReview => ({
  ...{ review_id: id, product, rate: 5, review: `Très bon ${id}`, firstname: 'Léa', lastname: 'Martin' },
  ...{ review_date: '2026-10-01T08:00:00Z', publish_date: '2026-10-02T08:00:00Z' },
})

/** A shop whose account publishes its reviews in files each night. */
async function withFeed({ answerMs = 0 } = {}) {
  const shop = await shopFolder({ orders: 0 })
  const published = createPublished({ webId: shop.facts.platform.webId })
  const served = await serve(published, { answerMs })
  onTestFinished(() => served.close())
  reconfigure(shop, (stores) => {
    stores.boutique = { ...stores.boutique, reviews: { from: { feed: { url: `${served.url}/fr` } } } }
  })
  return { shop, published }
}

test('reviews are read, explained and accounted for, and what has no product in the shop is told', async () => {
  const { shop, published } = await withFeed()
  published.put(review('r1'), review('r2', 'THEIERE-ROUGE'), review('r3', 'unheard-of'))
  expect(await launchedJson(shop, 'reviews', 'sync')).toMatchObject({
    exit: 0,
    json: { ok: true, stores: [{ sources: [{ source: 'feed:main', added: 3, averages: 3, failure: null }] }] },
  })
  expect(await launchedJson(shop, 'reviews', 'audit')).toMatchObject({
    json: {
      stores: [
        {
          ...{ received: 6, stored: 2, orphans: 4, difference: 0, notAsked: 0 },
          orphanProducts: [{ reference: 'THEIERE-ROUGE', hint: 'sku', product: '15' }, { reference: 'unheard-of' }],
        },
      ],
    },
  })
  expect((await launched(shop, 'reviews', 'audit', '--lang', 'fr')).out).toContain('référence (SKU) du produit 15')
  expect((await launched(shop, 'reviews', 'explain', 'r2')).out).toMatch(/without a product in the shop[\s\S]*came · /)
  expect(await launchedJson(shop, 'reviews', 'explain', 'r1')).toMatchObject({
    exit: 0,
    json: { reviews: [{ standing: 'published', review: { author: 'Léa M.' }, history: [{ what: 'added' }] }] },
  })
  expect(await launched(shop, 'reviews', 'explain', 'r9', '--lang', 'fr')).toMatchObject({ exit: 2 })

  published.fault({ kind: '503', times: 9 })
  const failed = await launched(shop, 'reviews', 'sync', '--lang', 'fr')
  expect(failed).toMatchObject({ exit: 1, out: expect.stringContaining('ne sont pas disponibles') })
  const status = await launched(shop, 'reviews', 'status', '--lang', 'fr')
  expect(status).toMatchObject({ exit: 1, out: expect.stringContaining('les fichiers de la nuit du compte « main »') })
})

test('files of reviews are taken from their folder once, and by hand, and other files are left alone', async () => {
  const shop = await shopFolder({ orders: 0, store: { reviews: { from: { files: 'avis' } } } })
  const folder = join(shop.folder, 'avis')
  mkdirSync(folder)
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    utimesSync(join(folder, name), 1_790_000_000, 1_790_000_000)
  }
  put(
    'a_20261101.csv',
    'verbe;id_review;id_product;rate;review;firstname;lastname\nNEW;r1;11;5;"Bien ; vraiment";Léa;Martin\nNEW;r2;11;dix;Non;Léa;Martin\n',
  )
  put(
    'b_20261102.xml',
    '<reviews><review action="UPDATE"><id_review>r1</id_review><id_product>11</id_product><rate>4</rate></review></reviews>',
  )
  put('c_bounces.csv', 'email;reason\nlea@example.com;unknown\n')
  expect(await launchedJson(shop, 'reviews', 'sync')).toMatchObject({
    json: { stores: [{ sources: [{ source: 'files', added: 1, updated: 1, rejected: 1, unchanged: 0 }] }] },
  })
  expect(await launchedJson(shop, 'reviews', 'sync')).toMatchObject({
    json: { stores: [{ sources: [{ added: 0, updated: 0, unchanged: 0, rejected: 0 }] }] },
  })
  put('d_20261103.csv', 'verbe;id_review;id_product;rate\nDELETE;r1;;\n')
  expect(await launchedJson(shop, 'reviews', 'import', 'avis/d_20261103.csv')).toMatchObject({
    exit: 0,
    json: { deleted: 1 },
  })
  expect(await launched(shop, 'reviews', 'import', 'avis/c_bounces.csv')).toMatchObject({ exit: 2 })
  expect(await launched(shop, 'reviews', 'import', 'no-such.csv')).toMatchObject({ exit: 2 })
  put('e_headings.csv', 'verbe;id_review;id_product;rate\n')
  expect(await launched(shop, 'reviews', 'import', 'avis/e_headings.csv')).toMatchObject({ exit: 0 })
  expect(await launchedJson(shop, 'reviews', 'audit')).toMatchObject({
    json: { stores: [{ received: 4, rejected: 1, difference: 0, reviews: 0, removed: 1 }] },
  })
})

test('a file that is not UTF-8 is told to be broken, not to be of something else', async () => {
  const shop = await shopFolder({ orders: 0 })
  const text = 'id_review;id_product;rate;review\nr1;11;5;Très bon\n'
  writeFileSync(join(shop.folder, 'avis.csv'), Buffer.from(text, 'latin1'))
  const { exit, err } = await launched(shop, 'reviews', 'import', 'avis.csv', '--lang', 'en')
  expect({ exit, err }).toMatchObject({ exit: 2, err: expect.stringContaining('avis.csv cannot be read on') })
})

/** Starts the reading and kills it once it has asked so many times. */
async function killed(shop: ShopFolder, asked: readonly string[], after: number): Promise<void> {
  const until = asked.length + after
  const child = spawn(process.execPath, [LAUNCHER, 'reviews', 'sync'], { cwd: shop.folder, stdio: 'ignore' })
  await expect.poll(() => asked.length, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(until)
  child.kill('SIGKILL')
  await once(child, 'close')
}

test('a reading that is killed again and again loses no line and counts each one once', async () => {
  const { shop, published } = await withFeed({ answerMs: 15 })
  const products = 120
  for (let n = 0; n < products; n++) published.put(review(`r${n}`, `p${n}`))
  for (const after of [15, 30, 45]) await killed(shop, published.asked, after)
  expect((await launchedJson(shop, 'reviews', 'audit')).json).toMatchObject({ stores: [{ difference: 0 }] })
  await launched(shop, 'reviews', 'sync')
  // Each product's lines, its cursor and their count are one transaction: none was taken twice.
  expect((await launchedJson(shop, 'reviews', 'audit')).json).toMatchObject({
    stores: [{ received: 2 * products, orphans: 2 * products, rejected: 0, difference: 0, reviews: products }],
  })
})
