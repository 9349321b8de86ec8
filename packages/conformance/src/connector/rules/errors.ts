import type { RecolteError } from '@recolte/core'
import type { Bench, Fault } from '../bench.ts'
import { expectDiscreet, expectSayable, failureOf, failuresOf } from '../failure.ts'
import { NotOffered, needs, type Rule, startFault } from '../rule.ts'
import { expect } from '../seen.ts'
import type { Session } from '../session.ts'
import { beginning, pick, type Trial, truth } from '../trial.ts'
import { idsOf, pagesOf, walk } from '../walk.ts'

const WRAP =
  'Make requests through `context` only, turn what it throws into nothing else, and clean the cause of a library’s own error.'

/** Looked up before the failure: a bench may ask its own shop. */
const someId = async (bench: Bench) => pick(await truth(bench), 0).id

/** A failure as the shop's owner meets it: shown, sayable, discreet, and with the right fate. */
async function meet(trial: Trial, session: Session, id: string, fate: RecolteError['fate']): Promise<RecolteError> {
  const [listed, read] = await failuresOf(session, id)
  for (const error of [listed, read]) {
    expectSayable(error, trial.connector.messages)
    expectDiscreet(error, session, trial.bench.secrets)
    expect(error.fate === fate, () => `${error.code} has the fate "${error.fate}" where it should be "${fate}"`)
  }
  expect(listed.code === read.code, () => `the same failure is ${listed.code} in changes() and ${read.code} in read()`)
  return listed
}

async function meetFault(trial: Trial, kind: Fault): Promise<RecolteError> {
  const id = await someId(trial.bench)
  await startFault(trial.bench, kind)
  return meet(trial, trial.open(), id, 'retry')
}

export const errorRules: Rule[] = [
  {
    point: 'errors',
    name: 'a wrong key is an error that says so',
    why: 'Taken for an empty answer, it would make every order look gone. In a text, the key would be in the next bug report.',
    fix: `Throw \`shop-key-refused\` (fate "config"). ${WRAP}`,
    orders: 10,
    async run(trial) {
      await meet(trial, trial.open(trial.bench.wrongKey), await someId(trial.bench), 'config')
    },
  },
  {
    point: 'errors',
    name: 'a key without rights is an error that says so',
    why: 'The owner would create one new key after another, each as powerless as the first.',
    fix: `Throw \`shop-forbidden\` (fate "config"). ${WRAP}`,
    orders: 10,
    async run(trial) {
      needs(trial.bench, 'noRights')
      await meet(trial, trial.open(trial.bench.noRights), await someId(trial.bench), 'config')
    },
  },
  {
    point: 'errors',
    name: 'a shop that is down is an error that says so',
    why: 'Shops go down for an update each week. It must be tried again, and must not look like a shop without orders.',
    fix: `Throw \`shop-down\` or \`shop-unreachable\` (fate "retry") from every method. ${WRAP}`,
    orders: 10,
    async run(trial) {
      await meetFault(trial, 'down')
      const { store } = trial.open()
      await failureOf('describe()', () => store.describe())
      await failureOf('statuses()', () => store.statuses())
    },
  },
  {
    point: 'errors',
    name: 'a busy shop is an error that says when to come back',
    why: 'Without the delay Recolte comes back too early, and the host locks it out.',
    fix: `Throw \`shop-busy\` (fate "retry") with \`retryAfterMs\` from Retry-After. ${WRAP}`,
    orders: 10,
    async run(trial) {
      const { code, retryAfterMs = 0 } = await meetFault(trial, 'busy')
      expect(retryAfterMs > 0, () => `${code} has no retryAfterMs`)
    },
  },
  {
    point: 'errors',
    name: 'a web page instead of data is an error that says so',
    why: 'A maintenance page with status 200 is the most usual failure of all. "Unexpected token <" helps nobody.',
    fix: `Look before you parse, and throw \`shop-html\` (fate "retry"). ${WRAP}`,
    orders: 10,
    run: async (trial) => void (await meetFault(trial, 'html')),
  },
  {
    point: 'errors',
    name: 'each kind of failure has its own code',
    why: 'The next step differs: a new key, another user, the host, patience, the address.',
    fix: 'Do not gather failures under one code: pass on what `context` throws.',
    orders: 10,
    async run(trial) {
      const { bench } = trial
      const id = await someId(bench)
      const kinds = new Map<string, string>()
      const note = (code: string, kind: string) => {
        const other = kinds.get(code)
        expect(other === undefined, () => `${kind} and ${other} are both ${code}`)
        kinds.set(code, kind)
      }
      const codeOf = async (session: Session) => (await failuresOf(session, id))[0].code
      note(await codeOf(trial.open(bench.wrongKey)), 'a wrong key')
      if (bench.noRights !== undefined) note(await codeOf(trial.open(bench.noRights)), 'a key without rights')
      for (const kind of ['down', 'busy', 'html'] as const) {
        if (bench.faults?.[kind] === undefined) continue
        await bench.faults[kind]()
        note(await codeOf(trial.open()), kind)
      }
      if (kinds.size < 2) throw new NotOffered(['a second kind of failure (bench.noRights, bench.faults)'])
    },
  },
  {
    point: 'errors',
    name: 'a shop that gives the same page for ever is an error, not a loop',
    why: 'A cache or an old version ignores the question. A connector that believes it reads all night, or stops and loses the rest.',
    fix: 'Throw `shop-endless` when a full page brings you no further than the one before.',
    orders: 30,
    async run(trial) {
      const { bench, connector } = trial
      await startFault(bench, 'endless')
      const session = trial.open()
      const error = await failureOf('changes()', async () => {
        const before = bench.requests()
        for await (const page of walk(session.store, { since: new Date(0), pageSize: 10 })) {
          const requests = bench.requests() - before
          expect(requests < 50, () => `${requests} requests, and the last page still has ${page.rows.length} rows`)
        }
      })
      expectSayable(error, connector.messages)
      expectDiscreet(error, session, bench.secrets)
    },
  },
  {
    point: 'errors',
    name: 'after a failure the same store works again',
    why: 'A process may run for months. One that remembers its first failure stays silent until somebody restarts it.',
    fix: 'Remember answers, never failures: drop a cached promise when it is rejected.',
    orders: 10,
    async run({ bench, open }) {
      needs(bench, 'repair')
      const orders = await truth(bench)
      const { store } = open()
      await startFault(bench, 'down')
      const query = { since: beginning(orders) }
      await failureOf('changes()', () => pagesOf(store, query))
      await failureOf('describe()', () => store.describe())
      await failureOf('statuses()', () => store.statuses())
      await bench.repair()
      await store.describe()
      await store.statuses()
      const shown = idsOf(await pagesOf(store, query))
      expect(
        shown.size === orders.length,
        () => `the shop is back with ${orders.length} orders, and ${shown.size} came`,
      )
    },
  },
]
