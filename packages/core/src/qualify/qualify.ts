import { DAY, type Instant } from '../clock.ts'
import type { Decision, KnownOrder } from '../journal/port.ts'
import type { Order, OrderLine } from '../model/order.ts'
import type { Product, Purchase } from '../model/purchase.ts'
import type { Reason } from '../model/states.ts'
import { sortGtin } from '../protocol/gtin.ts'
import { internationalPhone } from '../protocol/phone.ts'
import { decideRow } from './decide.ts'
import { emailDomain } from './marketplaces.ts'
import type { Rules } from './rules.ts'

/** What an order read complete comes to: it goes, or the one reason why not. */
export type Qualified =
  | { kind: 'collect'; account: string; reference: string; purchase: Purchase }
  | { kind: 'wait' | 'skip' | 'hold'; reason: Reason }
  /** A hand-over ends here: cancelled, refunded. */
  | { kind: 'stop'; reason: Reason }
  | { kind: 'expire'; reason: Reason }

/**
 * Decides an order as it is now. Pure and total: never throws, first reason wins, and there is always exactly one.
 * `released` is a person's word (`retry`) against the baseline, the age limit and what was held.
 */
export function qualify(
  order: Order,
  known: KnownOrder | undefined,
  rules: Rules,
  now: Instant,
  released = false,
): Qualified {
  const light = decideRow(order, known, rules, now)
  const stopped = endedBy(light, released)
  if (stopped !== undefined) return stopped
  const reason = personal(order, rules)
  if (reason !== undefined) return reason
  const account = rules.accountOf(order.shop, order.language)
  if (account === undefined || rules.accounts[account] === undefined) {
    return skip({
      code: 'no-account',
      detail: { shop: order.shop ?? '-', language: order.language ?? '-', store: rules.store },
    })
  }
  const reference = referenceOf(order, rules)
  return { kind: 'collect', account, reference, purchase: purchaseOf(order, reference, light, rules, account, now) }
}

const RELEASED = new Set([
  'before-baseline',
  'too-old',
  'former-module',
  'reached-unknown',
  'restored-perhaps',
  'former-module-perhaps',
  'rules-changed',
  'old-orders',
  'status-not-reached',
  'moved-back',
])

function endedBy(light: Decision, released: boolean): Qualified | undefined {
  if (light.kind === 'collect' || (released && RELEASED.has(light.reason.code))) return undefined
  if (light.kind !== 'skip') return { kind: light.kind, reason: light.reason }
  if (light.reason.code === 'cancelled' || light.reason.code === 'refunded')
    return { kind: 'stop', reason: light.reason }
  if (light.reason.code === 'too-old') return { kind: 'expire', reason: { ...light.reason, code: 'expired' } }
  return skip(light.reason)
}

const skip = (reason: Reason): Qualified => ({ kind: 'skip', reason })
const wait = (reason: Reason): Qualified => ({ kind: 'wait', reason })

/** One @, something on both sides, a dot in the domain, no blanks: what can be said without asking the mail server. */
const POSSIBLE = /^[^\s@,;<>"]+@[^\s@.,;<>"]+(\.[^\s@.,;<>"]+)+$/u
export const isPossibleEmail = (email: string): boolean => POSSIBLE.test(email) && email.length <= 254

function personal(order: Order, rules: Rules): Qualified | undefined {
  if (order.test === true) return skip({ code: 'test-order' })
  if (order.consentRefused === true) return skip({ code: 'consent-refused' })
  if (order.channel !== undefined && rules.excludedChannels.has(order.channel)) {
    return skip({ code: 'excluded-channel', detail: { channel: order.channel } })
  }
  if (rules.minimum !== undefined && isBelow(order, rules.minimum)) {
    const { amount: minimum, currency } = rules.minimum
    return skip({ code: 'below-minimum', detail: { minimum, currency } })
  }
  if (order.hadLines && reviewable(order.lines).length === 0) return skip({ code: 'nothing-to-review' })
  const email = order.buyer.email.trim()
  if (email === '') return wait({ code: 'email-missing' })
  if (!isPossibleEmail(email)) return wait({ code: 'email-impossible' })
  const domain = emailDomain(email)
  if (rules.excludedDomain(domain)) return skip({ code: 'excluded-email', detail: { domain } })
  if (referenceOf(order, rules) === rules.referencePrefix)
    return wait({ code: 'missing-field', detail: { field: rules.reference } })
  return undefined
}

/** A minimum speaks of its own currency only; amounts in another are not compared. */
function isBelow(order: Order, minimum: { amount: number; currency: string }): boolean {
  if (order.total === undefined || order.total.currency.toUpperCase() !== minimum.currency.toUpperCase()) return false
  return Number(order.total.amount) < minimum.amount
}

function referenceOf(order: Order, rules: Rules): string {
  return rules.referencePrefix + (rules.reference === 'id' ? order.id : order.number.trim())
}

function reviewable(lines: OrderLine[]): OrderLine[] {
  return lines.filter((line) => line.quantity > line.refundedQuantity)
}

function purchaseOf(
  order: Order,
  reference: string,
  light: Decision,
  rules: Rules,
  account: string,
  now: Instant,
): Purchase {
  const { delay: usual, delayProduct } = rules.accounts[account] ?? {}
  const delay = order.delayDays ?? usual
  const phone = internationalPhone(order.buyer.phone, order.buyer.country)
  const extra = extraOf(order, rules)
  return {
    reference,
    email: order.buyer.email.trim(),
    firstName: oneLine(order.buyer.firstName),
    lastName: oneLine(order.buyer.lastName),
    orderedAt: order.createdAt.getTime(),
    reachedAt: light.reachedAt ?? order.changedAt.getTime(),
    ...defined({
      delayDays: delay === undefined ? undefined : delayLeft(delay, light.reachedAt ?? now, rules, now),
      productDelayDays: order.productDelayDays ?? delayProduct,
      phone,
      channel: order.channel,
      shop: order.shop,
      shopName: order.shopName,
      language: order.language,
      country: order.buyer.country,
      amount: order.total,
      extra,
    }),
    products: rules.askProducts ? distinct(reviewable(order.lines).map(productOf)) : [],
  }
}

/** Days spent on our side come off the delay that is sent; with `delayFrom: "trigger"` an outage does too. */
function delayLeft(delay: number, reachedAt: Instant, rules: Rules, now: Instant): number {
  const late = rules.delayFrom === 'trigger' ? Math.floor((now - reachedAt) / DAY) : 0
  return Math.max(0, delay - Math.max(rules.holdDays, late))
}

/** Names keep every character but the control ones, which no form shows and some parsers stop at. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim()
}

function productOf(line: OrderLine): Product {
  return {
    id: line.productId,
    name: oneLine(line.name),
    ...defined({
      url: line.url,
      image: line.image,
      sku: line.sku,
      mpn: line.mpn,
      brand: line.brand,
      category: line.category,
    }),
    ...sortGtin(line.gtin),
    ...defined({ isbn: line.isbn }),
  }
}

/** Two lines of one product are one question to the buyer. */
function distinct(products: Product[]): Product[] {
  return [...new Map(products.map((item) => [item.id, item])).values()]
}

function extraOf(order: Order, rules: Rules): Record<string, string> | undefined {
  const found: Record<string, string> = {}
  for (const [name, path] of Object.entries(rules.extra)) {
    let value: unknown = { meta: order.meta }
    for (const key of path.split('.')) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      found[name] = String(value)
  }
  return Object.keys(found).length === 0 ? undefined : found
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Leaves out what is undefined, so that an optional field is absent rather than empty. */
function defined<T extends Record<string, unknown>>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const key in fields) {
    const value = fields[key]
    if (value !== undefined) kept[key] = value as Exclude<T[typeof key], undefined>
  }
  return kept
}
