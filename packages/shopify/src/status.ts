import { DAY, type Meaning } from '@recolte/core'
import type { RawRow } from './schema.ts'

/**
 * Shopify has no one status. An order stands at what was paid, at what was shipped, and at each of its tags; what is
 * missing for its trigger is then what it stands at instead. docs/platforms/shopify.md, "Where an order stands".
 */
export interface Standing {
  statuses: string[]
  meaning: Meaning
  reached: Record<string, Date>
}

const PAID = new Set(['PAID', 'PARTIALLY_REFUNDED'])
const GONE = new Set(['CANCELLED', 'CANCELED', 'ERROR', 'FAILURE'])
const NOT_SENT = new Set(['unfulfilled', 'not_required'])
const ARRIVED = new Set(['DELIVERED', 'PICKED_UP'])

export interface Rules {
  /** Decides, with the days, where no carrier says that a parcel arrived. */
  now: number
  deliveredAfterDays: number
  /** Codes of the configuration: a shop has tags without number, and any of them may name a person. */
  named: readonly string[]
}

export function standingOf(row: RawRow, rules: Rules): Standing {
  const financial = row.displayFinancialStatus.toLowerCase()
  const paid = PAID.has(row.displayFinancialStatus)
  const shipping = shippingOf(row, paid)
  const parcels = row.fulfillments.filter(({ status, displayStatus }) => !GONE.has(status) && !GONE.has(displayStatus))
  const sent = parcels.map(({ createdAt }) => createdAt.getTime())
  const reached: Record<string, Date> = {}
  if (sent.length > 0 && !NOT_SENT.has(shipping)) {
    reached.partially_fulfilled = new Date(Math.min(...sent))
    if (shipping === 'fulfilled') reached.fulfilled = new Date(Math.max(...sent))
  }
  const delivered = shipping === 'fulfilled' && deliveryOf(parcels, sent, rules)
  if (delivered instanceof Date) reached.delivered = delivered
  const statuses = [
    ...(row.cancelledAt == null ? [] : ['cancelled']),
    ...(paid && financial !== 'paid' ? ['paid'] : []),
    ...(financial === '' ? [] : [financial]),
    shipping,
    // Without a parcel there is no instant to tell, so it stands at the part too.
    ...(shipping === 'fulfilled' && sent.length === 0 ? ['partially_fulfilled'] : []),
    ...(delivered === false ? [] : ['delivered']),
    ...row.tags.map(tagCode).filter((code) => rules.named.includes(code)),
  ]
  return { statuses, meaning: meaningOf(row, { paid, shipping, delivered: delivered !== false }), reached }
}

const tagCode = (tag: string): string => `tag:${tag.trim().toLowerCase()}`

/** What needs no shipping counts as shipped once it is paid: nobody will ever ship it. */
function shippingOf({ displayFulfillmentStatus: status, requiresShipping }: RawRow, paid: boolean): string {
  const none = status === 'FULFILLMENT_NOT_REQUIRED' || (status === 'UNFULFILLED' && requiresShipping === false)
  if (none) return paid ? 'fulfilled' : 'not_required'
  return status === '' ? 'unfulfilled' : status.toLowerCase()
}

/**
 * When everything had arrived: by the carriers' word, or so many days after the last parcel left. True for what had no
 * parcel and so nothing to deliver.
 */
function deliveryOf(
  parcels: RawRow['fulfillments'],
  sent: number[],
  { now, deliveredAfterDays }: Rules,
): Date | boolean {
  if (parcels.length === 0) return true
  const arrived = parcels.map(({ displayStatus, deliveredAt, createdAt }) =>
    deliveredAt != null || ARRIVED.has(displayStatus) ? (deliveredAt ?? createdAt).getTime() : undefined,
  )
  if (arrived.every((at) => at !== undefined)) return new Date(Math.max(...arrived))
  const latest = Math.max(...sent) + deliveredAfterDays * DAY
  return latest <= now && new Date(latest)
}

function meaningOf(
  { cancelledAt, displayFinancialStatus }: RawRow,
  { paid, shipping, delivered }: { paid: boolean; shipping: string; delivered: boolean },
): Meaning {
  if (cancelledAt != null || displayFinancialStatus === 'VOIDED') return 'cancelled'
  if (displayFinancialStatus === 'REFUNDED') return 'refunded'
  if (delivered) return 'delivered'
  if (shipping === 'fulfilled') return 'shipped'
  return paid ? 'paid' : 'unpaid'
}
