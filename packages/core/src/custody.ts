import { isAbsolute } from 'node:path'
import type { Clock, Instant } from './clock.ts'
import type { StoreRuntime } from './engine/runtime.ts'
import type { BackupRecord, Journal, JournalInfo } from './journal/port.ts'
import type { ShownState } from './model/states.ts'

/** Looking after the journal itself: without it nobody knows any more who was asked. */
export interface Custody {
  journalInfo(): Promise<JournalStanding>
  /**
   * A consistent copy into a new file (absolute path), while passes go on. It holds everything but what was read of
   * buyers, which is read again from the shop. Throws `file-exists` or `file-unwritable`.
   */
  backup(file: string): Promise<BackupRecord>
  /**
   * To be called once after a copy was put in the journal's place; with `preview` it only says what it would do. What
   * was open when the copy was taken may have left since. Where sending again is harmless it simply leaves again; else
   * it becomes `uncertain`, and orders that were ready before now and that the copy does not know are held.
   */
  restored(options: { actor: string; preview?: boolean }): Promise<Restoration>
}

export interface JournalStanding extends JournalInfo {
  stores: Record<string, { configured: boolean; counts: Record<ShownState, number>; oldestDue: Instant | undefined }>
}

export interface Restoration {
  /** What happened after this instant is not in the journal. */
  knownUntil: Instant | undefined
  stores: Record<string, RestoredStore>
  /** Hand-overs that became (or, in a preview, would become) uncertain. */
  uncertain: number
}

export interface RestoredStore {
  /** Whether sending the same order again is harmless, because the platform keys on its reference. */
  repeatable: boolean
  /** Orders that were about to leave when the copy was taken, and the first of them by reference. */
  open: number
  orders: string[]
}

/** References named in a report; the rest is a number. */
const NAMED = 20

export function custody(
  journal: Journal,
  clock: Clock,
  runtimes: Map<string, StoreRuntime>,
  repeatable: (runtime: StoreRuntime) => boolean,
): Custody {
  const open = async (runtime: StoreRuntime): Promise<RestoredStore> => {
    const counts = await journal.counts(runtime.name)
    const { orders } = await journal.list({ store: runtime.name, states: ['due', 'retrying'], limit: NAMED })
    return {
      repeatable: repeatable(runtime),
      open: counts.due + counts.retrying,
      orders: orders.map(({ reference, orderId }) => reference ?? orderId),
    }
  }
  return {
    async journalInfo() {
      const stores: JournalStanding['stores'] = {}
      for (const { name } of await journal.stores()) {
        const [counts, oldestDue] = [await journal.counts(name), await journal.oldestDue(name)]
        stores[name] = { configured: runtimes.has(name), counts, oldestDue }
      }
      return { ...(await journal.info()), stores }
    },
    async backup(file) {
      if (!isAbsolute(file)) throw new TypeError('backup takes an absolute path')
      const { now } = await journal.tick(clock.now())
      return journal.backup(file, now)
    },
    async restored({ actor, preview = false }) {
      const { copiedAt, lastSeenAt } = await journal.info()
      const stores: Restoration['stores'] = {}
      for (const { name } of await journal.stores()) {
        const runtime = runtimes.get(name)
        if (runtime !== undefined) stores[name] = await open(runtime)
      }
      const once = Object.entries(stores).filter(([, store]) => !store.repeatable)
      const { now } = preview ? { now: clock.now() } : await journal.tick(clock.now())
      const uncertain = preview
        ? once.reduce((all, [, store]) => all + store.open, 0)
        : await journal.restored({ stores: once.map(([name]) => name), actor, now })
      return { knownUntil: copiedAt ?? lastSeenAt, stores, uncertain }
    },
  }
}
