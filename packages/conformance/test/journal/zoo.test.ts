import type { Journal, Leased } from '@recolte/core'
import { describe, expect, it } from 'vitest'
import { openForSuite } from '../../../core/test/journal/open-for-test.ts'
import { journalCases, type OpenJournal, runCase } from '../../src/journal/index.ts'

/** A journal that is wrong in one way, built around a good one, and the tests meant to notice. */
interface Beast {
  lie: string
  breaks: (good: Journal) => Partial<Journal>
  caughtBy: string[]
}

const beasts: Beast[] = [
  {
    lie: 'moves the watermark though the page could not be written',
    breaks: (good) => ({
      async recordPage(page, decide) {
        if (page.through !== undefined) await good.patchStore(page.store, page.through)
        return good.recordPage(page, decide)
      },
    }),
    caughtBy: ['a page: leaves nothing behind when deciding throws half way'],
  },
  {
    lie: 'switches a store without a look at what may have been taken',
    breaks: (good) => ({
      async switchStore(what) {
        const outcome = await good.switchStore(what)
        const { orders } = await good.list({ store: what.to.name, states: ['uncertain'], limit: 10 })
        for (const { store, orderId, reason } of orders) {
          if (reason.code === 'switched') await good.act({ kind: 'retry', store, orderId, actor: '', now: what.now })
        }
        return outcome
      },
    }),
    caughtBy: ['a switch: leaves what may have been taken without a final answer to a person'],
  },
  {
    lie: 'gives one hand-over out again and again',
    breaks: (good) => {
      let given: Leased[] = []
      return {
        async lease(query) {
          const leased = await good.lease(query)
          if (leased.length > 0) given = leased
          return given
        },
      }
    },
    caughtBy: ['a lease: belongs to one process at a time'],
  },
  {
    lie: 'believes a receipt whose lease has passed to another',
    breaks: (good) => ({
      async settle(token, settlements, now) {
        const written = await good.settle(token, settlements, now)
        return written + (await good.settle('b', settlements, now))
      },
    }),
    caughtBy: ['settling: drops what comes after the lease was lost'],
  },
  {
    lie: 'drops a late `collected` with all else that is late',
    breaks: (good) => {
      const holders = new Map<number, string>()
      return {
        async lease(query) {
          const leased = await good.lease(query)
          for (const { handoverId } of leased) holders.set(handoverId, query.token)
          return leased
        },
        settle: (token, settlements, now) =>
          good.settle(
            token,
            settlements.filter(({ handoverId }) => holders.get(handoverId) === token),
            now,
          ),
      }
    },
    caughtBy: ['settling: lets a late `collected` win over everything'],
  },
  {
    lie: 'forgets the clock when it is closed',
    breaks: () => {
      let last = 0
      return {
        async tick(clock) {
          const steppedBack = Math.max(0, last - clock)
          last = Math.max(last, clock)
          return { now: last, steppedBack }
        },
      }
    },
    caughtBy: ['the journal: remembers the latest instant it has seen, and says how far the clock stands behind'],
  },
  {
    lie: 'counts what leaves as collected already',
    breaks: (good) => ({
      async counts(store, pass) {
        const counts = await good.counts(store, pass)
        return { ...counts, due: 0, collected: counts.collected + counts.due }
      },
    }),
    caughtBy: ['counting: sums to the orders seen, each in the one state people see'],
  },
  {
    lie: 'lets orders slip out before the pass has counted them',
    breaks: (good) => ({
      recordPage: (page, decide) =>
        good.recordPage(page, (row, known) => {
          const { awaitsPass: _, ...decision } = decide(row, known)
          return decision
        }),
    }),
    caughtBy: [
      'the end of a pass: opens what the pass took in, and nothing of it leaves before',
      'the end of a pass: holds all of a flood together, with how many they were',
    ],
  },
  {
    lie: 'forgets how far a backfill has come in this hour',
    breaks: (good) => {
      const rates = new Map<number, number>()
      return {
        async startBackfill(backfill) {
          const id = await good.startBackfill({ ...backfill, rate: undefined })
          if (backfill.rate !== undefined) rates.set(id, backfill.rate)
          return id
        },
        takeBackfill: (id, limit, at) => good.takeBackfill(id, Math.min(limit, rates.get(id) ?? limit), at),
      }
    },
    caughtBy: ['a backfill: takes no more within an hour than its rate, and saves nothing up'],
  },
  {
    lie: 'releases what is not ready itself, with all else that is held',
    breaks: (good) => ({
      async actOnMany(act) {
        const changed = await good.actOnMany(act)
        if (act.kind !== 'release') return changed
        const { orders } = await good.list({ store: act.store, states: ['held'], limit: act.limit })
        for (const { store, orderId } of orders) await good.act({ ...act, kind: 'retry', store, orderId })
        return changed + orders.length
      },
    }),
    caughtBy: ['by hand, for many: release lets go what is held for a reason of a rule or a person'],
  },
  {
    lie: 'sends an erased buyer’s order all the same',
    breaks: (good) => ({
      async prepare(token, prepared, now) {
        const blind = prepared.map((each) => {
          if (each.kind !== 'send') return each
          const { emailHash: _, ...rest } = each
          return rest
        })
        return good.prepare(token, blind, now)
      },
    }),
    caughtBy: [
      'preparing: stops an order whose buyer was erased, read now or before',
      'finding: hits by the hash of an address',
    ],
  },
]

async function openBroken(beast: Beast): Promise<OpenJournal> {
  const opened = await openForSuite()
  const broken = (good: Journal): Journal => ({ ...good, ...beast.breaks(good) })
  return { ...opened, journal: broken(opened.journal), reopen: async () => broken(await opened.reopen()) }
}

describe('the zoo of wrong journals', () => {
  for (const beast of beasts) {
    it(`holds one that ${beast.lie}, caught by the tests meant for it`, async () => {
      for (const name of beast.caughtBy) {
        const test = journalCases.find((each) => each.name === name)
        expect(test, `no test is called "${name}"`).toBeDefined()
        if (test !== undefined)
          await expect(
            runCase(test, () => openBroken(beast)),
            name,
          ).rejects.toThrow()
      }
    })

    it(`is fair to one that ${beast.lie}: most other tests pass`, async () => {
      const failed: string[] = []
      for (const test of journalCases) {
        await runCase(test, () => openBroken(beast)).catch(() => failed.push(test.name))
      }
      expect(failed).toEqual(expect.arrayContaining(beast.caughtBy))
      expect(failed.length).toBeLessThan(journalCases.length / 2)
    })
  }

  it('passes the journal they are built around', async () => {
    for (const test of journalCases) await runCase(test, () => openForSuite())
  })
})
