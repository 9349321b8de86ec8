import { type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, pick, truth } from '../trial.ts'
import { at, idsOf, isInstant, pagesOf, walk } from '../walk.ts'

const STOPPED = 'Cron stops a run, a machine restarts: the next run starts at the last `through`.'

export const resumeRules: Rule[] = [
  {
    point: 'resume',
    name: 'a list read twice gives the same orders',
    why: `${STOPPED} What came the first time must come again, for the first time may have been lost.`,
    fix: 'Keep no state between two calls of `changes`: what was shown before is the journal’s business. What `recorded` puts away is still there.',
    orders: 40,
    async run({ bench, open }) {
      const since = beginning(await truth(bench))
      const { store } = open()
      const first = idsOf(await pagesOf(store, { since, pageSize: 10 }))
      await store.recorded?.()
      const second = idsOf(await pagesOf(store, { since, pageSize: 10 }))
      const lost = [...first].filter((id) => !second.has(id))
      expect(lost.length === 0, () => `came the first time and not the second: ${some(lost)}`)
    },
  },
  {
    point: 'resume',
    name: 'a run stopped between two pages goes on from `through` and loses none',
    why: `${STOPPED} A \`through\` that is too late skips what was not shown yet.`,
    fix: 'Give as `through` the instant of the last row shown; the shop’s clock (less its delay) only with the last page.',
    orders: 40,
    async run({ bench, open }) {
      if (bench.addAtSameInstant !== undefined) await bench.addAtSameInstant(15)
      const orders = await truth(bench)
      const since = beginning(orders)
      for (let stop = 1; stop <= 9; stop += 1) {
        const pages = []
        for await (const page of walk(open().store, { since, pageSize: 7 })) {
          pages.push(page)
          if (pages.length === stop) break
        }
        const last = pages.at(-1)
        const through = last?.through ?? since
        const place = last?.place === undefined ? {} : { place: last.place }
        pages.push(...(await pagesOf(open().store, { since: through, ...place, pageSize: 7 })))
        const shown = idsOf(pages)
        const lost = orders.filter(({ id }) => !shown.has(id))
        expect(lost.length === 0, () => {
          return `stopped after page ${stop}, resumed from ${at(through)}: never came: ${some(lost.map(({ id }) => id))}`
        })
      }
    },
  },
  {
    point: 'resume',
    name: '`through` only moves forward, up to the last row, and never past the shop’s clock',
    why: 'The watermark of the next run is made of it. A watermark in the shop’s future loses every order until then; one that lags reads the same orders at each pass.',
    fix: 'Take the clock from the answer’s `Date` header, never from this machine, and never let `through` pass it.',
    orders: 40,
    async run({ bench, open }) {
      const orders = await truth(bench)
      const since = beginning(orders)
      const pages = await pagesOf(open().store, { since, pageSize: 10 })
      let before = since
      for (const { through, clock } of pages) {
        expect(isInstant(through) && isInstant(clock), () => `through is ${at(through)}, clock is ${at(clock)}`)
        expect(through >= before, () => `through went back from ${at(before)} to ${at(through)}`)
        expect(through <= clock, () => `through is ${at(through)}, and the shop’s clock only ${at(clock)}`)
        expectClock(clock, bench.now())
        before = through
      }
      const last = pick(orders, -1).changedAt
      expect(
        before >= last,
        () => `everything was shown, the last change is of ${at(last)}, and through is ${at(before)}`,
      )
    },
  },
  {
    point: 'resume',
    name: 'a poll that finds nothing still gives one page, with the shop’s clock',
    why: 'Without it the watermark stands still and nobody can tell a quiet shop from one that is not read.',
    fix: 'Yield the last page even when it has no rows.',
    orders: 20,
    async run({ bench, open }) {
      const since = new Date(bench.now().getTime() + 1)
      const pages = await pagesOf(open().store, { since })
      expect(pages.length > 0, () => 'no page at all')
      for (const { clock } of pages) expectClock(clock, bench.now())
    },
  },
]

/** A `Date` header has whole seconds, and a request takes its time. */
export function expectClock(told: Date, now: Date): void {
  expect(Math.abs(told.getTime() - now.getTime()) < 5_000, () => {
    return `the clock is told as ${at(told)}; the shop’s own clock shows ${at(now)}`
  })
}
