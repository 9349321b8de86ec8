import type { RecolteError } from '../errors.ts'
import type { Prepared } from '../journal/port.ts'
import { Leases } from './leases.ts'
import { FRESH_FOR, type Plan, prepare } from './prepare.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
import { keepReleased } from './settle.ts'

/** Orders read, qualified and written together. */
const GROUP = 256

export interface ReadAhead {
  read: number
  shopFailure: RecolteError | undefined
}

/**
 * Makes ready what is due of a store whose platform comes and asks, or takes files: read complete from the shop, qualified, its
 * purchase kept, so that an answer needs no shop. One that is ready is read again when the shop shows a change, and when
 * its reading has grown old; a shop that is away leaves it on offer as it is.
 */
export async function readAhead(
  engine: Engine,
  runtime: StoreRuntime,
  pass: Pass,
  passNumber: number,
  shopFailure: RecolteError | undefined,
): Promise<ReadAhead> {
  const { journal, clock, token } = engine
  const { rules, name } = runtime
  if (rules === undefined) throw new Error('a store reads ahead only after its rules are built')
  const leases = new Leases(engine)
  const done: ReadAhead = { read: 0, shopFailure }
  try {
    while (!isOver(pass, clock)) {
      const now = clock.now()
      const query = { stores: [name], excludeAccounts: [], now, limit: GROUP, passes: { [name]: passNumber } }
      const leased = await leases.take({ ...query, as: runtime.identity, onlyDue: runtime.method.drops === true })
      if (leased.length === 0) break
      const { readBatch } = runtime.connector
      const { groupHours } = runtime.config
      const work = { store: runtime.store, journal, rules, now, readBatch, groupHours, failure: done.shopFailure }
      const { plans, failure } = await prepare(leased, work)
      done.shopFailure ??= failure
      await journal.prepare(
        token,
        plans.map((plan) => ready(plan, runtime.method.drops === true ? 'in-next-file' : 'on-offer', now)),
        now,
      )
      leases.forget(leased.map(({ handoverId }) => handoverId))
      done.read += leased.length
    }
  } finally {
    await leases.close()
  }
  return done
}

/** What would leave now is kept ready instead. */
function ready({ leased, prepared }: Plan, code: 'on-offer' | 'in-next-file', now: number): Prepared {
  if (prepared.kind !== 'send') return prepared
  // Once the platform may have had it, that is said until it is certain.
  const once = leased.reason.code === 'offered-once'
  const reason = once ? leased.reason : keepReleased(leased, { code })
  const readAt = prepared.purchase === undefined ? (leased.payload?.readAt ?? now) : now
  return { ...prepared, kind: 'ready', reason, nextAt: readAt + FRESH_FOR }
}
