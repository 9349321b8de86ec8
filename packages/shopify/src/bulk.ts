import { type ChangePage, type ChangesQuery, DAY, MINUTE, RecolteError, SECOND } from '@recolte/core'
import { clockOf } from './answer.ts'
import { parsed } from './library.ts'
import { linesOf } from './lines.ts'
import { type Listing, pageOf, rulesOf, sinceSearch } from './listing.ts'
import { BULK_LAST, BULK_START, bulkList } from './queries/bulk.ts'
import { bulkSchema, outcomeOf } from './schema.ts'

/** Rows of one page, which is one transaction of the journal. */
const PAGE = 250
const LOOK_EVERY = 5 * SECOND
/** Shopify keeps a file for seven days. */
const KEPT = 6 * DAY
/** The search is an index and may lag: what changed this long before the operation began is listed again. */
const LAG = 10 * MINUTE

/**
 * Rows from a file that Shopify makes in the background. In which order they stand there is documented nowhere, so the
 * watermark stays until the last one. A process that dies leaves nothing to remember: the next one begins at the same
 * watermark, so it finds the operation again by its own question, and reads the file anew; rows that are known are free.
 * Answers from when on pages go on; undefined where Shopify makes no file, and pages have to do.
 */
export async function* inBulk(
  { since, signal = undefined }: ChangesQuery,
  listing: Listing,
): AsyncGenerator<ChangePage, Date | undefined> {
  const { client, context } = listing
  if (context.stream === undefined) return undefined
  const question = bulkList(sinceSearch('updated_at', since))
  const found = { rows: [], unreadable: [], through: since }
  for (let started = false; ; ) {
    const { data, answer } = await client.ask(BULK_LAST, {}, bulkSchema, { signal })
    const clock = clockOf(answer, context.clock.now())
    const last = data.currentBulkOperation
    const ours = last != null && sameWords(last.query, question) && clock.getTime() - last.createdAt.getTime() < KEPT
    if (!ours || (!started && hasEnded(last.status) && last.status !== 'COMPLETED')) {
      // Somebody else's of the same app took its place, or Shopify makes none now.
      if (started || !(await start(question, listing, signal))) return undefined
      started = true
      continue
    }
    if (!hasEnded(last.status)) {
      // A page without rows, so that a pass that may last no longer ends here; the next one finds the operation again.
      yield { ...found, clock }
      await pause(listing, signal)
      started = true
      continue
    }
    if (last.status !== 'COMPLETED') return undefined
    if (last.url != null) yield* fileRows(context.stream(last.url, signal), { since, clock }, listing)
    return new Date(last.createdAt.getTime() - LAG)
  }
}

async function* fileRows(
  file: AsyncIterable<Uint8Array>,
  { since, clock }: { since: Date; clock: Date },
  listing: Listing,
): AsyncGenerator<ChangePage> {
  let entries: unknown[] = []
  const page = (): ChangePage => ({ ...pageOf(entries, rulesOf(listing)), through: since, clock })
  for await (const line of linesOf(file)) {
    const entry = parsed(line)
    // What hangs on a row would come anywhere in the file; none is asked for.
    if (line === '' || isChild(entry)) continue
    entries.push(entry)
    if (entries.length < PAGE) continue
    yield page()
    entries = []
  }
  if (entries.length > 0) yield page()
}

async function start(query: string, { client }: Listing, signal: AbortSignal | undefined): Promise<boolean> {
  const schema = outcomeOf('bulkOperationRunQuery')
  const { data } = await client.ask(BULK_START, { query }, schema, { mutation: true, signal })
  return data.length === 0
}

async function pause({ client, context }: Listing, signal: AbortSignal | undefined): Promise<void> {
  await context.clock.sleep(LOOK_EVERY, signal ?? context.signal).catch(() => {
    throw new RecolteError('aborted', 'retry', { detail: { host: client.host } })
  })
}

const hasEnded = (status: string): boolean => !['CREATED', 'RUNNING', 'CANCELING'].includes(status)
const isChild = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && '__parentId' in entry
/** Shopify may set a question in other lines. */
const sameWords = (one: string, other: string): boolean => one.replace(/\s+/g, '') === other.replace(/\s+/g, '')
