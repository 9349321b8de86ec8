import { HOUR, type Instant, MINUTE } from '../clock.ts'
import type { Leased, Prepared } from '../journal/port.ts'
import type { Product, Purchase } from '../model/purchase.ts'
import { isReleased } from './settle.ts'

/** A sibling that joins makes the hand-over due at once; one that drops out is noticed by looking again. */
const LOOK_AGAIN = 15 * MINUTE

type Apart =
  | Omit<Extract<Prepared, { kind: 'wait' | 'skip' }>, 'handoverId'>
  | Omit<Extract<Prepared, { kind: 'later' }>, 'handoverId'>

/**
 * Orders of one purchase (a basket that the shop split) are one question to the buyer. The hand-over waits for those
 * that have not qualified yet, `groupHours` from the first that did; an order that comes after it has left stays behind.
 */
export function bySiblings(item: Leased, groupHours: number, now: Instant): Apart | undefined {
  // Once it was sent, the platform knows the purchase by it, whatever its siblings do.
  if (item.reference !== undefined) return undefined
  const before = item.siblings.find(({ left }) => left)
  if (before !== undefined)
    return { kind: 'skip', reason: { code: 'same-purchase', detail: { order: before.orderId } } }
  const waiting = item.siblings.filter(({ decision }) => decision === 'wait').map(({ orderId }) => orderId)
  const until = item.reachedAt + groupHours * HOUR
  if (waiting.length === 0 || now >= until || isReleased(item)) return undefined
  const detail = {
    orders: waiting.slice(0, 5).join(', '),
    until: `${new Date(until).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  }
  return { kind: 'later', reason: { code: 'awaiting-siblings', detail }, nextAt: Math.min(until, now + LOOK_AGAIN) }
}

/** One purchase of several orders: each product once, the earliest dates, the sum where it is one currency. */
export function merge(purchases: Purchase[]): Purchase | undefined {
  const [first, ...others] = purchases
  if (first === undefined || others.length === 0) return first
  const products = new Map<string, Product>()
  for (const product of purchases.flatMap((one) => one.products))
    if (!products.has(product.id)) products.set(product.id, product)
  return {
    ...first,
    ...sumOf(purchases),
    orderedAt: Math.min(...purchases.map(({ orderedAt }) => orderedAt)),
    reachedAt: Math.min(...purchases.map(({ reachedAt }) => reachedAt)),
    products: [...products.values()],
  }
}

function sumOf(purchases: Purchase[]): Pick<Purchase, 'amount'> {
  const amounts = purchases.flatMap(({ amount }) => (amount === undefined ? [] : [amount]))
  const [first] = amounts
  const same = amounts.every(({ currency }) => currency === first?.currency)
  if (first === undefined || amounts.length < purchases.length || !same) return {}
  const sum = amounts.reduce((total, { amount }) => total + Number(amount), 0)
  return { amount: { amount: sum.toFixed(2), currency: first.currency } }
}
