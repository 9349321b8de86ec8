import { type ChangePage, type ChangesQuery, DAY, RecolteError } from '@recolte/core'
import { clockOf } from './answer.ts'
import { inBulk } from './bulk.ts'
import { type Listing, MOST_ROWS, pageOf, rulesOf, sinceSearch } from './listing.ts'
import { LIST } from './queries/orders.ts'
import { listSchema } from './schema.ts'

/** Rows from which on pages take more points and time than a file (docs/platforms/shopify.md, "Bulk operations"). */
const BULK_FROM = 10_000

/** By what the list is cut and sorted: last change, or creation. */
const BY_CHANGE = { field: 'updated_at', sort: 'UPDATED_AT', instant: 'changedAt' } as const
const BY_CREATION = { field: 'created_at', sort: 'CREATED_AT', instant: 'createdAt' } as const
type Axis = typeof BY_CHANGE | typeof BY_CREATION

/**
 * Light rows since an instant, oldest first. A cursor names the last row's instant and id, so that what changes
 * meanwhile moves behind it; it is kept within one walk alone, and the next one begins at the watermark.
 */
async function* listed(axis: Axis, query: ChangesQuery, listing: Listing): AsyncGenerator<ChangePage> {
  yield* walked(axis, sinceSearch(axis.field, query.since), query, listing)
}

/** The same by change, for a shop of any size: what is too long for pages comes in bulk, and pages go on from there. */
export async function* changed(query: ChangesQuery, listing: Listing): AsyncGenerator<ChangePage> {
  if (query.place === undefined) {
    const pages = listed(BY_CHANGE, query, listing)
    const first = await pages.next()
    if (first.done) return
    const { remaining = 0 } = first.value
    if (remaining <= BULK_FROM) {
      yield first.value
      yield* pages
      return
    }
  }
  const since = yield* inBulk(query, listing)
  yield* listed(BY_CHANGE, { ...query, since: since ?? query.since }, listing)
}

async function* walked(axis: Axis, search: string, query: ChangesQuery, listing: Listing): AsyncGenerator<ChangePage> {
  const { client, context, rows: fitting } = listing
  let after: string | undefined
  let left: number | undefined
  let reached = Number.NEGATIVE_INFINITY
  for (;;) {
    const { data, answer } = await fitting.ask(query.pageSize ?? MOST_ROWS, (first) => {
      const asked = { first, after: after ?? null, query: search, sort: axis.sort, count: after === undefined }
      return client.ask(LIST, asked, listSchema, { signal: query.signal })
    })
    const { nodes, pageInfo } = data.orders
    const clock = clockOf(answer, context.clock.now())
    const page = pageOf(nodes, rulesOf(listing))
    const instants = page.rows.map((row) => row[axis.instant].getTime())
    const more = pageInfo.hasNextPage
    // A list that goes back, or stands still, gives the same for ever.
    if (Math.min(...instants) < reached || (more && (pageInfo.endCursor == null || pageInfo.endCursor === after)))
      throw new RecolteError('shop-endless', 'config', { detail: { host: client.host } })
    reached = Math.max(reached, ...instants)
    left = (data.ordersCount?.count ?? left ?? 0) - nodes.length
    if (!more) {
      yield { ...page, through: clock, clock, remaining: 0 }
      return
    }
    after = pageInfo.endCursor ?? undefined
    const through = new Date(Number.isFinite(reached) ? Math.min(reached, clock.getTime()) : query.since)
    yield { ...page, through, clock, remaining: Math.max(0, left) }
  }
}

/** How long after a parcel counts as delivered it is still looked for, should this program have been off. */
const SLACK_DAYS = 30

/**
 * Rows by creation date, and after them, where the configuration waits for deliveries, every order on its way: whether
 * one moves `updatedAt` is documented nowhere, and a carrier that never says a word moves nothing. So they are looked at
 * once a day, with the sweep.
 */
export async function* sweptRows(query: ChangesQuery, listing: Listing): AsyncGenerator<ChangePage> {
  yield* listed(BY_CREATION, query, listing)
  const { settings, context } = listing
  if (!context.named?.includes('delivered')) return
  const since = new Date(context.clock.now() - (settings.deliveredAfterDays + SLACK_DAYS) * DAY)
  const search = `fulfillment_status:shipped AND ${sinceSearch('updated_at', since)}`
  for await (const page of walked(BY_CHANGE, search, query, listing)) {
    const rows = page.rows.filter(({ createdAt }) => createdAt < query.since)
    yield { ...page, rows }
  }
}
