import { DAY, type FollowUp, type Journal } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { ACCOUNT, collect, handOver, NOW, row, seen, shown } from '../scene.ts'

const LATER = NOW + 3 * DAY

const line = (reference: string, change: Partial<FollowUp> = {}): FollowUp => ({
  ...{ reference, state: 'scheduled', words: 'Scheduled Email', importedAt: LATER },
  ...{ orderedAt: NOW - DAY, collectedAt: NOW, scheduledAt: undefined, sentAt: undefined },
  ...{ openedAt: undefined, submittedAt: undefined, ...change },
})

async function collected(journal: Journal, ...references: string[]): Promise<void> {
  for (const reference of references) {
    await seen(journal, collect, row(reference))
    await handOver(journal, reference, 'collected', { collectedAt: NOW, scheduledAt: NOW + 5 * DAY })
  }
}

export const followUpCases = cases('an export of the platform', {
  'is kept by account and reference, the newest line alone': async ({ journal }) => {
    await journal.importFollowUps(ACCOUNT, [line('R1')], LATER)
    await journal.importFollowUps(ACCOUNT, [line('R1', { state: 'submitted', words: 'Review Submitted' })], LATER)
    expect(await journal.followUp(ACCOUNT, 'R1')).toMatchObject({ state: 'submitted', words: 'Review Submitted' })
    expect(await journal.followUp('other', 'R1')).toBeUndefined()
    expect((await journal.reconcile(ACCOUNT)).rows).toBe(1)
    expect(await journal.importSpan(ACCOUNT)).toEqual({ importedAt: LATER, first: NOW - DAY })
    expect(await journal.reconcile('other')).toEqual({ rows: 0, importedAt: undefined, found: {} })
  },
  'says how many lines are ours, and gives them their real sending date': async ({ journal }) => {
    await collected(journal, 'R1')
    const lines = [line('R1', { state: 'sent', sentAt: NOW + DAY }), line('elsewhere')]
    expect(await journal.importFollowUps(ACCOUNT, lines, LATER)).toBe(1)
    expect((await shown(journal, 'R1')).handover).toMatchObject({ state: 'collected', sentAt: NOW + DAY })
  },
  'tells the delay that most of its requests have': async ({ journal }) => {
    await collected(journal, 'R1', 'R2', 'R3')
    expect(await journal.importedDelay(ACCOUNT)).toBeUndefined()
    const of = (reference: string, days: number, change = {}) =>
      line(reference, { scheduledAt: NOW + days * DAY + 1_000, ...change })
    // Where the export does not say when an order was taken, its hand-over does.
    await journal.importFollowUps(ACCOUNT, [of('R1', 7), of('R2', 3), of('R3', 7, { collectedAt: undefined })], LATER)
    expect(await journal.importedDelay(ACCOUNT)).toBe(7)
    expect(await journal.importedDelay('other')).toBeUndefined()
  },
  'is held against what was handed over': async ({ journal }) => {
    await collected(journal, 'fine', 'late', 'differs', 'missing', 'capped')
    await journal.importFollowUps(
      ACCOUNT,
      [
        line('fine', { scheduledAt: NOW + 5 * DAY }),
        line('late', { scheduledAt: NOW + DAY }),
        line('differs', { scheduledAt: NOW + 9 * DAY }),
        line('capped', { state: 'capped' }),
        line('domain', { state: 'blocked' }),
        line('address', { state: 'error' }),
      ],
      LATER,
    )
    const { found, importedAt } = await journal.reconcile(ACCOUNT)
    expect(importedAt).toBe(LATER)
    expect(found).toEqual({
      absent: { n: 1, references: ['missing'] },
      late: { n: 1, references: ['late'] },
      'dates-differ': { n: 2, references: ['differs', 'late'] },
      capped: { n: 1, references: ['capped'] },
      blocked: { n: 1, references: ['domain'] },
      error: { n: 1, references: ['address'] },
    })
  },
})
