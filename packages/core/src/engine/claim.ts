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
  // Pages of two readers do not harm each other.
  await renewed(() => claim(engine, store), work).finally(() => engine.journal.releasePoll(store, engine.token))
  return true
}

/** Runs what takes long and needs one process alone, as `publish boutique`. Undefined, at once, where another one is at it. */
export async function alone<Result>(
  { journal, clock, token }: Engine,
  what: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const take = () => journal.claimWork(what, token, clock.now(), clock.now() + CLAIM_MS)
  if (!(await take())) return undefined
  return renewed(take, work).finally(() => journal.releaseWork(what, token))
}

async function renewed<Result>(take: () => Promise<boolean>, work: () => Promise<Result>): Promise<Result> {
  let renewing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    // A journal that is busy now is asked again in three seconds.
    renewing = take().catch(() => false)
  }, RENEW_MS)
  timer.unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
    await renewing
  }
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
