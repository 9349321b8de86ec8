import { DAY, HOUR } from '../../clock.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from '../../engine/runtime.ts'
import { RecolteError } from '../../errors.ts'

/** As many as every shop answers in one request. */
const AT_ONCE = 100
/** A product that is there rarely goes; one that is missing may be on its way. */
const KNOWN_FOR = 30 * DAY
const UNKNOWN_FOR = DAY
/** A key that may not read products does not learn it in a minute. */
const REST = HOUR

/** Asks the shop which of the products that reviews name it knows: what it does not is an orphan. */
export async function placeProducts(engine: Engine, runtime: StoreRuntime, pass: Pass): Promise<void> {
  const { journal, clock, emit } = engine
  const { name: store, store: shop } = runtime
  if (shop.products === undefined || clock.now() < (runtime.productsRestUntil ?? 0)) return
  while (!isOver(pass, clock)) {
    const now = clock.now()
    const query = { store, known: now - KNOWN_FOR, unknown: now - UNKNOWN_FOR, limit: AT_ONCE }
    const references = await journal.productsToAsk(query)
    if (references.length === 0) return
    try {
      await journal.placeProducts({ store, now: clock.now(), products: await shop.products(references) })
    } catch (error) {
      if (!(error instanceof RecolteError) || error.fate === 'bug' || error.code.startsWith('journal-')) throw error
      // They stay orphans or not as they were.
      runtime.productsRestUntil = clock.now() + REST
      if (error.code !== 'aborted')
        emit({ type: 'warning', store, code: error.code, detail: { store, ...error.detail } })
      return
    }
  }
}
