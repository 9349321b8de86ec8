import type { WooCommerce } from '@recolte/sandbox'

const STATUSES = ['completed', 'processing', 'completed', 'cancelled', 'completed', 'pending'] as const

export interface Population {
  /** Numbers of the orders that qualify, as the shop's owner would count them. */
  qualifying: string[]
  orders: number
}

/** Orders placed just now, half of them completed. The oracle is what was placed, not what any of our code reads. */
export function populate(shop: WooCommerce, count: number): Population {
  const qualifying: string[] = []
  for (let n = 0; n < count; n++) {
    const status = STATUSES[n % STATUSES.length] ?? 'completed'
    const id = shop.add({ status })
    if (status === 'completed') qualifying.push(String(id))
  }
  return { qualifying: qualifying.sort(), orders: count }
}
