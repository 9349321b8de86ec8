import { HOUR } from '../clock.ts'
import type { Rules } from '../qualify/rules.ts'
import { readingLoop } from '../reviews/in/loop.ts'
import type { Way } from '../reviews/in/way.ts'
import { publishLoop } from '../reviews/loop.ts'
import type { AccountLine } from './account-line.ts'
import type { HintBell } from './hint-bell.ts'
import type { Engine, StoreRuntime } from './runtime.ts'
import { StoreLoop } from './store-loop.ts'

/** Payloads erased in one transaction. */
const ERASE_GROUP = 500

export interface Serve {
  stores: StoreRuntime[]
  lines: Map<string, AccountLine>
  accounts: Rules['accounts']
  /** By which reviews come in, for each store. */
  ways: ReadonlyMap<string, Way[]>
  bell: HintBell
  signal: AbortSignal
}

/**
 * Polls each store when its time comes, follows webhooks, delivers what comes due, until told to stop: then what is in
 * flight is finished and every lease given back. Each store has a loop of its own, so that one that hangs or fails
 * holds up nobody else.
 */
export async function serve(engine: Engine, { stores, lines, accounts, ways, bell, signal }: Serve): Promise<void> {
  const loops = stores.map((runtime) => new StoreLoop(engine, { runtime, lines, accounts, signal }))
  const stopListening = bell.listen((names) => {
    for (const loop of loops) if (names.has(loop.store)) loop.hinted()
  })
  try {
    await Promise.all([
      ...loops.map((loop) => loop.run()),
      ...stores.filter(({ config }) => config.reviews.publish).map((runtime) => publishLoop(engine, runtime, signal)),
      ...stores.map((runtime) => readingLoop(engine, runtime, ways.get(runtime.name) ?? [], signal)),
      tidy(engine, signal),
    ])
  } finally {
    stopListening()
  }
}

/** Erases what has been kept long enough. */
async function tidy({ journal, clock, emit }: Engine, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      while ((await journal.erase(clock.now(), ERASE_GROUP)) === ERASE_GROUP) if (signal.aborted) return
    } catch (error) {
      emit({
        type: 'log',
        level: 'warn',
        code: 'erase-failed',
        detail: { why: error instanceof Error ? error.name : 'unknown' },
      })
    }
    await clock.sleep(HOUR, signal).catch(() => {})
  }
}
