import { type ChangePage, type ChangesQuery, DAY, MINUTE, RecolteError, SECOND } from '@recolte/core'
import { clockOf } from './answer.ts'
import { parsed } from './library.ts'
import { linesOf } from './lines.ts'
import { type Listing, pageOf, rulesOf, sinceSearch } from './listing.ts'
import { BULK_LOOK, BULK_START, bulkList } from './queries/bulk.ts'
import { bulkSchema, bulkStartSchema } from './shop-schema.ts'

/** Rows of one page, which is one transaction of the journal. */
const PAGE = 250
const LOOK_EVERY = 5 * SECOND
/** Shopify keeps a file for seven days. */
const KEPT = 6 * DAY
/** The search is an index and may lag: what changed this long before the operation began is listed again. */
const LAG = 10 * MINUTE

/** An operation, and the byte of its file at which a reading goes on. */
interface Place {
  operation: string
  byte: number
}

const placeIn = (text: string | undefined): Place | undefined => {
  const [, operation, byte] = /^(gid:\/\/shopify\/BulkOperation\/\d+) (\d+)$/.exec(text ?? '') ?? []
  return operation === undefined ? undefined : { operation, byte: Number(byte) }
}
const textOf = ({ operation, byte }: Place): string => `${operation} ${byte}`

/**
 * Rows from a file that Shopify makes in the background. In which order they stand there is documented nowhere, so the
 * watermark stays until the last one; a process that dies leaves its place in the file behind, and the next one goes on
 * from there. Answers from when on pages go on; undefined where Shopify makes no file, and pages have to do.
 */
export async function* inBulk(
  { since, place: before, signal = undefined }: ChangesQuery,
  listing: Listing,
): AsyncGenerator<ChangePage, Date | undefined> {
  const { client, context } = listing
  if (context.stream === undefined) return undefined
  let place = placeIn(before)
  for (let started = false; ; ) {
    if (place === undefined) {
      // Shopify makes none now, or could not make this one.
      const operation = started ? undefined : await start(bulkList(sinceSearch('updated_at', since)), listing, signal)
      if (operation === undefined) return undefined
      started = true
      place = { operation, byte: 0 }
    }
    const { data, answer } = await client.ask(BULK_LOOK, { id: place.operation }, bulkSchema, { signal })
    const clock = clockOf(answer, context.clock.now())
    const operation = data.bulkOperation
    if (operation == null || isLost(operation, clock)) {
      place = undefined
      continue
    }
    const at = { since, clock, place }
    if (operation.status === 'COMPLETED') {
      // Without a row there is no file.
      if (operation.url != null) {
        yield* fileRows(context.stream(operation.url, { signal, from: place.byte }), at, listing)
      }
      return new Date(operation.createdAt.getTime() - LAG)
    }
    // A page without rows, so that a pass that may last no longer ends here; the next one finds the operation again.
    yield pageAt([], at, listing)
    await pause(listing, signal)
  }
}

interface At {
  since: Date
  clock: Date
  place: Place
}

const pageAt = (entries: unknown[], { since, clock, place }: At, listing: Listing): ChangePage => ({
  ...pageOf(entries, rulesOf(listing)),
  ...{ through: since, clock, place: textOf(place) },
})

async function* fileRows(file: AsyncIterable<Uint8Array>, at: At, listing: Listing): AsyncGenerator<ChangePage> {
  const { operation, byte: from } = at.place
  let entries: unknown[] = []
  let byte = from
  const page = () => pageAt(entries, { ...at, place: { operation, byte } }, listing)
  for await (const { text, end } of linesOf(file, from)) {
    byte = end
    const entry = parsed(text)
    // What hangs on a row would come anywhere in the file; none is asked for.
    if (text === '' || isChild(entry)) continue
    entries.push(entry)
    if (entries.length < PAGE) continue
    yield page()
    entries = []
  }
  if (entries.length > 0) yield page()
}

/** The id of the operation; undefined where Shopify starts none. */
async function start(query: string, { client }: Listing, signal: AbortSignal | undefined): Promise<string | undefined> {
  const { data } = await client.ask(BULK_START, { query }, bulkStartSchema, { mutation: true, signal })
  return data.bulkOperationRunQuery.bulkOperation?.id
}

async function pause({ client, context }: Listing, signal: AbortSignal | undefined): Promise<void> {
  await context.clock.sleep(LOOK_EVERY, signal ?? context.signal).catch(() => {
    throw new RecolteError('aborted', 'retry', { detail: { host: client.host } })
  })
}

/** It failed, or Shopify no longer keeps its file. */
function isLost({ status, createdAt }: { status: string; createdAt: Date }, clock: Date): boolean {
  const isOpen = ['CREATED', 'RUNNING', 'CANCELING', 'COMPLETED'].includes(status)
  return !isOpen || clock.getTime() - createdAt.getTime() > KEPT
}

const isChild = (entry: unknown): boolean => typeof entry === 'object' && entry !== null && '__parentId' in entry
