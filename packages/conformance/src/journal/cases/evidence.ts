import { DAY } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { collect, handOver, NOW, row, SHOP, seen, wait } from '../scene.ts'

const asked = { store: SHOP, since: NOW - DAY, days: '2026-03-01' }

export const evidenceCases = cases('evidence for the check', {
  'is empty for a store that has shown nothing': async ({ journal }) => {
    expect(await journal.evidence({ ...asked, store: 'elsewhere' })).toEqual({
      ...{ lastChanged: undefined, lastCollected: undefined, days: [] },
      ...{ reach: { orders: 0, statuses: [] }, products: { purchases: 0, carrying: 0 } },
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
})
