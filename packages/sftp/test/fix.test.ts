import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Purchase, wallDate } from '@recolte/core'
import { textAs } from '@recolte/csv'
import { describe, expect, it, onTestFinished } from 'vitest'
import { forSpreadsheet, readCell, readCorrections, setCells } from '../src/index.ts'
import { PROTOCOLS } from './protocols.ts'
import { HOUR, onFiles, type Scene, type Setting, send } from './scene.ts'

const RIGHT = 'anna@client.example'

/** Three orders have left in one file, and the platform refuses N1 for its address. */
async function returned(setting: Setting = {}): Promise<Scene & { name: string }> {
  const scene = await onFiles(setting)
  const { files, recolte, journal } = scene
  files.consumer.refuse = (reference, { email }) =>
    reference === 'N1' && email !== RIGHT ? 'invalid email' : undefined
  await send(scene, 1, 3)
  files.consumer.absorb()
  await recolte.sync()
  const [file] = await journal.files({ store: 'boutique', limit: 1 })
  if (file === undefined) throw new Error('no file has left')
  return { ...scene, name: file.name }
}

const reader = ({ clock }: Scene) => ({ timeZone: 'Europe/Paris', now: clock.time })

/** What somebody who corrects the address of the second line hands in. */
async function corrected(scene: Scene & { name: string }, ...cells: string[]): Promise<Purchase[]> {
  const { orders, text } = await scene.recolte.failing(scene.name)
  const written = setCells(
    text,
    cells.flatMap((cell) => readCell(cell) ?? []),
  )
  const purchases = orders.flatMap(({ purchase }) => purchase ?? [])
  const read = await readCorrections(textAs('', written), { text, purchases }, reader(scene))
  expect(read.problems).toEqual([])
  return read.purchases
}

const waiting = ({ files }: Scene) => files.tree.list('/orders').filter(({ folder }) => !folder)

describe.each(PROTOCOLS)('a line that is corrected (%s)', (protocol) => {
  it.each(['historical', 'new'] as const)('leaves at once, alone, and is taken in (%s)', async (layout) => {
    const scene = await returned({ protocol, layout })
    const { recolte, files, journal, clock, name } = scene
    const { orders } = await recolte.failing(name)
    expect(orders).toMatchObject([
      { reference: 'N1', line: 2, state: 'refused', reason: { code: 'file-line-refused' } },
    ])
    const done = await recolte.redeposit(name, await corrected(scene, `2.email=${RIGHT}`), 'anna')
    expect(done).toMatchObject({ corrected: ['N1'], left: [], problem: undefined })
    expect(waiting(scene)).toMatchObject([{ name: done.files[0] }])
    expect(await journal.file(done.files[0] ?? '')).toMatchObject({ orders: 1, state: 'dropped' })
    files.consumer.absorb()
    clock.time += 2 * HOUR
    await recolte.sync()
    files.consumer.absorb()
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 3 })
    expect(files.summary()).toMatchObject({ orders: 3, duplicates: 0 })
    expect(files.consumer.orders.get('N1')?.email).toBe(RIGHT)
  })
})

describe('a correction', () => {
  it('is recorded with who and what before it leaves, and without what is personal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'recolte-fix-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const location = join(folder, 'journal.db')
    const scene = await returned({ location })
    const dead = await scene.another({ offer: () => Promise.reject(new Error('killed')) })
    const purchases = await corrected(scene, `2.email=${RIGHT}`, '2.firstname=Anna')
    await expect(dead.redeposit(scene.name, purchases, 'anna')).rejects.toThrow('killed')
    const db = new DatabaseSync(location, { readOnly: true })
    const act = db.prepare(`SELECT at, actor, before, after FROM action WHERE kind = 'fix'`).get()
    db.close()
    expect(act).toMatchObject({ at: scene.clock.time, actor: 'anna', after: '{"changed":["email","firstName"]}' })
    expect(JSON.parse(String(act?.before))).toMatchObject({ orderId: '1', state: 'refused', file: scene.name })
  })

  it('goes once: a second time, nothing is dropped', async () => {
    const scene = await returned()
    const purchases = await corrected(scene, `2.email=${RIGHT}`)
    await scene.recolte.redeposit(scene.name, purchases, 'anna')
    expect(await scene.recolte.redeposit(scene.name, purchases, 'anna')).toMatchObject({
      corrected: [],
      left: ['N1'],
      files: [],
    })
    expect(waiting(scene)).toHaveLength(1)
  })

  it('holds though the server was away and the shop shows a change meanwhile', async () => {
    const scene = await returned({ layout: 'new' })
    const { recolte, files, shop, clock, journal, name } = scene
    files.fault('cut')
    const done = await recolte.redeposit(name, await corrected(scene, `2.email=${RIGHT}`), 'anna')
    expect(done).toMatchObject({ corrected: ['N1'], files: [], problem: { state: 'unreachable' } })
    shop.change('1', { buyer: { email: 'still-wrong@client.example', firstName: 'A', lastName: 'B' } })
    for (const hours of [14, 2, 2]) {
      clock.time += hours * HOUR
      await recolte.sync()
      files.consumer.absorb()
    }
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 3 })
    expect(files.consumer.orders.get('N1')?.email).toBe(RIGHT)
  })

  it.each(['openFile', 'settleFile'] as const)('survives a process that dies at %s, and goes once', async (dies) => {
    const scene = await returned({ layout: 'new' })
    const { recolte, files, clock, journal, name } = scene
    const dead = await scene.another({ [dies]: () => Promise.reject(new Error('killed')) })
    await expect(dead.redeposit(name, await corrected(scene, `2.email=${RIGHT}`), 'anna')).rejects.toThrow('killed')
    for (let night = 0; night < 3; night++) {
      clock.time += 2 * HOUR
      await recolte.sync()
      files.consumer.absorb()
    }
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 3 })
    expect(files.summary()).toMatchObject({ orders: 3, duplicates: 0 })
    expect(files.consumer.orders.get('N1')?.email).toBe(RIGHT)
  })

  it('waits while its store is paused', async () => {
    const scene = await returned()
    await scene.recolte.pause('boutique', 'anna')
    const done = await scene.recolte.redeposit(scene.name, await corrected(scene, `2.email=${RIGHT}`), 'anna')
    expect(done).toMatchObject({ corrected: ['N1'], files: [], problem: undefined })
    expect(waiting(scene)).toEqual([])
  })

  it('is not taken for a buyer who asked not to be written to', async () => {
    const scene = await returned()
    await scene.recolte.optOut(RIGHT, 'anna')
    const done = await scene.recolte.redeposit(scene.name, await corrected(scene, `2.email=${RIGHT}`), 'anna')
    expect(done).toMatchObject({ corrected: [], left: ['N1'], files: [] })
  })

  it('gives way to a later retry, which reads the shop again', async () => {
    const scene = await returned({ layout: 'new' })
    const { recolte, files, clock, name } = scene
    files.consumer.refuse = (reference) => (reference === 'N1' ? 'no' : undefined)
    await recolte.redeposit(name, await corrected(scene, `2.email=${RIGHT}`), 'anna')
    files.consumer.absorb()
    await recolte.sync()
    files.consumer.refuse = () => undefined
    const [order] = await recolte.find({ text: 'N1' })
    if (order === undefined) throw new Error('no N1')
    await recolte.retry(order, 'anna')
    clock.time += HOUR
    await recolte.sync()
    files.consumer.absorb()
    expect(files.consumer.orders.get('N1')?.email).not.toBe(RIGHT)
  })
})

describe('corrected lines', () => {
  const product = { id: '7', name: 'Thé', brand: 'Maison', url: 'https://shop.example/7' }
  const orderedAt = Date.parse('2026-11-10T17:04:00Z')
  const purchase: Purchase = {
    ...{ reference: 'N1', email: 'a@b', firstName: 'A', lastName: 'B', orderedAt, reachedAt: orderedAt, delayDays: 3 },
    products: [product, { id: '8', name: 'Café' }],
  }
  const HEAD = 'order_ref;email;lastname;firstname;order_date;delay;id_product;name_product;url_product'
  const text = `${HEAD}\nN1;a@b;B;A;2026-11-10;3;7;Thé;https://shop.example/7\nN1;a@b;B;A;2026-11-10;3;8;Café;\n`
  const read = (changed: string) =>
    readCorrections(textAs('', changed), { text, purchases: [purchase] }, { timeZone: 'Europe/Paris', now: orderedAt })

  it('change what they say and nothing else', async () => {
    const right = text.replaceAll('a@b', RIGHT).replace(';Café;', ';Café moulu;')
    expect((await read(right)).purchases).toEqual([
      { ...purchase, email: RIGHT, products: [product, { id: '8', name: 'Café moulu' }] },
    ])
    expect((await read(right.replaceAll(';3;', ';;'))).purchases[0]?.delayDays).toBeUndefined()
    const later = (await read(right.replaceAll('2026-11-10', '2026-11-09'))).purchases[0]
    expect(wallDate(later?.orderedAt ?? 0, 'Europe/Paris')).toBe('2026-11-09')
    expect((await read(right.replace(';8;', ';9;'))).purchases[0]?.products[1]).toMatchObject({ id: '9' })
  })

  it('are no formulas in a spreadsheet, and come back as they were', async () => {
    const named = text.replace('Thé', '"=HYPERLINK(""https://s.example"")"').replaceAll(';A;', ';+33;')
    const sheet = forSpreadsheet(named)
    expect(sheet).toContain(`;'+33;2026-11-10;3;7;"'=HYPERLINK(""https://s.example"")";`)
    const before = { text: named, purchases: [purchase] }
    const read = await readCorrections(textAs('', sheet.replaceAll('a@b', RIGHT)), before, {
      timeZone: 'Europe/Paris',
      now: orderedAt,
    })
    expect(read).toEqual({ purchases: [{ ...purchase, email: RIGHT }], problems: [] })
  })

  it('come back without a product that was taken out', async () => {
    const [head, , second] = text.split('\n')
    expect((await read(`${head}\n${second?.replace('a@b', RIGHT)}\n`)).purchases[0]?.products).toEqual([
      { id: '8', name: 'Café' },
    ])
  })

  it('are named where they are wrong still, or of another order', async () => {
    expect((await read(text.replaceAll(';A;', ';Anna;'))).problems).toMatchObject([
      { line: 2, code: 'csv.email' },
      { line: 3 },
    ])
    expect(await read(text)).toEqual({ purchases: [], problems: [] })
    const other = text.replaceAll('a@b', RIGHT).replaceAll('N1', 'N2')
    expect((await read(other)).problems).toMatchObject([
      { line: 2, code: 'fix-other-order', detail: { reference: 'N2' } },
    ])
  })

  it('are the same wherever they stand, and whatever a spreadsheet made of dates and of zeros before a number', async () => {
    const items = [
      { id: '007', name: 'Thé', ean: '0376' },
      { id: '8', name: 'Café' },
    ]
    const other = { ...purchase, reference: '0042', email: RIGHT, products: items }
    const head = `${HEAD};gtin_ean`
    const rows = ['N1', '0042'].flatMap((reference) =>
      ['007;Thé;;0376', '8;Café;;'].map((item) => `${reference};${RIGHT};B;A;2026-11-10;3;${item}`),
    )
    const before = { text: [head, ...rows].join('\n'), purchases: [{ ...other, reference: 'N1' }, other] }
    const opened = [...rows].sort().reverse().join('\n').replaceAll('2026-11-10', '10/11/2026')
    const saved = `${head}\n${opened.replace(/\b00(42|7);/g, '$1;').replaceAll('0376', '376')}`
    const again = (changed: string) =>
      readCorrections(textAs('', changed), before, { timeZone: 'Europe/Paris', now: orderedAt })
    expect(await again(saved)).toEqual({ purchases: [], problems: [] })
    const [alternate = [], last = []] = [rows.filter((_, at) => at % 2 === 0), rows.filter((_, at) => at % 2 === 1)]
    const sorted = [head, ...alternate, ...last].join('\n').replaceAll(';A;', ';Anna;')
    expect((await again(sorted)).purchases).toEqual(before.purchases.map((one) => ({ ...one, firstName: 'Anna' })))
    expect((await again(saved.replaceAll('376', '3,76E+12'))).problems).toMatchObject([
      { code: 'fix-rounded', detail: { value: '3,76E+12' } },
      { code: 'fix-rounded' },
    ])
  })

  it('count whichever line of the order they are made in', async () => {
    const second = text.replaceAll('a@b', RIGHT).replace('B;A;2026-11-10;3;8', 'B;Anna;2026-11-10;3;8')
    expect((await read(second)).purchases).toMatchObject([{ firstName: 'Anna' }])
  })

  it('are set in every line of the order, beside texts that hold what separates other files', async () => {
    const set = (...cells: string[]) =>
      setCells(
        text.replace('Thé', 'Thé, vert'),
        cells.flatMap((one) => readCell(one) ?? []),
      )
    const { purchases, problems } = await read(set(`3.email=${RIGHT}`, '2.name_product=Thé, noir'))
    expect(problems).toEqual([])
    expect(purchases).toMatchObject([{ email: RIGHT, products: [{ name: 'Thé, noir' }, { name: 'Café' }] }])
    expect(() => set('2.order_ref=N9')).toThrow(expect.objectContaining({ code: 'reference-cell' }))
  })

  it('are no cells that are not there', () => {
    expect(readCell('2.email=a=b')).toEqual({ line: 2, column: 'email', value: 'a=b' })
    expect(readCell('email=a')).toBeUndefined()
    for (const cell of ['9.email=a', '2.mail=a', '1.email=a'])
      expect(() => setCells(text, [readCell(cell) ?? { line: 0, column: '', value: '' }])).toThrow(/lines 2 to 3/)
  })
})
