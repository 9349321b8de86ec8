import { z } from 'zod'
import { type ConnectorContext, defineConnector, type Store } from '../../src/connector.ts'
import { RecolteError } from '../../src/errors.ts'
import type { Order, OrderRow } from '../../src/model/order.ts'
import type { ShopReview } from '../../src/model/shop-review.ts'

/** A shop in memory, behind the contract and nothing else: what the engine does can be seen without a CMS in the way. */
export class MemoryShop {
  readonly orders = new Map<string, Order>()
  readonly calls: string[] = []
  /** Thrown by every call while set. */
  failure: RecolteError | undefined
  /** Thrown by reading orders only. */
  failReading: RecolteError | undefined
  /** Orders a list cannot make out, with what is wrong. */
  readonly unreadable = new Map<string, string>()
  pageSize = 100
  /** The list says nothing of an order's language: only reading it does. */
  hidesLanguage = false
  /** The list gives its first page again and again. */
  turnsInCircles = false
  /** Its list comes in an order of its own, by places, and breaks off after so many pages. */
  breaksAfter: number | undefined
  /** What every waiting order lacks, where the shop tells it. */
  lacks: string | undefined
  /** Those its own pages show. */
  reviews: ShopReview[] = []
  /** Where it shows reviews, from the next connection on. */
  shelf: Store['reviews']
  /** Ids of its products, from the next connection on; undefined where it has no list of them. */
  products: Set<string> | undefined
  now: () => number

  constructor(now: () => number) {
    this.now = now
  }

  /** Places an order (completed unless told otherwise), changed now. */
  add(id: string, change: Partial<Order> = {}): void {
    const at = new Date(this.now())
    this.orders.set(id, {
      id,
      number: `N${id}`,
      statuses: ['completed'],
      meaning: 'completed',
      reached: { completed: at },
      createdAt: at,
      changedAt: at,
      buyer: { email: `client${id}@client.example`, firstName: 'Ada', lastName: 'Martin' },
      lines: [{ productId: '11', name: 'Thé', quantity: 1, refundedQuantity: 0 }],
      hadLines: true,
      ...change,
    })
  }

  change(id: string, change: Partial<Order>): void {
    const order = this.orders.get(id)
    if (order === undefined) throw new Error(`no order ${id}`)
    this.orders.set(id, { ...order, changedAt: new Date(this.now()), ...change })
  }

  /** Whether it has a count of its own, from the next connection on. */
  counts = false

  connector() {
    const shop = this
    return defineConnector({
      contract: 1,
      name: 'memory',
      label: 'Memory',
      version: '1',
      config: z.object({}),
      defaultTrigger: ['completed'],
      readBatch: 100,
      missing: () => shop.lacks,
      connect: (_settings: unknown, _context: ConnectorContext) => ({
        async describe() {
          shop.#called('describe')
          return {
            software: 'Memory 1',
            version: '1',
            timeZone: 'Europe/Paris',
            clock: new Date(shop.now()),
            rights: { 'read-orders': true },
          }
        },
        async statuses() {
          shop.#called('statuses')
          return [
            { code: 'pending', label: 'Pending', meaning: 'unpaid' as const },
            { code: 'processing', label: 'Processing', meaning: 'paid' as const },
            { code: 'completed', label: 'Completed', meaning: 'completed' as const },
            { code: 'shipped', label: 'Shipped' },
          ]
        },
        ...(shop.shelf && { reviews: shop.shelf }),
        ...(shop.products === undefined
          ? {}
          : {
              products: async (references: string[]) => {
                shop.#called('products')
                return references.map((reference) => ({ reference, known: shop.products?.has(reference) ?? false }))
              },
            }),
        async *changes({ since, place = '0' }) {
          const begun = Number(place)
          const all = [...shop.orders.values()]
            .filter((order) => order.changedAt >= since)
            .sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime())
          const step = () => (shop.turnsInCircles ? 0 : shop.pageSize)
          for (let from = begun; from === begun || from < all.length; from += step()) {
            shop.#called('changes')
            if (shop.breaksAfter === (from - begun) / shop.pageSize) throw shopDown()
            const rows = all.slice(from, from + shop.pageSize)
            const clock = new Date(shop.now())
            const unreadable = [...shop.unreadable].map(([id, problem]) => ({ id, problem }))
            const last = from + shop.pageSize >= all.length
            const place = last || shop.breaksAfter === undefined ? {} : { place: String(from + shop.pageSize) }
            const reached = place.place === undefined ? (rows.at(-1)?.changedAt ?? clock) : since
            yield {
              rows: rows.map((order) => shop.#row(order)),
              unreadable,
              through: last ? clock : reached,
              clock,
              ...place,
            }
          }
        },
        async read(ids) {
          shop.#called('read')
          if (shop.failReading !== undefined) throw shop.failReading
          return ids.map((id) => {
            const order = shop.orders.get(id)
            return order === undefined ? { id, kind: 'gone' as const } : { id, kind: 'order' as const, order }
          })
        },
        async *ownReviews() {
          for (let from = 0; from < shop.reviews.length; from += shop.pageSize) {
            shop.#called('ownReviews')
            const page = shop.reviews.slice(from, from + shop.pageSize)
            yield { reviews: page, unreadable: [], remaining: shop.reviews.length - from - page.length }
          }
        },
        ...(shop.counts && {
          async count({ from, to }: { from: Date; to: Date }) {
            return [...shop.orders.values()].filter(({ createdAt }) => createdAt >= from && createdAt < to).length
          },
        }),
      }),
    })
  }

  #row({ buyer: _, lines: __, language, ...row }: Order): OrderRow {
    return language === undefined || this.hidesLanguage ? row : { ...row, language }
  }

  #called(what: string): void {
    this.calls.push(what)
    if (this.failure !== undefined) throw this.failure
  }
}

export const shopDown = () => new RecolteError('shop-down', 'retry', { detail: { host: 'shop.example', status: 503 } })
