import { DAY } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { collect, handOver, leaseOne, NOW, purchase, row, SHOP, seen, send, wait } from '../scene.ts'

const asked = { store: SHOP, since: NOW - DAY, days: '2026-03-01' }

const none = { purchases: 0, products: 0, most: [] }
const lacking = { url: none, image: none, gtin: none }

export const evidenceCases = cases('evidence for the check', {
  'is empty for a store that has shown nothing': async ({ journal }) => {
    expect(await journal.evidence({ ...asked, store: 'elsewhere' })).toEqual({
      ...{ lastChanged: undefined, lastCollected: undefined, days: [] },
      ...{ reach: { orders: 0, statuses: [] }, products: { purchases: 0, carrying: 0, lacking } },
    })
  },
  'names the order changed last and the one collected last': async ({ journal }) => {
    await seen(journal, collect, row('1', { changedAt: new Date(NOW - 300_000) }))
    await handOver(journal, 'R1', 'collected', { collectedAt: NOW - 100_000 })
    await seen(journal, wait, row('2', { changedAt: new Date(NOW - 200_000) }))
    const { lastChanged, lastCollected, days } = await journal.evidence(asked)
    expect(lastChanged).toEqual({ reference: 'N2', at: NOW - 200_000 })
    expect(lastCollected).toEqual({ reference: 'R1', at: NOW - 100_000 })
    expect(days).toContainEqual({ day: '2026-03-10', outcome: 'collected', n: 1 })
  },
  'counts each order once for every status it went through, and no older order': async ({ journal }) => {
    await seen(journal, wait, row('1', { statuses: ['processing'] }), row('2', { statuses: ['completed'] }))
    await seen(journal, wait, row('1', { statuses: ['completed'], changedAt: new Date(NOW) }))
    await seen(journal, wait, row('old', { createdAt: new Date(NOW - 3 * DAY) }))
    const { reach } = await journal.evidence(asked)
    expect(reach).toEqual({
      orders: 2,
      statuses: [
        { status: 'completed', n: 2 },
        { status: 'processing', n: 1 },
      ],
    })
  },
  'counts what purchases carry of their products, and names those that lack something': async ({ journal }) => {
    const told = { url: 'https://shop.example/mug', image: 'https://shop.example/mug.jpg', isbn: '9782070408504' }
    const bought = [
      [{ id: 'mug', name: 'Mug', ...told }],
      [
        { id: 'mug', name: 'Mug', ...told },
        { id: 'tea', name: 'Tea', url: 'https://shop.example/tea' },
      ],
      [{ id: 'tea', name: 'Tea' }],
      [],
    ]
    for (const [index, products] of bought.entries()) {
      await seen(journal, collect, row(`${index}`))
      const { handoverId } = await leaseOne(journal, 'hand-over')
      const carrying = { ...purchase(`R${index}`), products }
      await journal.prepare('hand-over', [send(handoverId, `R${index}`, { purchase: carrying })], NOW)
    }
    const tea = { products: 1, most: [{ id: 'tea', name: 'Tea' }] }
    expect((await journal.evidence(asked)).products).toEqual({
      ...{ purchases: 4, carrying: 3 },
      lacking: { url: { purchases: 1, ...tea }, image: { purchases: 2, ...tea }, gtin: { purchases: 2, ...tea } },
    })
  },
  'counts what changed in a span, its end included and its beginning not': async ({ journal }) => {
    const changed = [NOW - 3, NOW - 2, NOW - 1].map((at) => row(String(at), { changedAt: new Date(at) }))
    await seen(journal, wait, ...changed)
    expect(await journal.changedBetween(SHOP, NOW - 3, NOW - 1)).toBe(2)
    expect(await journal.changedBetween(SHOP, NOW - 1, NOW)).toBe(0)
    expect(await journal.changedBetween('elsewhere', 0, NOW)).toBe(0)
  },
})
