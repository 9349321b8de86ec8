import type { ByHand } from './api/by-hand.ts'
import { DAY, type Instant } from './clock.ts'
import type { Account } from './config.ts'
import { previewBackfill } from './engine/backfill.ts'
import { connectStore, rulesFor } from './engine/connect.ts'
import { facts } from './engine/facts.ts'
import type { Engine, StoreRuntime } from './engine/runtime.ts'
import type { ActOnMany } from './journal/port.ts'

/** Hand-overs changed in one transaction. */
const GROUP = 500

/** Every act on purpose: each is journaled with who and when. */
export function byHand(
  engine: Engine,
  known: (store: string) => StoreRuntime,
  accounts: Record<string, Account>,
): ByHand {
  const { journal, clock } = engine
  const tick = async () => (await journal.tick(clock.now())).now

  const many = async (kind: ActOnMany['kind'], store: string, actor: string, since?: Instant) => {
    known(store)
    const act = { kind, store, actor, now: await tick(), limit: GROUP, ...(since === undefined ? {} : { since }) }
    let changed = 0
    for (let last = GROUP; last === GROUP; changed += last) last = await journal.actOnMany(act)
    return changed
  }
  const one = async (
    kind: 'retry' | 'cancel' | 'confirm',
    order: { store: string; orderId: string },
    actor: string,
  ) => {
    const { outcome, before } = await journal.act({ kind, ...order, actor, now: await tick() })
    return { done: outcome === 'done', outcome, before }
  }
  /** The store as the last pass left it; one never read is connected first. */
  const turn = async (store: string) => {
    const runtime = known(store)
    const now = await tick()
    const { record } = await connectStore(engine, runtime, now)
    return { runtime, now, record, rules: rulesFor(runtime, accounts, record, await facts(engine, runtime, now)) }
  }
  /** Asks the shop nothing once the store is known: a shop in trouble is the moment to pause. */
  const pausing = async (store: string, pausedAt: Instant | undefined, actor: string) => {
    const runtime = known(store)
    const record = (await journal.store(store)) ?? (await connectStore(engine, runtime, await tick())).record
    if ((record.pausedAt === undefined) === (pausedAt === undefined)) return false
    await journal.pauseStore(store, pausedAt, actor, await tick())
    return true
  }

  return {
    retry: (order, actor) => one('retry', order, actor),
    cancel: (order, actor) => one('cancel', order, actor),
    confirm: (order, actor) => one('confirm', order, actor),
    release: (store, actor) => many('release', store, actor),
    cancelHeld: (store, actor) => many('cancel-held', store, actor),
    retryRefused: (store, actor, since) => many('retry-refused', store, actor, since),
    pause: async (store, actor) => pausing(store, await tick(), actor),
    resume: (store, actor) => pausing(store, undefined, actor),

    async concerned(store, act, since) {
      known(store)
      if (act !== 'release-rules')
        return journal.concerned({ kind: act, store, ...(since === undefined ? {} : { since }) })
      const left = await journal.countSkipped(leftBehind(store, since ?? 0, await tick()))
      return left === 0 ? {} : { 'rules-changed': left }
    },

    async releaseRules(store, actor, days) {
      const runtime = known(store)
      const now = await tick()
      const { record } = await connectStore(engine, runtime, now)
      const at = { method: runtime.method.name, now, pass: record.pass, actor }
      const query = { ...leftBehind(store, days === undefined ? 0 : now - days * DAY, now), limit: GROUP, ...at }
      let released = 0
      for (let after: string | undefined, more = true; more; ) {
        const { taken, next } = await journal.takeSkipped({ ...query, ...(after === undefined ? {} : { after }) })
        released += taken
        after = next
        more = next !== undefined
      }
      return released
    },

    async previewBackfill(store, period, onProgress = () => {}) {
      const { runtime, rules } = await turn(store)
      return previewBackfill(engine, runtime, rules, period, onProgress)
    },
    async startBackfill(store, { from, to, cap, rate }, actor) {
      const now = await tick()
      await connectStore(engine, known(store), now)
      return journal.startBackfill({ store, from, to, cap, rate, startedAt: now, state: 'running', actor })
    },
    backfills: (store) => journal.backfills(known(store).name),
    setBackfill: async (id, state, actor) => journal.setBackfillState(id, state, actor, await tick()),
  }
}

const leftBehind = (store: string, from: Instant, now: Instant) => ({
  store,
  reason: 'rules-changed' as const,
  from,
  to: now + 1,
})
