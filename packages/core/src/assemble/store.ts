import type { RecolteOptions } from '../api.ts'
import { systemClock } from '../clock.ts'
import type { RecolteConfig } from '../config.ts'
import type { Secrets } from '../connector.ts'
import { storeIdentity } from '../engine/identity.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import { createHttp } from '../http/create.ts'
import { errorText } from '../messages/render.ts'
import type { MethodDefinition } from '../method.ts'
import { dialectOf } from '../module/routes.ts'
import { USER_AGENT } from '../user-agent.ts'

/** One configured store, connected; asks the shop nothing. */
export function storeRuntime(
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
    .map((issue) => {
      const { message } = errorText(issue.message, {}, 'en')
      return `stores.${[name, 'settings', ...issue.path].join('.')}: ${message}`
    })
    .join('\n')
  throw new RecolteError('config', 'config', { detail: { problems }, cause: parsed.error })
}
