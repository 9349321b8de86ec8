import type { Account, RecolteConfig } from '../config.ts'
import { lineKey } from '../engine/account-keys.ts'
import { AccountLine } from '../engine/account-line.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { MethodDefinition } from '../method.ts'
import { USER_AGENT } from '../user-agent.ts'

/** One line for each account that a store uses, by each method: what goes to it is paced and paused together. */
export function accountLines(
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
