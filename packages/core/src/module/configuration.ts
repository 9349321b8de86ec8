import type { Instant } from '../clock.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { Setting } from '../journal/port.ts'
import type { Period } from './period.ts'
import { BY_HAND, flagKey, inForce, PUSHED, WAITS, waiting } from './pushed.ts'

/** What the platform has set for a store, by its own names. */
export interface PushedSettings {
  /** Over the configuration file's. */
  inForce: Record<string, string>
  /** Not in force until somebody accepts it. */
  waiting: Record<string, string>
  /** Every change, oldest first. `source`: `platform`, `platform-waits` or `operator`. */
  history: Setting[]
}

export interface ModuleSettings {
  pushed(store: string): Promise<PushedSettings>
  /** Puts in force what waits under this name. Throws `nothing-waits`. */
  acceptPushed(store: string, key: string, actor: string): Promise<void>
  /**
   * The file's value counts again; or what waits is set aside; or what the platform has taken back counts again. Throws
   * `nothing-pushed`.
   */
  undoPushed(store: string, key: string): Promise<void>
}

export function moduleSettings(engine: Engine, known: (store: string) => StoreRuntime): ModuleSettings {
  const { journal, clock } = engine
  const of = async (store: string) => journal.settings(known(store).name)
  const put = (store: string, source: string, key: string, value: string, history: Setting[]) =>
    journal.putSettings(store, source, { [key]: value }, after(history, key, clock.now()))
  return {
    async pushed(store) {
      const history = await of(store)
      const waits = waiting(history).map(({ key, value }) => [key, value])
      return { inForce: inForce(history), waiting: Object.fromEntries(waits), history }
    },
    async acceptPushed(store, key, actor) {
      const history = await of(store)
      const waits = waiting(history).findLast((one) => one.key === key)
      if (waits === undefined) throw new RecolteError('nothing-waits', 'config', { detail: { store, key } })
      if (key !== flagKey) return put(store, PUSHED, key, waits.value, history)
      const period: Period & { account: string } = JSON.parse(waits.value)
      await journal.flagOffers({ ...period, store, flag: true, actor, now: clock.now() })
      await put(store, WAITS, key, '', history)
    },
    async undoPushed(store, key) {
      const history = await of(store)
      if (waiting(history).some((one) => one.key === key)) return put(store, WAITS, key, '', history)
      const back = inForce(history)[key] === undefined ? takenBack(history, key) : ''
      if (back === undefined) throw new RecolteError('nothing-pushed', 'config', { detail: { store, key } })
      await put(store, BY_HAND, key, back, history)
    },
  }
}

/** The value that the platform's last word on it took back, if it did. */
function takenBack(history: Setting[], key: string): string | undefined {
  const [last, before] = history.filter((one) => one.key === key && one.source !== WAITS).reverse()
  return last?.source === PUSHED && last.value === '' ? before?.value : undefined
}

/** Later than every other value of it, so that it is the one that counts. */
const after = (history: Setting[], key: string, now: Instant): Instant =>
  Math.max(now, ...history.filter((one) => one.key === key).map(({ at }) => at + 1))
