import { type ChangePage, type ChangesQuery, type ConnectorContext, RecolteError } from '@recolte/core'
import { clockOf } from './answer.ts'
import type { Client } from './client.ts'
import { mapRow, parseRow } from './mapping.ts'
import { idOf, ROW_FIELDS } from './schema.ts'
import type { Settings } from './settings.ts'
import type { Views } from './views.ts'
import { type Axis, createWalk } from './walk.ts'

/** Shops that limit their pages allow 300 as they come; a smaller limit is obeyed where the shop names it (seen). */
const MOST_ROWS = 200

export interface Listing {
  client: Client
  settings: Settings
  context: ConnectorContext
  views: Views
}

/** Light rows since an instant, oldest first; `walk.ts` says how. Every date is UTC, whatever the shop's zone (seen). */
export async function* listed(axis: Axis, query: ChangesQuery, listing: Listing): AsyncGenerator<ChangePage> {
  const { client, context } = listing
  const pageSize = Math.min(query.pageSize ?? MOST_ROWS, MOST_ROWS)
  const walk = createWalk(axis, query.since)
  for (;;) {
    const search = { ...walk.question(), pageSize, fields: ROW_FIELDS }
    const { entries, total, answer } = await client.search('orders', search, { signal: query.signal })
    const clock = clockOf(answer, context.clock.now())
    const step = walk.take(entries, total)
    if (step === 'endless') throw new RecolteError('shop-endless', 'config', { detail: { host: client.host } })
    const page = await pageOf(step.fresh, listing)
    if (step.done) {
      yield { ...page, through: clock, clock, remaining: 0 }
      return
    }
    if (page.rows.length + page.unreadable.length === 0) continue
    const through = new Date(Math.min(step.through.getTime(), clock.getTime()))
    yield { ...page, through, clock, remaining: Math.max(0, total - entries.length) }
  }
}

/** An entry that cannot be understood is named and its neighbours go on; without an id, by its place. */
async function pageOf(
  entries: { raw: unknown; place: number }[],
  { views, settings }: Listing,
): Promise<Pick<ChangePage, 'rows' | 'unreadable'>> {
  const rows: ChangePage['rows'] = []
  const unreadable: ChangePage['unreadable'] = []
  for (const { raw, place } of entries) {
    const parsed = parseRow(raw)
    if ('problem' in parsed) {
      unreadable.push({ id: idOf(raw) ?? `?${place}`, problem: parsed.problem })
      continue
    }
    const where = await views.placeOf(parsed.value)
    if (where.ours) rows.push(mapRow(parsed.value, where, settings.triggerBy))
  }
  return { rows, unreadable }
}
