/** An order as the toy shop keeps it; the documents its API gives are written from this. */
export interface Kept {
  id: number
  status: string
  created: number
  changed: number
  /** Fields of some extension. */
  extra?: Record<string, unknown>
  /** Its creation date was lost. */
  damaged?: boolean
}

export const STATUSES = [
  { code: 'new', label: 'New', meaning: 'unpaid' },
  { code: 'paid', label: 'Paid', meaning: 'paid' },
  { code: 'sent', label: 'Sent', meaning: 'shipped' },
  { code: 'done', label: 'Done', meaning: 'completed' },
] as const

const START = Date.parse('2026-03-01T12:00:00Z')
const MINUTE = 60_000

export interface ToyShop {
  now(): number
  /** Oldest change first, then by id. */
  orders(): Kept[]
  find(id: number): Kept | undefined
  /** Changes an order a second later than anything before. */
  edit(id: number, change: Partial<Kept>): void
  /** Alters an order behind the shop's back: its change instant stays. */
  bend(id: number, change: Partial<Kept>): void
  add(count: number): Kept[]
  remove(id: number): void
}

/** A shop in memory, with a clock of its own that moves only when something happens. */
export function createToyShop(size: number): ToyShop {
  let now = START
  let sorted = true
  const byId = new Map<number, Kept>()
  let list: Kept[] = []

  const keep = (order: Kept) => {
    byId.set(order.id, order)
    list.push(order)
  }
  for (let index = 0; index < size; index += 1) {
    const changed = START - (size - index) * MINUTE
    const { code } = STATUSES[index % STATUSES.length] ?? STATUSES[0]
    keep({ id: 1_000 + index, status: code, created: changed - 30 * MINUTE, changed })
  }

  const bend = (id: number, change: Partial<Kept>) => {
    const order = byId.get(id)
    if (order === undefined) throw new Error(`no order ${id}`)
    Object.assign(order, change)
    sorted = false
  }
  return {
    now: () => now,
    orders() {
      if (!sorted) list.sort((a, b) => a.changed - b.changed || a.id - b.id)
      sorted = true
      return list
    },
    find: (id) => byId.get(id),
    edit(id, change) {
      now += 1_000
      bend(id, { ...change, changed: now })
    },
    bend,
    add(count) {
      now += 1_000
      const first = 1_000 + list.length
      const added = Array.from({ length: count }, (_, place) => {
        return { id: first + place, status: 'new', created: now, changed: now }
      })
      for (const order of added) keep(order)
      return added
    },
    remove(id) {
      byId.delete(id)
      list = list.filter((order) => order.id !== id)
    },
  }
}
