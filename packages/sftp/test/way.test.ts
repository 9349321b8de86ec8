import { describe, expect, it } from 'vitest'
import { readReport } from '../src/report.ts'
import { HOUR, onFiles, send } from './scene.ts'

describe('orders that leave in files', () => {
  it('wait for their hour, stand in one file, and are collected once the platform has taken it', async () => {
    const scene = await onFiles()
    const { shop, recolte, clock, files, journal } = scene
    shop.add('0')
    clock.time += HOUR
    await recolte.sync()
    shop.add('1')
    shop.add('2')
    await recolte.sync()
    expect((await recolte.explain({ text: 'N1' }))[0]).toMatchObject({
      status: 'due',
      reason: { code: 'in-next-file' },
    })
    clock.time += HOUR
    const { stores, accounts } = await recolte.sync()
    expect(accounts).toEqual({})
    expect(stores.boutique?.failure).toBeUndefined()
    expect(await journal.counts('boutique')).toMatchObject({ handed: 3 })
    expect((await recolte.explain({ text: 'N1' }))[0]?.reason.code).toBe('in-file')
    files.consumer.absorb()
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 3 })
    expect(files.summary()).toEqual({ taken: 2, returned: 0, orders: 3, duplicates: 0 })
  })

  it('stay where they are when their store is paused while the file is made', async () => {
    const scene = await onFiles()
    const { journal, clock, files } = scene
    const offer: typeof journal.offer = async (query) => {
      const page = await journal.offer(query)
      await scene.recolte.pause('boutique', 'anna')
      return page
    }
    const recolte = await scene.another({ offer })
    scene.shop.add('1')
    await recolte.sync()
    clock.time += HOUR
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ due: 1 })
    await scene.recolte.resume('boutique', 'anna')
    await scene.recolte.sync()
    files.consumer.absorb()
    expect(files.summary()).toMatchObject({ orders: 1, duplicates: 0 })
  })

  it('go to the folder of their locale in both layouts, whatever stands in their names', async () => {
    for (const layout of ['historical', 'new'] as const) {
      const scene = await onFiles({ layout, path: '/fr_FR' })
      const buyer = { email: 'a@client.example', firstName: 'An;na "A"', lastName: 'Le\r\nGoff\u2028' }
      const line = { productId: '1', name: 'Thé; "vert"\nbio', quantity: 1, refundedQuantity: 0 }
      scene.shop.add('1', { buyer, lines: [line, { ...line, productId: '2' }] })
      await send(scene, 2, 2)
      scene.files.consumer.absorb()
      expect(scene.files.summary()).toMatchObject({ taken: 1, orders: 2 })
      const lines = scene.files.consumer.orders.get('N1')?.lines ?? []
      expect(lines).toHaveLength(2)
      const [first, last] = layout === 'new' ? ['first_name', 'last_name'] : ['firstname', 'lastname']
      expect([lines[0]?.[first], lines[0]?.[last]]).toEqual(['An;na "A"', 'Le Goff'])
    }
  })

  it('are split below 3,000 lines, and no order stands in two files', async () => {
    const scene = await onFiles()
    const line = { name: 'Thé', quantity: 1, refundedQuantity: 0 }
    const lines = ['1', '2', '3', '4'].map((productId) => ({ ...line, productId }))
    for (let n = 1; n <= 800; n++) scene.shop.add(String(n), { lines })
    await send(scene, 801, 801)
    scene.files.consumer.absorb()
    expect(scene.files.summary()).toEqual({ taken: 2, returned: 0, orders: 801, duplicates: 0 })
    expect(scene.files.consumer.orders.get('N800')?.lines).toHaveLength(4)
  })
})

describe('a file that comes back', () => {
  it('gives each order its reason: the historical platform returns all, and the good ones leave again', async () => {
    const scene = await onFiles()
    const { files, recolte, journal, clock } = scene
    files.consumer.refuse = (reference) => (reference === 'N1' ? 'invalid email' : undefined)
    await send(scene, 1, 3)
    files.consumer.absorb()
    await recolte.sync()
    const [bad] = await recolte.explain({ text: 'N1' })
    expect(bad).toMatchObject({ status: 'refused', reason: { code: 'file-line-refused' } })
    expect(bad?.reason.message).toContain('invalid email')
    clock.time += 2 * HOUR
    await recolte.sync()
    files.consumer.absorb()
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ collected: 2, refused: 1 })
    expect(files.summary()).toEqual({ taken: 1, returned: 1, orders: 2, duplicates: 0 })
  })

  it('keeps its good orders on the new platform', async () => {
    const scene = await onFiles({ layout: 'new' })
    scene.files.consumer.refuse = (reference) => (reference === 'N1' ? 'invalid email' : undefined)
    await send(scene, 1, 3)
    scene.files.consumer.absorb()
    await scene.recolte.sync()
    expect(await scene.journal.counts('boutique')).toMatchObject({ collected: 2, refused: 1 })
  })

  it('is told word for word where its report is of no form known, and its orders are left to a person', async () => {
    const scene = await onFiles()
    const { files, recolte, journal, clock } = scene
    files.consumer.reports = 'prose'
    files.consumer.refuse = () => 'bad'
    await send(scene, 1, 2)
    files.consumer.absorb()
    await recolte.sync()
    expect(await journal.counts('boutique')).toMatchObject({ uncertain: 2 })
    const [file] = await journal.files({ store: 'boutique', limit: 10 })
    expect(file).toMatchObject({ state: 'error', report: 'The file contains 2 errors, please contact us.\n' })
    clock.time += 5 * HOUR
    await recolte.sync()
    files.consumer.absorb()
    expect(files.summary().orders).toBe(0)
  })

  it('is left to a person too where the platform gives it back as no file that can be read', async () => {
    const scene = await onFiles()
    scene.files.consumer.refuse = () => 'bad'
    await send(scene, 1, 1)
    scene.files.consumer.absorb()
    const [back] = scene.files.tree.list('/orders/error').filter(({ name }) => name.endsWith('.csv'))
    scene.files.tree.write(`/orders/error/${back?.name}`, Buffer.from('order_ref;"email'))
    const { accounts } = await send(scene, 2, 2)
    expect(accounts).toEqual({})
    expect(await scene.journal.counts('boutique')).toMatchObject({ uncertain: 1, handed: 1 })
    const [, file] = await scene.journal.files({ store: 'boutique', limit: 2 })
    expect(file).toMatchObject({ state: 'error', report: expect.stringContaining('line 2: bad') })
  })
})

describe('a report', () => {
  const file = 'order_ref;email\nN1;a@client.example\nN2;b@client.example\n'
  const read = (report: string) => readReport(report, file, 'order_ref')

  it.each(['line 3: bad', 'Ligne 3 : bad', 'row #3; bad', '3;bad', '3\tbad', 'order_ref,error\nN2,bad'])(
    'names a line: %j',
    (report) => expect(read(report)).toEqual(new Map([['N2', 'bad']])),
  )

  it.each([
    '02:14:07 ERROR file rejected',
    '2: 3 lines',
    '02-11-2026 rejected',
    '2 - 3 lines wrong',
    '2, 3 lines wrong',
  ])('names none: %j', (report) => expect(read(report)).toBeUndefined())
})
