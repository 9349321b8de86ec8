import type { Clock } from '../clock.ts'
import { askFacts } from '../engine/facts.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { Language } from '../messages/text.ts'
import type { Rules } from '../qualify/rules.ts'
import { type Audit, audit } from './audit.ts'
import { type News, tellNews } from './news.ts'
import { type Simulation, simulate } from './simulate.ts'
import { type StoreStanding, standings } from './standing.ts'

/** Verifying what was done, without doing anything. Reads only. */
export interface Verifying {
  /** The shop's own count by creation day against ours: one day (YYYY-MM-DD in the account's zone), or the last seven. */
  audit(store: string, day?: string): Promise<Audit>
  /** What another trigger would have done with the orders of the last days. Throws `not-read-yet` before the first pass. */
  simulate(store: string, other: { trigger: string[]; days: number }): Promise<Simulation>
  /** How each store stands, failing and silent first; asks the journal alone. */
  standings(): Promise<StoreStanding[]>
  /** Hands `tell` what somebody should hear now, if anything, and remembers it as told where that says so. */
  news(tell: (news: News[]) => Promise<boolean>): Promise<void>
}

export function verifying(
  engine: Engine,
  stores: Map<string, StoreRuntime>,
  known: (store: string) => StoreRuntime,
  accounts: Rules['accounts'],
  { clock, language }: { clock: Clock; language: Language },
): Verifying {
  const { journal } = engine
  const zoneOf = ({ config: { account } }: StoreRuntime) => {
    const name = typeof account === 'string' ? account : Object.values(account)[0]
    return accounts[name ?? '']?.timeZone ?? 'Europe/Paris'
  }
  return {
    audit(store, day) {
      const runtime = known(store)
      return audit({ journal, runtime, timeZone: zoneOf(runtime), now: clock.now() }, day)
    },
    async simulate(store, { trigger, days }) {
      const runtime = known(store)
      const record = await journal.store(store)
      if (record === undefined) throw new RecolteError('not-read-yet', 'config', { detail: { store } })
      const now = clock.now()
      const facts = await askFacts(engine, runtime, now)
      const codes = trigger.map((code) => runtime.connector.normaliseStatus?.(code) ?? code)
      const there = new Set([...facts.statuses.map(({ code }) => code), 'onorder'])
      const unknown = codes.filter((code) => !there.has(code))
      if (unknown.length > 0) {
        const detail = { store, code: unknown.join(', '), known: facts.statuses.map(({ code }) => code).join(', ') }
        throw new RecolteError('no-such-status', 'config', { detail })
      }
      return simulate({ journal, runtime, accounts, record, facts, now }, codes, days)
    },
    standings: () => standings(journal, [...stores.values()], clock.now(), language),
    news: (tell) => tellNews({ journal, stores: [...stores.values()], language, now: clock.now() }, tell),
  }
}
