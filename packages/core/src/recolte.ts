import { randomUUID } from 'node:crypto'
import type { ExplainQuery } from './api/explanation.ts'
import type { Recolte, RecolteOptions } from './api.ts'
import { accountLines } from './assemble/lines.ts'
import { configOf, keyOf } from './assemble/options.ts'
import { storeRuntime } from './assemble/store.ts'
import { byHand } from './by-hand.ts'
import { check } from './check/check.ts'
import { systemClock } from './clock.ts'
import { custody } from './custody.ts'
import type { AccountLine } from './engine/account-line.ts'
import { acceptFacts, askFacts } from './engine/facts.ts'
import { fixing } from './engine/files/fixing.ts'
import { HintBell } from './engine/hint-bell.ts'
import { refuseChange } from './engine/identity.ts'
import type { Engine, StoreRuntime } from './engine/runtime.ts'
import { serve } from './engine/serve.ts'
import { linesOf } from './engine/store-turn.ts'
import { sync } from './engine/sync.ts'
import { RecolteError } from './errors.ts'
import { explain, findOrders } from './explain.ts'
import { inbound } from './hooks/index.ts'
import type { Journal, OrderSummary } from './journal/port.ts'
import { openJournal } from './journal/sqlite/index.ts'
import { addMessages } from './messages/render.ts'
import { moduleMethod } from './method/module.ts'
import { purchaseEvents } from './method/purchase-events/index.ts'
import { webservice } from './method/webservice.ts'
import { Answerer, answerablesOf } from './module/answer.ts'
import { moduleSettings } from './module/configuration.ts'
import { settingsInForce } from './module/pushed.ts'
import { takingOver } from './module/takeover.ts'
import { privacy } from './privacy.ts'
import { filing } from './report/files.ts'
import { following } from './report/follow-up.ts'
import { reporting } from './report/report.ts'
import { waysOf } from './reviews/in/ways.ts'
import { reviewsTaker } from './reviews/pushed.ts'
import { reviews } from './reviews/reviews.ts'
import { storeSecrets } from './secrets/vault.ts'
import { switching } from './switching.ts'
import { verifying } from './verify/verifying.ts'

/**
 * Everything Recolte does, for a program of your own: the command `recolte` is built on it.
 * Throws `RecolteError` (`config`, `encryption-key-malformed`, `no-such-connector`, `no-such-method`, `insecure-url`, `journal-…`) before any request.
 */
export async function createRecolte(options: RecolteOptions): Promise<Recolte> {
  const config = configOf(options)
  const stopping = new AbortController()
  const clock = options.clock ?? systemClock
  const methods = new Map(
    [webservice, purchaseEvents, moduleMethod, ...(options.methods ?? [])].map((method) => [method.name, method]),
  )
  for (const connector of options.connectors) addMessages(connector.messages)
  const language = options.language ?? 'en'
  const emit = options.onEvent ?? (() => {})
  const runtimes = new Map<string, StoreRuntime>()
  const key = keyOf(options)
  // A journal is opened once all settings are right; stores that keep secrets are connected before.
  const opened = Promise.withResolvers<Journal>()
  for (const name of Object.keys(config.stores)) {
    runtimes.set(
      name,
      storeRuntime(name, config, options, methods, stopping.signal, key && storeSecrets(name, key, opened.promise)),
    )
  }
  const ways = new Map(
    [...runtimes].map(([name, runtime]) => [
      name,
      waysOf(runtime, { clock, accounts: config.accounts, files: options.reviewFiles, signal: stopping.signal }),
    ]),
  )
  const journal = typeof options.journal === 'string' ? await openJournal(options.journal) : options.journal
  opened.resolve(journal)
  const engine: Engine = { journal, clock, token: randomUUID(), emit }
  const lines = accountLines(config, runtimes, methods, engine)
  const work = { journal, stores: runtimes, accounts: config.accounts, methods, language }
  const bell = new HintBell()
  const rights = privacy(work, clock)
  const answerer = new Answerer(engine, answerablesOf(runtimes.values(), config.accounts, lines), reviewsTaker(engine))

  const one = (name: string) => known(runtimes, name)
  const chosen = (names: string[] | undefined) => (names ?? [...runtimes.keys()]).map(one)
  return {
    sync: async (asked = {}) =>
      sync(engine, { stores: chosen(asked.stores), lines, accounts: config.accounts, ways }, asked),
    explain: (query) => explain(work, query),
    check: async (asked = {}) => {
      const context = { journal, accounts: config.accounts, now: clock.now(), language, probe: asked.probe ?? false }
      const result = await check(engine, chosen(asked.stores), context)
      if (asked.accept === true) for (const { name } of chosen(asked.stores)) await acceptFacts(engine, name)
      return result
    },
    async statuses(store) {
      const runtime = one(store)
      const { info, statuses } = await askFacts(engine, runtime, clock.now())
      const { trigger } = await settingsInForce(journal, runtime, config.accounts, statuses)
      return { info, statuses: statuses.map((status) => ({ ...status, chosen: trigger.includes(status.code) })) }
    },
    find: (query) => find(journal, work, query),
    ...switching(engine, one),
    ...byHand(engine, one, config.accounts),
    ...rights,
    ...custody(journal, clock, runtimes, (runtime) => sendsTwiceHarmlessly(runtime, lines)),
    ...reporting(work, one, config.accounts, clock),
    ...filing(journal, one),
    ...fixing(engine, one, lines),
    ...takingOver(engine, one, config.accounts),
    ...moduleSettings(engine, one),
    ...following(journal, config.accounts, clock),
    ...reviews(engine, { accounts: config.accounts, runtimes, ways, files: options.reviewFiles, known: one }),
    ...verifying(engine, runtimes, one, config.accounts, { clock, language }),
    ...inbound(engine, runtimes, bell, language, rights.forget, answerer),
    async serve({ signal }) {
      // Reading a shop may be broken off at any point; what is being sent has time-outs of its own.
      signal.addEventListener('abort', () => stopping.abort(), { once: true })
      await serve(engine, { stores: [...runtimes.values()], lines, accounts: config.accounts, ways, bell, signal })
    },
    async verify() {
      for (const { name, identity } of runtimes.values()) {
        const record = await journal.store(name)
        if (record !== undefined) refuseChange(record, identity)
      }
    },
    async close() {
      stopping.abort()
      for (const line of lines.values()) await line.method.close?.()
      for (const way of [...ways.values()].flat()) await way.close?.()
      await journal.close()
    },
  }
}

async function find(
  journal: Journal,
  work: Parameters<typeof findOrders>[0],
  query: ExplainQuery,
): Promise<OrderSummary[]> {
  const found: OrderSummary[] = []
  for (const key of await findOrders(work, query)) {
    const story = await journal.story(key)
    if (story !== undefined) found.push(story)
  }
  return found
}

function sendsTwiceHarmlessly(runtime: StoreRuntime, lines: Map<string, AccountLine>): boolean {
  return [...linesOf(runtime, lines).values()].every(({ method }) => method.repeatable)
}

function known(runtimes: Map<string, StoreRuntime>, name: string): StoreRuntime {
  const runtime = runtimes.get(name)
  if (runtime !== undefined) return runtime
  throw new RecolteError('no-such-store', 'config', { detail: { store: name, known: [...runtimes.keys()].join(', ') } })
}
