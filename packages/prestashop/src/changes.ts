import { type ChangePage, type ChangesQuery, type ConnectorContext, RecolteError } from '@recolte/core'
import { clockOf } from './answer.ts'
import type { Client } from './client.ts'
import type { Facts } from './facts.ts'
import type { Histories } from './histories.ts'
import { fields, ROWS_AT_ONCE } from './list.ts'
import { mapRow, parseRow } from './mapping.ts'
import { idOf, type RawRow, ROW_FIELDS } from './schema.ts'
import { isOurs, orderScope } from './scope.ts'
import type { Settings } from './settings.ts'
import { type Axis, createWalk, type Entry, newest, topOf } from './walk.ts'
import type { Zone } from './zone.ts'

const MINUTE = 60_000

export interface Listing {
  client: Client
  settings: Settings
  context: ConnectorContext
  facts: Facts
  histories: Histories
}

/**
 * Light rows since an instant, oldest first. In a quiet shop it is one request. Bounds are wall-clock times of the
 * shop, and so is what they are compared to: `zone.lowestFrom` gives the bound that the hour which comes twice cannot
 * slip under.
 */
export async function* listed(axis: Axis, query: ChangesQuery, listing: Listing): AsyncGenerator<ChangePage> {
  const { client, settings, context, facts } = listing
  const size = Math.min(query.pageSize ?? ROWS_AT_ONCE, ROWS_AT_ONCE)
  const common = { ...orderScope(settings), display: fields(ROW_FIELDS) }
  const ask = async (params: object) => {
    const { entries, answer } = await client.list('orders', { ...common, ...params }, { signal: query.signal })
    return { entries, clock: clockOf(answer, context.clock.now()) }
  }

  const top = await ask(newest.params(axis, size))
  if (top.entries.length === 0) await mustBeEmpty(listing, query)
  const zone = await facts.zone(query.timeZone)
  const since = Math.floor(query.since.getTime() / 1_000) * 1_000
  const bound = zone.lowestFrom(since)
  const justNow = zone.wall(top.clock.getTime() - 5 * MINUTE)
  const complete = named(client, () => newest.take(axis, size, top.entries, bound, justNow))
  if (complete !== undefined) {
    const page = await pageOf(complete, listing, zone, top.clock, query)
    yield { ...page, through: top.clock, clock: top.clock, remaining: 0 }
    return
  }

  const walk = createWalk(axis, bound, size, topOf(axis, top.entries))
  for (;;) {
    const { entries, clock } = await ask(walk.params())
    const step = named(client, () => walk.take(entries))
    const page = await pageOf(step.fresh, listing, zone, clock, query)
    if (step.done) {
      // Put back meanwhile, the wall clock stamped changes below what had been read by then.
      const through = zone.fallsBack(top.clock.getTime(), clock.getTime()) ? top.clock : clock
      yield { ...page, through, clock, remaining: 0 }
      return
    }
    if (page.rows.length + page.unreadable.length === 0) continue
    const shown = step.through === undefined ? since : (zone.instants(step.through)[0] ?? since)
    yield { ...page, through: new Date(Math.min(Math.max(shown, since), clock.getTime())), clock }
  }
}

/**
 * No order at all: a new shop, or a query that failed in the database and says so to nobody. The plainest question tells,
 * and where that is empty too, the statuses: no shop is without.
 */
async function mustBeEmpty({ client, settings }: Listing, { signal }: ChangesQuery): Promise<void> {
  const { entries } = await client.list('orders', { ...orderScope(settings), display: '[id]', limit: 1 }, { signal })
  const states =
    entries.length > 0 ? [] : (await client.list('order_states', { display: '[id]', limit: 1 }, { signal })).entries
  if (states.length === 0)
    throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'orders: an empty list' } })
}

/** An entry that cannot be understood is named and its neighbours go on; without an id, by its place. */
async function pageOf(
  entries: Entry[],
  { facts, histories, settings }: Listing,
  zone: Zone,
  clock: Date,
  { signal }: ChangesQuery,
): Promise<Pick<ChangePage, 'rows' | 'unreadable'>> {
  const known: RawRow[] = []
  const unreadable: ChangePage['unreadable'] = []
  for (const { raw, place } of entries) {
    const parsed = parseRow(raw)
    if ('problem' in parsed) unreadable.push({ id: String(idOf(raw) ?? `?${place}`), problem: parsed.problem })
    else if (isOurs(settings, parsed.value.id_shop)) known.push(parsed.value)
  }
  if (known.length === 0) return { rows: [], unreadable }
  const legend = {
    ...{ zone, clock: clock.getTime(), states: await facts.states(), languages: await facts.languages() },
    histories: await histories.of(known, signal),
  }
  return { rows: known.map((raw) => mapRow(raw, legend)), unreadable }
}

/** What the walk throws knows no host. */
function named<T>({ host, url }: Client, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof RecolteError)) throw error
    throw new RecolteError(error.code, error.fate, { detail: { host, url, ...error.detail } })
  }
}
