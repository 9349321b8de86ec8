import type { Instant } from '../clock.ts'
import { closePass } from './brake.ts'
import { withPoll } from './claim.ts'
import { overlap } from './overlap.ts'
import { Reading } from './reading.ts'
import { decideAgain } from './rules-change.ts'
import type { Engine, Pass, StoreRuntime, Turn } from './runtime.ts'

/**
 * Reads what changed in one shop since the watermark into the journal, page by page, then sweeps by creation date where
 * that is due, then reads what webhooks spoke of; without `polls` only the last. The first pass reads back to the age
 * limit: what it finds open is followed, what had reached its trigger by then stays where it is. `busy` when another
 * process is reading this shop. Throws what kept the shop from being polled; pages already recorded stay.
 */
export async function collect(
  engine: Engine,
  runtime: StoreRuntime,
  turn: Turn,
  pass: Pass,
  now: Instant,
  polls: boolean,
): Promise<{ busy: boolean; hintsLeft: boolean }> {
  let hintsLeft = true
  const done = await withPoll(engine, runtime.name, pass, async () => {
    try {
      const { rules, passNumber } = turn
      // Another process may have read on while this one waited for its turn.
      const record = { ...((await engine.journal.store(runtime.name)) ?? turn.record), timeZone: turn.record.timeZone }
      if (record.snapshotDone) turn.first = false
      if (record.rulesHash !== rules.hash) await decideAgain(engine, runtime, turn, now)
      const reading = new Reading(engine, runtime, rules, passNumber, pass, record)
      if (polls) await poll(engine, runtime, reading, turn.first, now)
      // Until the first reading is through, it is the one that says what is new.
      if (reading.snapshotDone) hintsLeft = !(await reading.hinted())
    } finally {
      // Also where the shop failed half way: what was taken in is counted and leaves, or is held together.
      const braked = await closePass(engine, runtime)
      if (braked !== undefined) turn.warnings.push(braked)
      if (polls) runtime.openedByHints = 0
    }
  })
  return { busy: !done, hintsLeft }
}

async function poll(
  engine: Engine,
  runtime: StoreRuntime,
  reading: Reading,
  first: boolean,
  now: Instant,
): Promise<void> {
  runtime.openedByHints = 0
  await reading.changes(overlap(reading.record.timeZone, now))
  await reading.sweep(reading.record, first)
  await engine.journal.patchStore(runtime.name, {
    lastOkAt: engine.clock.now(),
    failure: undefined,
    failureDetail: undefined,
    retryAt: undefined,
  })
}
