import { readFile } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HEADINGS } from '../src/columns.ts'
import { textAs } from '../src/index.ts'
import { entries, entriesIn, fileOf, problemsOf, referencesOf } from './scene.ts'

const MODULES: [string, string][] = [
  [
    'PrestaShop 7.6.5',
    'id_order;reference;order_amount;email;firstname;lastname;date_order;payment_method;carrer;delay;id_product;category;description;ean13;upc;mpn;brand;product_url;image_product_url;order_state_id;order_state;iso_lang;id_shop\r\n12;XKB;45.500000;a@client.example;Ana;Lo;30/10/2026;CB;Post;10;7;Lamps;Lamp "L";4006381333931;;;B;https://s.example/7;https://s.example/7.jpg;5;Shipped;fr\r\n',
  ],
  [
    'PrestaShop 7.2',
    'id_order;order_amount;email;lastname;firstname;date_order;delay;id_product;category;description;product_url;image_product_url;id_order_state;iso_lang;id_shop\r\n12;45.50;a@client.example;Lo;Ana;30/10/2026;10;7;Lamps;Lamp "L";https://s.example/7;https://s.example/7.jpg;5;fr;1\r\n',
  ],
  [
    'WooCommerce 2.3.14',
    'order_id;email;custom_first_name;custom_last_name;order_date;amount_order;order_status;product_id;product_name;url_product;url _image_ product;MPN;GTIN_EAN;brand_name\n12;a@client.example;Ana;Lo;2026-10-30 00:00:00;4550;wc-completed;7;Lamp "L";https://s.example/7;https://s.example/7.jpg;;4006381333931;B\n',
  ],
  [
    'Magento 1',
    'id_order,email,lastname,firstname,date_order,delay,id_product,category,description,product_url,url_image,id_shop,amount_order,id_order_state\n12,a@client.example,Lo,Ana,30/10/2026 00:00,10,7,Lamps,"Lamp ""L""",https://s.example/7,https://s.example/7.jpg,1,45.50,complete\n',
  ],
  [
    'the historical layout',
    'order_ref;email;lastname;firstname;order_date;id_product;name_product;url_product;url_image_product\n12;a@client.example;Lo;Ana;2026-10-30;7;Lamp "L";https://s.example/7;https://s.example/7.jpg\n',
  ],
]

test.each(MODULES)('the headings of %s are understood', async (_, text) => {
  const [entry] = await entries(textAs('orders.csv', text))
  expect(entry).toMatchObject({ kind: 'order', reference: '12' })
  const [line] = entry?.kind === 'order' ? entry.lines : []
  expect(line).toMatchObject({
    orderedAt: Date.parse('2026-10-29T23:00:00Z'),
    values: {
      ...{ email: 'a@client.example', firstName: 'Ana', lastName: 'Lo', productId: '7', productName: 'Lamp "L"' },
      ...{ url: 'https://s.example/7', image: 'https://s.example/7.jpg' },
    },
  })
})

test.each(['csv.md', 'csv.fr.md'])('%s lists every heading that is known, in the order that counts', async (name) => {
  const text = await readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')
  for (const headings of Object.values(HEADINGS)) {
    expect(text).toContain(headings.map((heading) => `\`${heading}\``).join(', '))
  }
})

test('the new layout, and a product on each line of an order', async () => {
  const head = 'channel;purchase_date;purchase_reference;first_name;last_name;email;language;product_ref'
  const line = (reference: string, product: string) =>
    `online;2026-11-20 18:04;${reference};Ana;Lo;a@client.example;fr;${product}`
  const found = await entriesIn([head, line('#1', 'a'), line('#1', 'b'), line('#2', '')].join('\n'))
  expect(referencesOf(found)).toEqual(['#1', '#2'])
  expect(found[0]).toMatchObject({ lines: [{ number: 2 }, { number: 3 }] })
})

const NAMED = 'order_ref;email;lastname;order_date\n1;a@client.example;Gérard é;2026-11-20\n'
const nameIn = async (bytes: Uint8Array | string) => {
  const [entry] = await entriesIn(bytes)
  return entry?.kind === 'order' ? entry.lines[0]?.values.lastName : entry
}

test('UTF-8 with and without its mark, Latin-1 and UTF-16', async () => {
  expect(await nameIn(NAMED)).toBe('Gérard é')
  expect(await nameIn(`\uFEFF${NAMED}`)).toBe('Gérard é')
  expect(await nameIn(Buffer.from(NAMED, 'latin1'))).toBe('Gérard é')
  expect(await nameIn(Buffer.from(`\uFEFF${NAMED}`, 'utf16le'))).toBe('Gérard é')
})

test('commas, semicolons and tabs, also inside a heading that is quoted', async () => {
  for (const separator of [',', ';', '\t']) {
    const text = `"Ref; no, really";email;order_date\n1;a@client.example;2026-11-20\n`
    const head = text.slice(text.indexOf('"', 1) + 1).replaceAll(';', separator)
    const found = await entriesIn(`"Ref; no, really"${head}`, { reference: 'Ref; no, really' })
    expect(referencesOf(found)).toEqual(['1'])
  }
})

test('a heading of the file’s own is mapped; one that is not there is named', async () => {
  const text = 'Bestellung,Wer,Wann\n1,a@client.example,20.11.2026\n'
  const mapped = { reference: 'bestellung', email: 'Wer', orderedAt: 'Wann' }
  expect(referencesOf(await entriesIn(text, mapped))).toEqual(['1'])
  await expect(entriesIn(text, { reference: 'Bestellung', email: 'Wem' })).rejects.toMatchObject({
    code: 'csv.no-columns',
    detail: { missing: 'Wem, order_date', headings: 'Bestellung · Wer · Wann' },
  })
})

test('an order in the place of the headings is told without a word of its buyer', async () => {
  const refused = entriesIn('1042;ana@client.example;Lo;Ana;2026-11-20\n1043;b@client.example;Li;Bo;2026-11-21\n')
  await expect(refused).rejects.toMatchObject({
    code: 'csv.no-headings',
    detail: { file: 'orders.csv', missing: 'order_ref, email, order_date' },
  })
  await expect(refused).rejects.not.toMatchObject({ detail: { headings: expect.anything() } })
})

test('a file that is not there, or has nothing in it', async () => {
  const path = await fileOf('')
  await expect(entriesIn('')).rejects.toMatchObject({ code: 'csv.no-lines' })
  const { fileAt } = await import('../src/index.ts')
  await expect(fileAt(`${path}.none`)).rejects.toMatchObject({ code: 'csv.file', detail: { why: 'ENOENT' } })
})

test('any names with separators, quotes and line breaks come back as they were written', async () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'é', ';', ',', '\t', '"', "'", '\n', '\\', ' ', '字'),
    maxLength: 5,
  })
  const table = fc.array(fc.record({ lastname: name, name_product: name }), { minLength: 1, maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom(';', ',', '\t'), async (rows, delimiter) => {
      const full = rows.map((row, at) => ({
        ...{ order_ref: `#${at}`, email: 'a@client.example', order_date: '2026-11-20', id_product: 'x' },
        ...{ lastname: row.lastname, name_product: `p${row.name_product}` },
      }))
      const found = await entries(textAs('orders.csv', stringify(full, { header: true, delimiter })))
      expect(problemsOf(found)).toEqual([])
      const read = found.flatMap((entry) => (entry.kind === 'order' ? entry.lines : []))
      expect(read.map(({ values }) => [values.lastName ?? '', values.productName])).toEqual(
        full.map(({ lastname, name_product }) => [lastname.trim(), name_product.trim()]),
      )
      let line = 2
      for (const [at, { lastname, name_product }] of full.entries()) {
        expect(read[at]?.number).toBe(line)
        line += 1 + (lastname + name_product).split('\n').length - 1
      }
    }),
  )
})
