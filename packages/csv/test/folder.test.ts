import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { WatchedFolder } from '../src/folder.ts'
import { LinesByOrder } from '../src/lines-by-order.ts'
import { readOrders } from '../src/read.ts'
import { settingsSchema } from '../src/settings.ts'
import { folderShop, line } from './shop.ts'

test('orders of a file leave once, and the file is put away', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('1'), line('1', 'chair'), line('2')])
  const { stores } = await shop.recolte.sync()
  expect(stores.files?.counts.collected).toBe(2)
  expect(shop.references()).toEqual(['1', '2'])
  expect(shop.products('1')).toEqual(['lamp', 'chair'])
  expect(shop.names()).toEqual([])
  expect(shop.names('done')).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d.-]+Z_orders\.csv$/)])

  shop.clock.time += 3_600_000
  shop.write('orders.csv', [line('2'), line('3')])
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1', '2', '3'])
  expect(shop.platform.asked).toBe(3)
  expect(shop.names('done')).toHaveLength(2)
})

test('a file that is still being written is left alone until it has stood still', async () => {
  const shop = await folderShop({ settle: '2m' })
  shop.write('orders.csv', [line('1')], 60)
  shop.write('.orders.csv', [line('8')])
  shop.write('orders.csv.part', [line('9')])
  await shop.recolte.sync()
  expect(shop.references()).toEqual([])
  shop.clock.time += 60_000
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1'])
  expect(shop.names()).toEqual(['.orders.csv', 'orders.csv.part'])
})

test('lines that cannot be read are shown, kept with what to do, and leave once corrected', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('1'), line('2').replace('@', ' '), line('3'), line('').replace('buyer', 'b')])
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1', '3'])
  const [explained] = await shop.recolte.explain({ text: '2' })
  expect(explained?.status).toBe('unreadable')
  expect(explained?.reason.message).toContain('orders.csv · Line 3: email is no e-mail address.')
  const errors = shop.text('errors')
  expect(errors).toMatch(/^\uFEFFline;problem;what to do;order_ref;/)
  expect(errors.split('\n').map((row) => row.split(';').slice(0, 2).join(';'))).toEqual([
    '\uFEFFline;problem',
    '3;Line 3: email is no e-mail address.',
    '5;Line 5: order_ref is empty.',
    '',
  ])

  shop.clock.time += 3_600_000
  const [name = ''] = shop.names('errors')
  shop.put(name, errors.replace('buyer2 client', 'buyer2@client'))
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1', '2', '3'])
})

test('what is to be corrected is no formula in a spreadsheet, is its owner’s alone, and comes back as it was', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('1'), line('=2').replace('@', ' ').replace(';Ana;', ';+33;')])
  await shop.recolte.sync()
  const errors = shop.text('errors')
  expect(errors).toContain(";'=2;buyer=2 client.example;Lo;'+33;")
  const [name = ''] = shop.names('errors')
  const modes = ['errors', 'done', join('errors', name)].map((path) => statSync(join(shop.path, path)).mode & 0o777)
  expect(modes).toEqual([0o700, 0o700, 0o600])

  shop.clock.time += 3_600_000
  shop.put(name, errors.replace('buyer=2 client', 'buyer2@client'))
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1', '=2'])
})

test.each([
  ['is written to again', 0, line('2')],
  ['is emptied', 600, ''],
  ['is no longer understood', 600, 'colour;size'],
])('an order waits where its file %s before it was read, and is gone once the file is', async (_, secondsAgo, text) => {
  const { path, clock, put } = await folderShop()
  const settings = settingsSchema.parse({ folder: path, timeZone: 'UTC' })
  const options = { timeZone: 'UTC', now: clock.time }
  const read = () => readOrders(['1'], new WatchedFolder(settings, clock), new LinesByOrder(), options, 'en')
  put('orders.csv', text, Number(secondsAgo))
  expect(await read()).toEqual([{ id: '1', kind: 'absent' }])
  rmSync(join(path, 'orders.csv'))
  expect(await read()).toEqual([{ id: '1', kind: 'gone' }])
})

test('an order with one bad line waits whole, with all its lines among those to correct', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('1'), line('1', 'chair').replace(';chair;chair', ';;chair')])
  await shop.recolte.sync()
  expect(shop.references()).toEqual([])
  expect(shop.text('errors').trim().split('\n')).toHaveLength(3)
})

test('a file without the needed columns holds up no other, stays where it is, and says what it lacks', async () => {
  const shop = await folderShop()
  shop.put('a.csv', 'colour;size\nred;9\n')
  shop.put('b.csv', '')
  shop.write('c.csv', [line('1')])
  const { stores } = await shop.recolte.sync()
  expect(stores.files).toMatchObject({
    counts: { collected: 1, unreadable: 0 },
    failure: { code: 'csv.no-columns', detail: { missing: 'order_ref, email, order_date', headings: 'colour · size' } },
  })
  expect(shop.names()).toEqual(['a.csv', 'b.csv'])
  expect(shop.names('done')).toHaveLength(1)
  shop.write('a.csv', [line('2')])
  expect((await shop.recolte.sync()).stores.files?.failure).toBeUndefined()
  expect(shop.references()).toEqual(['1', '2'])
})

test('the check names files that are not read, and lines that wait for somebody', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('').replace('buyer', 'b')])
  shop.put('orders.xlsx', 'x')
  await shop.recolte.sync()
  const told = (await shop.recolte.check()).results.map(({ message }) => message).join('\n')
  expect(told).toContain('files that are not read: orders.xlsx')
  expect(told).toMatch(/lines that could not be read: \S+_orders\.csv/)
})

test('looking takes nothing: only what stands in the journal is put away', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('1')])
  await shop.recolte.check()
  await shop.recolte.statuses('files')
  expect(shop.names()).toEqual(['orders.csv'])
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1'])
})

test('lines of an order that stand apart are put together', async () => {
  const shop = await folderShop()
  shop.write('orders.csv', [line('1', 'lamp'), line('2'), line('1', 'chair')])
  await shop.recolte.sync()
  expect(shop.products('1')).toEqual(['lamp', 'chair'])
})

test('a folder that is not there is said, and found again once it is', async () => {
  const shop = await folderShop()
  const away = `${shop.path}-away`
  renameSync(shop.path, away)
  const { stores } = await shop.recolte.sync()
  expect(stores.files?.failure?.code).toBe('csv.no-folder')
  mkdirSync(shop.path)
  shop.write('orders.csv', [line('1')])
  await shop.recolte.sync()
  expect(shop.references()).toEqual(['1'])
})

test('files that were kept long enough are taken away, with what was to be corrected of them', async () => {
  const shop = await folderShop({ keep: '30d' })
  shop.write('old.csv', [line('1'), line('2').replace('@', ' ')])
  await shop.recolte.sync()
  shop.clock.time += 29 * 24 * 3_600_000
  shop.write('new.csv', [line('3')])
  await shop.recolte.sync()
  expect(shop.names('done')).toHaveLength(2)
  shop.clock.time += 2 * 24 * 3_600_000
  await shop.recolte.sync()
  expect(shop.names('done')).toEqual([expect.stringMatching(/_new\.csv$/)])
  expect(shop.names('errors')).toEqual([])
})
