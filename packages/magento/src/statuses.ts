import type { ConnectorContext, OrderStatus } from '@recolte/core'
import type { Client } from './client.ts'
import { statusSchema } from './schema.ts'
import type { Filter } from './search.ts'
import type { Settings } from './settings.ts'
import { DEFAULT_STATUSES, meaningOf, STATES } from './status.ts'

/** Statuses of the shop's own that are looked for; each question brings at least one that was not known. */
const MOST_QUESTIONS = 20

/**
 * No route lists statuses (docs/platforms/magento.md, "Statuses"), so: those of a fresh installation, and every other
 * one that an order stands at, found by asking for orders that stand at none of the known ones. A status no order has
 * ever had stays unknown, and so does the label of a custom one.
 */
export async function readStatuses(
  client: Client,
  { triggerBy }: Settings,
  { language }: ConnectorContext,
): Promise<OrderStatus[]> {
  const usual = DEFAULT_STATUSES.map(({ code, label, state }) => ({ code, label: label[language], state }))
  if (triggerBy === 'state')
    return Object.entries(STATES).map(([code, meaning]) => {
      return { code, label: usual.find((one) => one.state === code)?.label ?? code, meaning }
    })
  const own = await ownStatuses(client, new Set(usual.map(({ code }) => code)))
  return [...usual.map(({ code, label, state }) => status(code, label, state)), ...own]
}

async function ownStatuses(client: Client, known: Set<string>): Promise<OrderStatus[]> {
  const found = new Map<string, Set<string>>()
  for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
    const filters: Filter[] = [['status', 'nin', [...known].join(',')]]
    const search = { filters, sort: ['entity_id'], descending: true, pageSize: 100, fields: 'status,state' }
    const { entries } = await client.search('orders', search)
    const before = known.size
    for (const raw of entries) {
      const parsed = statusSchema.safeParse(raw)
      if (!parsed.success || parsed.data.status === '' || /,/.test(parsed.data.status)) continue
      known.add(parsed.data.status)
      const states = found.get(parsed.data.status) ?? new Set()
      found.set(parsed.data.status, states.add(parsed.data.state))
    }
    if (known.size === before) break
  }
  return [...found].map(([code, [state = '', ...others]]) => status(code, code, others.length === 0 ? state : ''))
}

function status(code: string, label: string, state: string): OrderStatus {
  const meaning = meaningOf(state)
  return { code, label, ...(meaning === undefined ? {} : { meaning }) }
}
