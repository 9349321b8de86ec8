import type { Published } from '../api/passes.ts'
import { DAY, HOUR, MINUTE } from '../clock.ts'
import { alone } from '../engine/claim.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { SettledShelving, ShelfItems, ShelfKind, Shelving } from '../journal/port.ts'
import type { Put, Shelf } from '../model/shelf.ts'

/** Longer than the requests of one review take together, each at its slowest. */
const LEASE_MS = 30 * MINUTE
const RETRY_FROM = MINUTE
const RETRY_TO = 6 * HOUR

/** What the store shows in its shop: nothing unless it is to, and as far as the shop's API takes it. */
export function shelvesOf({ config, store: { reviews, averages } }: StoreRuntime): ShelfKind[] {
  if (!config.reviews.publish) return []
  return [
    ...(reviews === undefined ? [] : ['review' as const]),
    ...(averages === undefined ? [] : ['average' as const]),
  ]
}

/** Shows in the shop what changed since, until all of it is there, the pass is over or the shop fails. */
export async function publish(engine: Engine, runtime: StoreRuntime, pass: Pass): Promise<Published> {
  const { reviews, averages } = runtime.store
  const published: Published = { shown: 0, removed: 0, putOff: 0 }
  const work = { engine, store: runtime.name, pass, published }
  if (reviews !== undefined) await fill(work, 'review', reviews)
  if (averages !== undefined && published.failure === undefined) await fill(work, 'average', averages)
  return published
}

/** As `publish`. Undefined, at once, while another process does it: the passes of a cron would pile up on one shop. */
export const publishAlone = (engine: Engine, runtime: StoreRuntime, pass: Pass): Promise<Published | undefined> =>
  alone(engine, `publish ${runtime.name}`, () => publish(engine, runtime, pass))

interface Work {
  engine: Engine
  store: string
  pass: Pass
  published: Published
}

/**
 * One at a time, each taken for this process alone. One that is killed after the shop took a review has not told the
 * journal: the shelf then finds it there, and nothing is there twice.
 */
async function fill<K extends ShelfKind>(
  { engine: { journal, clock }, store, pass, published }: Work,
  kind: K,
  shelf: Shelf<ShelfItems[K]>,
): Promise<void> {
  while (published.failure === undefined && !isOver(pass, clock)) {
    const now = clock.now()
    const next = await journal.takeShelving({ store, kind, now, until: now + LEASE_MS })
    if (next === undefined) return
    const end = await attempt(next, shelf, (error) => {
      published.failure = { code: error.code, detail: error.detail }
      return Math.max(error.retryAfterMs ?? 0, Math.min(RETRY_TO, RETRY_FROM * 2 ** Math.min(next.tries, 10)))
    })
    await journal.settleShelving({ key: { store, kind, id: next.id }, version: next.version, now: clock.now(), end })
    if (end.kind === 'again') published.putOff += 1
    else if (end.shopId === undefined) published.removed += 1
    else published.shown += 1
  }
}

async function attempt<Item>(
  { id, item, shopId }: Shelving<Item>,
  shelf: Shelf<Item>,
  failed: (error: RecolteError) => number,
): Promise<SettledShelving['end']> {
  try {
    if (item !== undefined) return endOf(await shelf.put(item, shopId))
    await shelf.remove(id, shopId)
    return { kind: 'shown', shopId: undefined }
  } catch (error) {
    if (!(error instanceof RecolteError) || error.fate === 'bug') throw error
    return { kind: 'again', after: failed(error), problem: error.code, detail: error.detail }
  }
}

/** Products come, and shops are changed: nothing is given up. */
function endOf(put: Put): SettledShelving['end'] {
  if (put.kind === 'shown') return put
  return put.kind === 'no-product'
    ? { kind: 'again', after: DAY, problem: 'review-no-such-product', detail: {} }
    : { kind: 'again', after: DAY, problem: 'review-refused-by-shop', detail: { why: put.why } }
}
