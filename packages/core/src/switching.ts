import { withPoll } from './engine/claim.ts'
import type { Engine, StoreRuntime } from './engine/runtime.ts'
import { RecolteError } from './errors.ts'
import type { StoreIdentity, StoreRecord, SwitchOutlook } from './journal/port.ts'

/** Going on with a store by another method, account or rule of references, without asking anybody twice. */
export interface Switching {
  /**
   * What `switchStore` would do, and the first orders it concerns. Changes nothing. Throws `nothing-to-switch` where the
   * configuration says what the journal knows.
   */
  previewSwitch(store: string): Promise<SwitchPlan>
  /**
   * Carries out what the configuration now says of a store that the journal knows otherwise: what may have been handed
   * over without a final answer becomes `uncertain`, everything else that is open leaves by the new way, and what was
   * collected stays so. Throws `nothing-to-switch`, or `store-busy` while another process hands over orders of it.
   */
  switchStore(store: string, actor: string): Promise<SwitchPlan>
}

export interface SwitchPlan extends SwitchOutlook {
  before: StoreIdentity
  after: StoreIdentity
}

/** How long a pass of another process is waited for. */
const PATIENCE_MS = 12_000

export function switching(engine: Engine, known: (store: string) => StoreRuntime): Switching {
  const { journal, clock } = engine

  const plan = async (name: string): Promise<SwitchPlan> => {
    const runtime = known(name)
    const record = await journal.store(name)
    if (record === undefined || isSame(record, runtime.identity)) {
      const { method, accountRule: account } = runtime.identity
      throw new RecolteError('nothing-to-switch', 'config', { detail: { store: name, method, account } })
    }
    const before = { ...runtime.identity, ...identityOf(record) }
    return { before, after: runtime.identity, ...(await journal.switchOutlook(name)) }
  }

  return {
    previewSwitch: plan,
    async switchStore(name, actor) {
      const planned = await plan(name)
      const pass = { deadline: clock.now() + PATIENCE_MS, signal: new AbortController().signal }
      let done: SwitchOutlook | undefined
      // Nobody may take in orders for the old way meanwhile.
      await withPoll(engine, name, pass, async () => {
        done = await whenFree(engine, planned.after, actor, pass.deadline)
      })
      if (done === undefined) throw new RecolteError('store-busy', 'config', { detail: { store: name } })
      const { leaves, unanswered, collected } = done
      return { ...planned, leaves, unanswered, collected }
    },
  }
}

/** Waits for what is in flight: a pass that lives settles it, a dead one's leases run out. */
async function whenFree(
  { journal, clock, token }: Engine,
  to: StoreIdentity,
  actor: string,
  until: number,
): Promise<SwitchOutlook | undefined> {
  for (;;) {
    const { now } = await journal.tick(clock.now())
    const outcome = await journal.switchStore({ to, actor, now })
    if (outcome.outcome === 'done') return outcome
    const free = (await journal.nextForeignLease([to.name], token, now)) ?? now
    if (free > until || clock.now() >= until) return undefined
    await clock.sleep(Math.max(1, Math.min(free - now, 500)))
  }
}

const identityOf = ({ method, accountRule, referenceRule }: StoreRecord) => ({ method, accountRule, referenceRule })

const isSame = (one: StoreIdentity, other: StoreIdentity): boolean =>
  one.method === other.method && one.accountRule === other.accountRule && one.referenceRule === other.referenceRule
