import { type Engine, isOver, type Pass } from './runtime.ts'

/** A claim lasts this long after its process died; while that lives it is renewed. */
const CLAIM_MS = 10_000
const RENEW_MS = 3_000
/** How long a pass waits for another one that reads the shop: a dead one's claim runs out within it. */
const PATIENCE_MS = 12_000
const PAUSE_MS = 500

/** Runs `work` while this process alone reads the shop, renewing its claim. False where another one goes on reading it. */
export async function withPoll(engine: Engine, store: string, pass: Pass, work: () => Promise<void>): Promise<boolean> {
  if (!(await claimed(engine, store, pass))) return false
  let renewing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A journal that is busy now is asked again in three seconds; pages of two readers do not harm each other.
    renewing = claim(engine, store).catch(() => false)
  }, RENEW_MS)
  timer.unref()
  try {
    await work()
  } finally {
    clearInterval(timer)
    await renewing
    await engine.journal.releasePoll(store, engine.token)
  }
  return true
}

async function claimed(engine: Engine, store: string, pass: Pass): Promise<boolean> {
  const until = engine.clock.now() + PATIENCE_MS
  while (!(await claim(engine, store))) {
    if (isOver(pass, engine.clock) || engine.clock.now() >= until) return false
    try {
      await engine.clock.sleep(PAUSE_MS, pass.signal)
    } catch {
      return false
    }
  }
  return true
}

function claim({ journal, clock, token }: Engine, store: string): Promise<boolean> {
  const now = clock.now()
  return journal.claimPoll(store, token, now, now + CLAIM_MS)
}
