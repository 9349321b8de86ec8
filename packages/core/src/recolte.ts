import { randomUUID } from 'node:crypto'
import type { ExplainQuery } from './api/explanation.ts'
import type { Recolte, RecolteOptions } from './api.ts'
import { byHand } from './by-hand.ts'
import { check } from './check/check.ts'
import { systemClock } from './clock.ts'
import { type Account, configSchema, type RecolteConfig } from './config.ts'
import type { Secrets } from './connector.ts'
import { custody } from './custody.ts'
import { AccountLine, lineKey } from './engine/account-line.ts'
import { acceptFacts, askFacts } from './engine/facts.ts'
import { HintBell } from './engine/hint-bell.ts'
import { refuseChange, storeIdentity } from './engine/identity.ts'
import type { Engine, StoreRuntime } from './engine/runtime.ts'
import { serve } from './engine/serve.ts'
import { linesOf } from './engine/store-turn.ts'
import { sync } from './engine/sync.ts'
import { RecolteError } from './errors.ts'
import { explain, findOrders } from './explain.ts'
import { inbound } from './hooks/index.ts'
import { createHttp } from './http/create.ts'
import type { Journal, OrderSummary } from './journal/port.ts'
import { openJournal } from './journal/sqlite/index.ts'
import { addMessages } from './messages/render.ts'
import { moduleMethod } from './method/module.ts'
import { purchaseEvents } from './method/purchase-events/index.ts'
import { webservice } from './method/webservice.ts'
import type { MethodDefinition } from './method.ts'
import { Answerer, answerablesOf } from './module/answer.ts'
import { moduleSettings } from './module/configuration.ts'
import { settingsInForce } from './module/pushed.ts'
import { dialectOf } from './module/routes.ts'
import { takingOver } from './module/takeover.ts'
import { privacy } from './privacy.ts'
import { filing } from './report/files.ts'
import { following } from './report/follow-up.ts'
import { reporting } from './report/report.ts'
import { reviewsTaker } from './reviews/pushed.ts'
import { reviews } from './reviews/reviews.ts'
import { type EncryptionKey, encryptionKey } from './secrets/key.ts'
import { storeSecrets } from './secrets/vault.ts'
import { switching } from './switching.ts'
import { USER_AGENT } from './user-agent.ts'
import { verifying } from './verify/verifying.ts'

/**
 * Everything Recolte does, for a program of your own: the command `recolte` is built on it.
 * Throws `RecolteError` (`config`, `encryption-key-malformed`, `no-such-connector`, `no-such-method`, `insecure-url`, `journal-…`) before any request.
 */
export async function createRecolte(options: RecolteOptions): Promise<Recolte> {
  const config = parse(options)
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
  const journal = typeof options.journal === 'string' ? await openJournal(options.journal) : options.journal
  opened.resolve(journal)
  const engine: Engine = { journal, clock, token: randomUUID(), emit }
  const lines = accountLines(config, runtimes, methods, engine)
  const work = { journal, stores: runtimes, accounts: config.accounts, methods, language }
  const bell = new HintBell()
  const rights = privacy(work, clock)
  const answerer = new Answerer(engine, answerablesOf(runtimes.values(), config.accounts, lines), reviewsTaker(engine))

  const chosen = (names: string[] | undefined) => (names ?? [...runtimes.keys()]).map((name) => known(runtimes, name))
  return {
    sync: async (asked = {}) => sync(engine, chosen(asked.stores), lines, config.accounts, asked),
    explain: (query) => explain(work, query),
    check: async (asked = {}) => {
      const context = { journal, accounts: config.accounts, now: clock.now(), language, probe: asked.probe ?? false }
      const result = await check(engine, chosen(asked.stores), context)
      if (asked.accept === true) for (const { name } of chosen(asked.stores)) await acceptFacts(engine, name)
      return result
    },
    async statuses(store) {
      const runtime = known(runtimes, store)
      const { info, statuses } = await askFacts(engine, runtime, clock.now())
      const { trigger } = await settingsInForce(journal, runtime, config.accounts, statuses)
      return { info, statuses: statuses.map((status) => ({ ...status, chosen: trigger.includes(status.code) })) }
    },
    find: (query) => find(journal, work, query),
    ...switching(engine, (name) => known(runtimes, name)),
    ...byHand(engine, (name) => known(runtimes, name), config.accounts),
    ...rights,
    ...custody(journal, clock, runtimes, (runtime) => sendsTwiceHarmlessly(runtime, lines)),
    ...reporting(work, (name) => known(runtimes, name), config.accounts, clock),
    ...filing(journal, (name) => known(runtimes, name)),
    ...takingOver(engine, (name) => known(runtimes, name), config.accounts),
    ...moduleSettings(engine, (name) => known(runtimes, name)),
    ...following(journal, config.accounts, clock),
    ...reviews(engine, (name) => known(runtimes, name)),
    ...verifying(engine, runtimes, (name) => known(runtimes, name), config.accounts, { clock, language }),
    ...inbound(engine, runtimes, bell, language, rights.forget, answerer),
    async serve({ signal }) {
      // Reading a shop may be broken off at any point; what is being sent has time-outs of its own.
      signal.addEventListener('abort', () => stopping.abort(), { once: true })
      await serve(engine, { stores: [...runtimes.values()], lines, accounts: config.accounts, bell, signal })
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

function parse(options: RecolteOptions): RecolteConfig {
  const parsed = configSchema.safeParse({ accounts: options.accounts, stores: options.stores })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
  throw new RecolteError('config', 'config', { detail: { problems }, cause: parsed.error })
}

function storeRuntime(
  name: string,
  config: RecolteConfig,
  options: RecolteOptions,
  methods: Map<string, MethodDefinition>,
  signal: AbortSignal,
  secrets: Secrets | undefined,
): StoreRuntime {
  const store = config.stores[name]
  if (store === undefined) throw new RecolteError('no-such-store', 'config', { detail: { store: name, known: '' } })
  const connector = options.connectors.find((one) => one.name === store.connector)
  if (connector === undefined) {
    const known = options.connectors.map((one) => one.name).join(', ')
    throw new RecolteError('no-such-connector', 'config', {
      detail: { store: name, connector: store.connector, known },
    })
  }
  needsDelay(name, store, config)
  const method = methods.get(store.method)
  if (method === undefined) {
    throw new RecolteError('no-such-method', 'config', {
      detail: { store: name, method: store.method, known: [...methods.keys()].join(', ') },
    })
  }
  // The platform goes on to know each order by what the module it takes us for called it.
  if (method.answers === true) store.reference = dialectOf({ config: store }).reference
  const log = (event: { level: 'debug' | 'info' | 'warn'; code: string; detail?: Record<string, string | number> }) =>
    options.onEvent?.({ type: 'log', store: name, ...event })
  const clock = options.clock ?? systemClock
  const allowInsecure = store.settings.allowInsecure === true
  const http = createHttp({ clock, userAgent: USER_AGENT, store: name, signal, allowInsecure, log })
  const normalise = (code: string) => connector.normaliseStatus?.(code) ?? code
  const trigger = (store.trigger ?? connector.defaultTrigger).map(normalise)
  const others =
    store.previousStatus === undefined ? store.exclude.statuses : [...store.exclude.statuses, store.previousStatus]
  const named = [...trigger, ...others.map(normalise)]
  const language = options.language ?? 'en'
  const context = { ...http, clock, log, signal, language, named, ...(secrets && { secrets }) }
  return {
    name,
    config: store,
    connector,
    context,
    store: connect(name, connector, store.settings, context),
    identity: storeIdentity(name, store, config.accounts),
    trigger,
    method,
  }
}

function keyOf({
  encryptionKey: given = process.env.RECOLTE_ENCRYPTION_KEY,
}: RecolteOptions): EncryptionKey | undefined {
  return given === undefined || given.trim() === '' ? undefined : encryptionKey(given)
}

/** Days on our side come off a delay we send; the account's own delay is out of our hands. */
function needsDelay(name: string, store: RecolteConfig['stores'][string], config: RecolteConfig): void {
  if (store.holdDays === undefined && store.delayFrom === 'collection') return
  const names = typeof store.account === 'string' ? [store.account] : Object.values(store.account)
  const without = names.find((account) => config.accounts[account]?.delay === undefined)
  if (without === undefined) return
  const key = store.holdDays === undefined ? 'delayFrom' : 'holdDays'
  const problems = `stores.${name}.${key}: set "delay" in accounts.${without}, from which it is taken off`
  throw new RecolteError('config', 'config', { detail: { problems } })
}

function connect(
  name: string,
  connector: RecolteOptions['connectors'][number],
  settings: unknown,
  context: Parameters<typeof connector.connect>[1],
) {
  const parsed = connector.config.safeParse(settings)
  if (parsed.success) return connector.connect(settings, context)
  const problems = parsed.error.issues
    .map((issue) => `stores.${[name, 'settings', ...issue.path].join('.')}: ${issue.message}`)
    .join('\n')
  throw new RecolteError('config', 'config', { detail: { problems }, cause: parsed.error })
}

/** One line for each account that a store uses, by each method: what goes to it is paced and paused together. */
function accountLines(
  config: RecolteConfig,
  runtimes: Map<string, StoreRuntime>,
  methods: Map<string, MethodDefinition>,
  engine: Engine,
): Map<string, AccountLine> {
  const lines = new Map<string, AccountLine>()
  const memory = { get: engine.journal.getMeta, set: engine.journal.setMeta }
  for (const {
    name: store,
    config: { account, method },
  } of runtimes.values()) {
    for (const name of typeof account === 'string' ? [account] : Object.values(account)) {
      const settings: Account | undefined = config.accounts[name]
      if (settings === undefined) {
        const problems = `stores.${store}.account: there is no account "${name}"; accounts: ${Object.keys(config.accounts).join(', ')}`
        throw new RecolteError('config', 'config', { detail: { problems } })
      }
      const definition = methods.get(method)
      const key = lineKey(name, method)
      if (lines.has(key) || definition === undefined) continue
      const connected = definition.connect(settings, { clock: engine.clock, userAgent: USER_AGENT, memory })
      lines.set(key, new AccountLine(name, settings, connected, engine.journal, engine.clock))
    }
  }
  return lines
}

function sendsTwiceHarmlessly(runtime: StoreRuntime, lines: Map<string, AccountLine>): boolean {
  return [...linesOf(runtime, lines).values()].every(({ method }) => method.repeatable)
}

function known(runtimes: Map<string, StoreRuntime>, name: string): StoreRuntime {
  const runtime = runtimes.get(name)
  if (runtime !== undefined) return runtime
  throw new RecolteError('no-such-store', 'config', { detail: { store: name, known: [...runtimes.keys()].join(', ') } })
}
