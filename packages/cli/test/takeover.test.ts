import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readExport } from '../src/takeover/export.ts'
import { launched, launchedJson } from './support/launched.ts'
import { shopFolder } from './support/shop.ts'

const MINUTES_AGO = () => new Date(Date.now() - 600_000).toISOString()

test('what the platform already holds is skipped for good, and the rest leaves', async () => {
  const shop = await shopFolder({ orders: 0, store: { since: MINUTES_AGO(), brake: 2 } })
  const [held = '', ...others] = [1, 2, 3].map(() => String(shop.shop.add({ status: 'completed' })))
  await launched(shop, 'sync')
  const file = join(shop.folder, 'export.csv')
  writeFileSync(file, `\uFEFF"Date";"Référence de la commande";"Email"\r\n"2026-11-01";"${held}";"x"\r\n`)

  const seen = await launchedJson(shop, 'takeover', '--export', file, '--dry-run')
  expect(seen.json).toMatchObject({ done: false, module: null, collected: [{ orderId: held }], doubtful: [], free: 2 })
  const done = await launched(shop, 'takeover', '--export', file, '--yes')
  expect(done).toMatchObject({ exit: 0 })
  expect(done.out).toContain('Done: 1 order marked.')
  await launched(shop, 'release', 'boutique', '--yes')
  await launched(shop, 'sync')
  expect([...shop.platform.held()].map(({ reference }) => reference).sort()).toEqual(others)
  expect((await launched(shop, 'explain', held)).out).toContain('The former module has handed the order over')
})

test('without any source, what is ready is held', async () => {
  const shop = await shopFolder({ orders: 0, store: { since: MINUTES_AGO(), brake: 1 } })
  for (let n = 0; n < 2; n++) shop.shop.add({ status: 'completed' })
  await launched(shop, 'sync')
  const { json } = await launchedJson(shop, 'takeover', '--yes')
  expect(json).toMatchObject({ done: true, changed: 2, collected: [], free: 0 })
})

test('an export is read with and without a header, whatever stands between its cells', async () => {
  const { folder } = await shopFolder({ orders: 0 })
  const read = async (text: string) => {
    writeFileSync(join(folder, 'list.txt'), text)
    return [...(await readExport(join(folder, 'list.txt')))]
  }
  expect(await read('10\n11\r\n\n')).toEqual(['10', '11'])
  expect(await read('order_ref\temail\n10\tx\n')).toEqual(['10'])
  expect(await read('Date,Commande\n2026,10\n2026,"11"')).toEqual(['10', '11'])
})
