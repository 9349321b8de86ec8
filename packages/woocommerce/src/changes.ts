import { type Answer, type ChangePage, type ChangesQuery, type ConnectorContext, RecolteError } from '@recolte/core'
import { clockOf, countOf } from './answer.ts'
import type { Client } from './client.ts'
import { idOf, parseRow } from './mapping.ts'
import { ROW_FIELDS } from './schema.ts'
import { type Axis, createWalk } from './walk.ts'

/** The shop allows no more (seen). */
const MOST_ROWS = 100

/**
 * Light rows since an instant, oldest first. The list is asked again from the last second seen, never by page number
 * over a window that moves; `walk.ts` says how. Trashed orders are in no list (trap 7): an order put into the trash
 * says nothing here, and `read` says that it is gone when its turn comes.
 */
export async function* listed(
  axis: Axis,
  query: ChangesQuery,
  client: Client,
  context: ConnectorContext,
): AsyncGenerator<ChangePage> {
  const size = Math.min(query.pageSize ?? MOST_ROWS, MOST_ROWS)
  const walk = createWalk(axis, query.since, size)
  let before: Date | undefined
  for (;;) {
    const params = walk.params()
    const answer = await client.get('orders', { ...params, _fields: ROW_FIELDS.join(',') }, { signal: query.signal })
    const entries = entriesOf(answer, client.host)
    const clock = clockOf(answer, context.clock.now())
    const total = countOf(answer, 'x-wp-total')
    const step = walk.take(entries, { rows: total, pages: countOf(answer, 'x-wp-totalpages') })
    if (step === 'endless') throw new RecolteError('shop-endless', 'config', { detail: { host: client.host } })
    const page = pageOf(step.fresh)
    if (step.done) {
      // An order that was left out may have changed since it was given: the next poll starts there, and not now.
      yield { ...page, through: (params.exclude === undefined ? undefined : before) ?? clock, clock, remaining: 0 }
      return
    }
    before = clock
    if (page.rows.length + page.unreadable.length === 0) continue
    yield {
      ...page,
      through: step.through,
      clock,
      ...(total === undefined ? {} : { remaining: Math.max(0, total - entries.length) }),
    }
  }
}

function entriesOf(answer: Answer, host: string): unknown[] {
  if (Array.isArray(answer.body)) return answer.body
  throw new RecolteError('shop-answer', 'retry', { detail: { host, why: 'no list' } })
}

/** An entry that cannot be understood is named and its neighbours go on; without an id, by its place. */
function pageOf(entries: { raw: unknown; place: number }[]): Pick<ChangePage, 'rows' | 'unreadable'> {
  const rows: ChangePage['rows'] = []
  const unreadable: ChangePage['unreadable'] = []
  for (const { raw, place } of entries) {
    const parsed = parseRow(raw)
    if ('value' in parsed) rows.push(parsed.value)
    else unreadable.push({ id: idOf(raw) ?? `?${place}`, problem: parsed.problem })
  }
  return { rows, unreadable }
}
