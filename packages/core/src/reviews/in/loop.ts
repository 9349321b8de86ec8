import { MINUTE } from '../../clock.ts'
import { alone } from '../../engine/claim.ts'
import type { Engine, Pass, StoreRuntime } from '../../engine/runtime.ts'
import { RecolteError } from '../../errors.ts'
import { readReviews } from './read.ts'
import type { Way } from './way.ts'

/** While serving: reads each way when it is due, beside the loop of orders, which years of reviews must not hold up. */
export async function readingLoop(
  engine: Engine,
  runtime: StoreRuntime,
  ways: Way[],
  signal: AbortSignal,
): Promise<void> {
  const { clock, emit } = engine
  const { name: store } = runtime
  while (!signal.aborted) {
    try {
      await readDue(engine, runtime, ways, { deadline: Number.POSITIVE_INFINITY, signal })
    } catch (error) {
      // The journal, or a mistake of ours: it may not end the other loops.
      const { code, detail } =
        error instanceof RecolteError ? error : { code: 'unexpected', detail: { what: String(error) } }
      emit({ type: 'warning', store, code, detail: { store, ...detail } })
    }
    await clock.sleep(MINUTE, signal).catch(() => {})
  }
}

/** Reads what is due, unless another process is at it, and says what could not be read. */
export async function readDue(engine: Engine, runtime: StoreRuntime, ways: Way[], pass: Pass): Promise<void> {
  const { name: store } = runtime
  const read = await alone(engine, `read reviews of ${store}`, () =>
    readReviews(engine, runtime, ways, pass, { all: false }),
  )
  for (const { failure } of read?.sources ?? []) {
    if (failure !== undefined) {
      engine.emit({ type: 'warning', store, code: failure.code, detail: { store, ...failure.detail } })
    }
  }
}
