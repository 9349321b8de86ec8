import { MINUTE } from '../clock.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import { publishAlone } from './publish.ts'

/** While serving: shows what comes in, beside the loop of orders, which a shop's whole past of reviews must not hold up. */
export async function publishLoop(engine: Engine, runtime: StoreRuntime, signal: AbortSignal): Promise<void> {
  const { clock, emit } = engine
  const { name: store, config } = runtime
  while (!signal.aborted) {
    let rest = MINUTE
    try {
      const published = await publishAlone(engine, runtime, { deadline: Number.POSITIVE_INFINITY, signal })
      if (published?.failure !== undefined) rest = config.pollEvery
      if (published !== undefined && published.shown + published.removed + published.putOff > 0 && !signal.aborted)
        emit({ type: 'reviews', store, published })
    } catch (error) {
      // The journal, or a mistake of ours: it may not end the other loops.
      rest = config.pollEvery
      const { code, detail } =
        error instanceof RecolteError ? error : { code: 'unexpected', detail: { what: String(error) } }
      emit({ type: 'warning', store, code, detail: { store, ...detail } })
    }
    await clock.sleep(rest, signal).catch(() => {})
  }
}
