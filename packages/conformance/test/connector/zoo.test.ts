import { describe, expect, it, vi } from 'vitest'
import { connectorRules, type Rule, runRule, type Subject } from '../../src/index.ts'
import { openToy } from './toy/bench.ts'
import { toy } from './toy/index.ts'
import { failingBeasts } from './zoo/failing.ts'
import { hoarder, mannerBeasts } from './zoo/manners.ts'
import { ownReviewBeasts } from './zoo/own-reviews.ts'
import { pagingBeasts } from './zoo/paging.ts'
import { readingBeasts } from './zoo/reading.ts'
import { shelfBeasts } from './zoo/shelves.ts'
import { webhookBeasts } from './zoo/webhooks.ts'

const beasts = [
  ...pagingBeasts,
  ...readingBeasts,
  ...failingBeasts,
  ...mannerBeasts,
  ...webhookBeasts,
  ...shelfBeasts,
  ...ownReviewBeasts,
]

// One beast talks.
vi.spyOn(console, 'debug').mockImplementation(() => undefined)

async function brokenRules(subject: Subject): Promise<Map<string, string>> {
  const broken = new Map<string, string>()
  for (const rule of connectorRules) {
    const outcome = await runRule(rule, subject)
    if (outcome.kind === 'broken') broken.set(rule.name, outcome.error.message)
  }
  return broken
}

function ruleNamed(name: string): Rule {
  const rule = connectorRules.find((one) => one.name === name)
  if (rule === undefined) throw new Error(`no rule is called "${name}"`)
  return rule
}

describe('the zoo of wrong connectors', () => {
  it.each(beasts)(
    'one that $name is caught by the rule meant for it, and by no other',
    async ({ connector, breaks }) => {
      const broken = await brokenRules({ connector, open: openToy, manyOrders: 3_000 })
      const why = [...broken].map(([name, message]) => `${name}: ${message}`).join('\n')
      expect(new Set(broken.keys()), why).toEqual(new Set(breaks.map((name) => ruleNamed(name).name)))
    },
  )

  it('has a beast for each rule, so that no rule is one that cannot fail', () => {
    const caught = new Set(beasts.flatMap(({ breaks }) => breaks))
    expect(connectorRules.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([])
  })

  it('holds one that hoards copies of rows, which shows over a large shop', async () => {
    const outcome = await runRule(ruleNamed('memory stays flat over a whole shop'), {
      ...{ connector: hoarder, open: openToy, manyOrders: 50_000 },
    })
    expect(outcome).toMatchObject({ kind: 'broken', error: { message: expect.stringContaining('the heap grew by') } })
  })
})

describe('what an author reads', () => {
  it('says what was seen, why it matters and what to do', async () => {
    const [beast] = pagingBeasts
    const rule = ruleNamed('changes() gives every order changed at or after `since`')
    const outcome = await runRule(rule, { connector: beast?.connector ?? toy, open: openToy, manyOrders: 10 })
    expect(outcome).toMatchObject({ kind: 'broken' })
    const message = outcome.kind === 'broken' ? outcome.error.message : ''
    expect(message).toMatch(
      /^changes\(\) gives every order.*\n {2}seen: since .*: never came: 1000\n {2}why it matters: .*\n {2}what to do: /,
    )
  })

  it('names what its bench does not offer, instead of passing', async () => {
    const bare: Subject['open'] = async (size) => {
      const { settings, wrongKey, secrets, now, orders, change, requests, close } = await openToy(size)
      return { settings, wrongKey, secrets, now, orders, change, requests, close }
    }
    const skipped: string[] = []
    for (const rule of connectorRules) {
      const outcome = await runRule(rule, { connector: toy, open: bare, manyOrders: 100 })
      if (outcome.kind === 'not-offered') skipped.push(outcome.message)
      else expect(outcome, rule.name).toEqual({ kind: 'passed' })
    }
    expect([...new Set(skipped)].sort()).toEqual([
      'not offered: a second kind of failure (bench.noRights, bench.faults)',
      'not offered: bench.addAtSameInstant',
      'not offered: bench.addUnknownFields',
      'not offered: bench.averages',
      'not offered: bench.breakOrder',
      'not offered: bench.faults.busy',
      'not offered: bench.faults.down',
      'not offered: bench.faults.endless',
      'not offered: bench.faults.hang',
      'not offered: bench.faults.html',
      'not offered: bench.noRights',
      'not offered: bench.ownReviews',
      'not offered: bench.ownReviews, bench.reviews',
      'not offered: bench.remove',
      'not offered: bench.repair',
      'not offered: bench.reviews',
      'not offered: bench.setStatus',
      'not offered: bench.webhook',
    ])
  })
})
