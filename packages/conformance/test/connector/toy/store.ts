import {
  type ChangePage,
  type ChangesQuery,
  type ConnectorContext,
  type OrderRow,
  type ReadResult,
  RecolteError,
  type Store,
} from '@recolte/core'
import { type Client, createClient } from './client.ts'
import { toOrder, toRow } from './mapping.ts'
import { ownReviews } from './own-reviews.ts'
import { about, named, rawOrder, rawRow, type Settings, statusList } from './schema.ts'
import { createShelves } from './shelves.ts'
import { toyWebhooks } from './webhooks.ts'

/** Everything a store may do. */
export type ToyStore = Required<Store>

/** The toy shop as a `Store`, right in every rule: the wrong ones of the zoo each differ from it in one thing. */
export function connectToy(settings: Settings, context: ConnectorContext): ToyStore {
  const client = createClient(settings, context)
  return {
    async describe() {
      const { body, clock } = await client.get('/about')
      const { name, version, zone } = about.parse(body)
      return { software: `${name} ${version}`, version, timeZone: zone, clock, rights: { 'read-orders': true } }
    },
    async statuses() {
      return statusList.parse((await client.get('/statuses')).body)
    },
    changes: (query) => changes(client, new URL(settings.url).host, query),
    created: (query) => created(client, query),
    async count({ from, to }) {
      let n = 0
      for await (const { rows } of created(client, { since: from }))
        n += rows.filter((row) => row.createdAt < to).length
      return n
    },
    read: (ids) => read(client, ids),
    // A shop of its own keeps its orders where they are.
    recorded: async () => {},
    async products(references) {
      const { items } = await client.list(`/products?ids=${references.map(encodeURIComponent).join(',')}`)
      return references.map((reference) => ({ reference, known: items.includes(reference) }))
    },
    ownReviews: ({ signal }) => ownReviews(client, signal),
    webhooks: toyWebhooks,
    ...createShelves(client),
  }
}

async function* changes(client: Client, host: string, query: ChangesQuery): AsyncGenerator<ChangePage> {
  const { since, pageSize = 100, signal } = query
  let through = since
  let after = ''
  for (;;) {
    signal?.throwIfAborted()
    const path = `/orders?since=${since.toISOString()}&after=${after}&limit=${pageSize}`
    const { items, clock } = await client.list(path, signal)
    const { rows, unreadable } = understand(items)
    const last = rows.at(-1)
    const key = last === undefined ? after : `${last.changedAt.toISOString()},${last.id}`
    const full = items.length === pageSize
    if (full && key === after) throw new RecolteError('shop-endless', 'retry', { detail: { host } })
    after = key
    through = full ? (last?.changedAt ?? through) : clock
    yield { rows, unreadable, through, clock }
    if (!full) return
  }
}

async function* created(client: Client, { since, pageSize = 100, signal }: ChangesQuery): AsyncGenerator<ChangePage> {
  for (let after = ''; ; ) {
    const path = `/orders?by=created&since=${since.toISOString()}&after=${after}&limit=${pageSize}`
    const { items, clock } = await client.list(path, signal)
    const { rows, unreadable } = understand(items)
    yield { rows, unreadable, through: since, clock }
    if (items.length < pageSize) return
    after = rows.at(-1)?.id ?? after
  }
}

/** Each raw order on its own: a damaged one is named and spoils nothing. */
export function understand(items: unknown[]): { rows: OrderRow[]; unreadable: { id: string; problem: string }[] } {
  const rows: OrderRow[] = []
  const unreadable: { id: string; problem: string }[] = []
  for (const item of items) {
    const raw = rawRow.safeParse(item)
    if (raw.success) rows.push(toRow(raw.data))
    else unreadable.push({ id: String(named.parse(item).id), problem: problemOf(raw.error.issues) })
  }
  return { rows, unreadable }
}

const problemOf = (issues: { path: PropertyKey[] }[]) =>
  `missing: ${issues.map(({ path }) => path.join('.')).join(', ')}`

async function read(client: Client, ids: string[]): Promise<ReadResult[]> {
  const [alone, ...others] = ids
  if (alone === undefined) return []
  if (others.length === 0) {
    const { status, body } = await client.get(`/orders/${alone}`)
    return [status === 404 ? { id: alone, kind: 'gone' } : result(alone, body)]
  }
  const { items } = await client.list(`/orders?ids=${ids.join(',')}`)
  const found = new Map(items.map((item) => [String(named.parse(item).id), item]))
  return ids.map((id) => (found.has(id) ? result(id, found.get(id)) : { id, kind: 'absent' }))
}

function result(id: string, item: unknown): ReadResult {
  const raw = rawOrder.safeParse(item)
  if (raw.success) return { id, kind: 'order', order: toOrder(raw.data) }
  return { id, kind: 'unreadable', problem: problemOf(raw.error.issues) }
}
