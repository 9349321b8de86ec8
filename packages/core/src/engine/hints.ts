import { HOUR, type Instant } from '../clock.ts'
import type { ChangePage, ReadResult } from '../connector.ts'
import { RecolteError } from '../errors.ts'
import type { Hint } from '../journal/port.ts'
import type { Order, OrderRow } from '../model/order.ts'
import { readAll } from './prepare.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'

/** A hint that could not be followed for so long is left to the poll and the daily sweep. */
const KEPT_FOR = HOUR

/**
 * Reads the orders that webhooks spoke of, many at once, and has them recorded like a page that moves no watermark.
 * What a webhook says is never believed, and one that is lost costs nothing but the wait for the next poll: so a shop
 * that cannot be read now keeps its hints for later, and fails nothing else. Answers false then.
 */
export async function readHints(
  engine: Engine,
  runtime: StoreRuntime,
  pass: Pass,
  record: (page: Pick<ChangePage, 'rows' | 'unreadable'>) => Promise<unknown>,
): Promise<boolean> {
  const { journal, clock } = engine
  const batch = runtime.connector.readBatch
  const until = clock.now()
  while (!isOver(pass, clock)) {
    const taken = await journal.hints(runtime.name, until, batch)
    if (taken.length === 0) return true
    let results: ReadResult[]
    try {
      results = await readAll(
        runtime.store,
        taken.map(({ orderId }) => orderId),
      )
    } catch (error) {
      await postpone(engine, runtime, taken, error)
      return false
    }
    await record({ rows: rowsOf(results), unreadable: [] })
    await journal.forgetHints(runtime.name, taken)
  }
  return true
}

async function postpone(
  { journal, clock, emit }: Engine,
  { name }: StoreRuntime,
  taken: Hint[],
  error: unknown,
): Promise<void> {
  const now: Instant = clock.now()
  await journal.forgetHints(
    name,
    taken.filter(({ receivedAt }) => now - receivedAt > KEPT_FOR),
  )
  const why = error instanceof RecolteError ? error.code : 'unexpected'
  if (why !== 'aborted') emit({ type: 'log', level: 'warn', store: name, code: 'hints-unread', detail: { why } })
}

/** What is not there or cannot be made out is left to the poll: an id out of a webhook may be anything. */
function rowsOf(results: ReadResult[]): OrderRow[] {
  return results.flatMap((result) => (result.kind === 'order' ? [rowOf(result.order)] : []))
}

/** What a list of changes would say of it: no personal data. */
function rowOf({
  id,
  number,
  statuses,
  meaning,
  reached,
  createdAt,
  changedAt,
  shop,
  language,
  groupKey,
}: Order): OrderRow {
  return {
    ...{ id, number, statuses, createdAt, changedAt },
    ...(meaning === undefined ? {} : { meaning }),
    ...(reached === undefined ? {} : { reached }),
    ...(shop === undefined ? {} : { shop }),
    ...(language === undefined ? {} : { language }),
    ...(groupKey === undefined ? {} : { groupKey }),
  }
}
