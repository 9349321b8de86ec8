import { defineConnector, type Order, type OrderRow, type Purchase, type ReadResult } from '@recolte/core'
import { z } from 'zod'

export const ACCOUNT = { webId: 'bench-web-id', secretKey: 'bench-secret-key', platform: '', ratePerSecond: 0 }
export const NEW_ACCOUNT = { clientId: 'bench-client', clientSecret: 'bench-client-secret', websiteId: 'bench-website' }

/** The account of the new generation as a configuration has it, on a stand-in that listens at `platform`. */
export const newAccountAt = (platform: string) => ({
  generation: 'new' as const,
  ...NEW_ACCOUNT,
  platform,
  tokenUrl: `${platform}/realms/skeepers/protocol/openid-connect/token`,
  ratePerSecond: 0,
})

const HOUR = 3_600_000
/** All reached their trigger yesterday, one every few milliseconds. */
const YESTERDAY = Date.now() - 24 * HOUR
export const SINCE = new Date(YESTERDAY - HOUR).toISOString()

const reachedAt = (index: number) => new Date(YESTERDAY + index * 50)
const idOf = (index: number) => String(100_000 + index)

function rowOf(index: number): OrderRow {
  const at = reachedAt(index)
  const createdAt = new Date(at.getTime() - 48 * HOUR)
  return {
    id: idOf(index),
    number: idOf(index),
    statuses: ['completed'],
    reached: { completed: at },
    createdAt,
    changedAt: at,
  }
}

function orderOf(index: number): Order {
  return {
    ...rowOf(index),
    number: idOf(index),
    buyer: {
      email: `buyer.${index}@mail.example`,
      firstName: 'Élodie',
      lastName: `Lefèvre-${index}`,
      phone: '+33 6 07 08 09 10',
      country: 'FR',
    },
    hadLines: true,
    total: { amount: '74.80', currency: 'EUR' },
    channel: 'checkout',
    lines: [1, 2].map((line) => ({
      productId: String(line + (index % 50)),
      name: `Théière en fonte n° ${line + (index % 50)}`,
      quantity: 1,
      refundedQuantity: 0,
      url: `https://shop.example/produit/theiere-${line + (index % 50)}/`,
      image: `https://shop.example/wp-content/uploads/theiere-${line + (index % 50)}.jpg`,
      sku: `TH-${line}`,
      gtin: '4006381333931',
      brand: 'Kintsugi',
      category: 'Thé',
    })),
  }
}

/** What the order above becomes on its way, for the senders it is compared with. */
export function purchaseOf(index: number): Purchase {
  const { buyer, lines, number, createdAt } = orderOf(index)
  return {
    reference: number,
    email: buyer.email,
    firstName: buyer.firstName,
    lastName: buyer.lastName,
    orderedAt: createdAt.getTime(),
    reachedAt: reachedAt(index).getTime(),
    phone: '33607080910',
    channel: 'checkout',
    products: lines.map(({ productId, name, url, image, sku, gtin, brand, category }) => ({
      ...{ id: productId, name },
      ...(url && image && sku && gtin && brand && category ? { url, image, sku, ean: gtin, brand, category } : {}),
    })),
  }
}

/** A shop that costs nothing to read: what is measured is everything else. */
export function memoryShop(count: number) {
  return defineConnector({
    contract: 1,
    name: 'memory',
    label: 'Memory',
    version: '0.0.0',
    config: z.object({}),
    defaultTrigger: ['completed'],
    readBatch: 100,
    connect: () => ({
      async describe() {
        return { software: 'Memory', version: '0', timeZone: 'UTC', clock: new Date(), rights: {} }
      },
      async statuses() {
        return [{ code: 'completed', label: 'Completed', meaning: 'completed' as const }]
      },
      async *changes({ since }: { since: Date }) {
        const first = Math.max(0, Math.ceil((since.getTime() - YESTERDAY) / 50))
        for (let from = first; from < count; from += 500) {
          const rows = Array.from({ length: Math.min(500, count - from) }, (_, n) => rowOf(from + n))
          const remaining = Math.max(0, count - from - 500)
          yield { rows, unreadable: [], through: reachedAt(from + rows.length), clock: new Date(), remaining }
        }
        yield { rows: [], unreadable: [], through: new Date(), clock: new Date(), remaining: 0 }
      },
      async read(ids: string[]): Promise<ReadResult[]> {
        return ids.map((id) => ({ id, kind: 'order', order: orderOf(Number(id) - 100_000) }))
      },
    }),
  })
}
