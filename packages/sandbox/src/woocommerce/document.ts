import type { Item } from './catalogue.ts'
import type { Wanted } from './fields.ts'
import { type Light, type Line, linesCents, type OrderState, type Refund, totalCents } from './order.ts'
import { atLeast, money, restRoot, type Shop, selfLink } from './shop.ts'
import { gmt } from './zone.ts'

interface Context {
  shop: Shop
  url: string
  light: Light
  /** The whole order, made only if a wanted field needs it. */
  whole(): OrderState
}
type Field = (context: Context) => unknown

const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', JPY: '¥', GBP: '£' }
const wall = ({ shop }: Context, at: number | null) => (at === null ? null : shop.zone.wall(at))
const utc = (at: number | null) => (at === null ? null : gmt(at))
const zero: Field = () => '0.00'
const none: Field = () => []
const blank: Field = () => ''

/** The order document of wc/v3, field by field and in the shop's own order (dossier §4). */
const FIELDS: [string, Field][] = [
  ['id', ({ light }) => light.id],
  ['parent_id', () => 0],
  ['status', ({ light }) => light.status],
  ['currency', ({ whole }) => whole().currency],
  ['version', ({ shop }) => shop.version],
  ['prices_include_tax', () => false],
  ['date_created', (c) => wall(c, c.light.created)],
  ['date_modified', (c) => wall(c, c.light.modified)],
  ['discount_total', ({ whole }) => money(whole().couponCents)],
  ['discount_tax', zero],
  ['shipping_total', ({ whole }) => money(whole().shippingCents)],
  ['shipping_tax', zero],
  ['cart_tax', zero],
  ['total', ({ whole }) => money(totalCents(whole()))],
  ['total_tax', zero],
  ['customer_id', ({ whole }) => whole().customerId],
  ['order_key', ({ whole }) => whole().orderKey],
  ['billing', ({ whole }) => billing(whole())],
  ['shipping', ({ whole }) => whole().shipping],
  ['payment_method', () => 'bacs'],
  ['payment_method_title', () => 'Virement bancaire'],
  ['transaction_id', blank],
  ['customer_ip_address', blank],
  ['customer_user_agent', blank],
  ['created_via', ({ whole }) => whole().createdVia],
  ['customer_note', ({ whole }) => whole().note],
  ['date_completed', (c) => wall(c, c.whole().completed)],
  ['date_paid', (c) => wall(c, c.whole().paid)],
  ['cart_hash', blank],
  ['number', ({ whole }) => whole().number],
  ['meta_data', ({ whole }) => whole().meta],
  ['line_items', (c) => c.whole().lines.map((line) => lineItem(c.shop, c.url, line, c.whole()))],
  ['tax_lines', none],
  ['shipping_lines', ({ whole }) => shippingLines(whole())],
  ['fee_lines', ({ whole }) => feeLines(whole())],
  ['coupon_lines', ({ whole }) => couponLines(whole())],
  ['refunds', ({ whole }) => whole().refunds.map(refundLine)],
  ['payment_url', ({ url, whole }) => paymentUrl(url, whole())],
  ['is_editable', ({ light }) => ['pending', 'on-hold', 'auto-draft'].includes(light.status)],
  ['needs_payment', ({ light }) => ['pending', 'failed'].includes(light.status)],
  ['needs_processing', ({ whole }) => whole().lines.length > 0],
  ['date_created_gmt', ({ light }) => utc(light.created)],
  ['date_modified_gmt', ({ light }) => utc(light.modified)],
  ['date_completed_gmt', ({ whole }) => utc(whole().completed)],
  ['date_paid_gmt', ({ whole }) => utc(whole().paid)],
  ['currency_symbol', ({ whole }) => SYMBOLS[whole().currency] ?? whole().currency],
  ['_links', ({ url, whole }) => links(url, whole())],
]

export const orderDocument = (shop: Shop, url: string, light: Light, wanted: Wanted): unknown => {
  let known: OrderState | undefined
  const whole = () => {
    known ??= shop.ledger.state(light.id)
    if (!known) throw new Error(`order ${light.id} is not in the ledger`)
    return known
  }
  const bend = shop.bent.get(light.id)
  const document: Record<string, unknown> = {}
  for (const [name, field] of FIELDS) {
    if (bend || wanted.has(name)) document[name] = field({ shop, url, light, whole })
  }
  return wanted.pick(bend ? bend(document) : document)
}

const billing = (order: OrderState) => {
  const { phone, email = '', ...rest } = order.billing
  return { ...rest, email, phone }
}

const paymentUrl = (url: string, { id, orderKey }: OrderState) =>
  `${url}/checkout/order-pay/${id}/?pay_for_order=true&key=${orderKey}`

const refundLine = ({ id, reason, cents }: Refund) => ({ id, reason, total: money(-cents), total_tax: '0.00' })

const imageOf = (url: string, item: Item | undefined) => {
  if (!item) return { id: 0, src: '' }
  if (!item.image) return { id: '', src: '' }
  // A picture of the product comes with its id as text, one inherited from the parent as a number (dossier §4).
  const id = item.type === 'variation' ? item.image.id : String(item.image.id)
  return { id, src: `${url}/wp-content/uploads/2026/11/${item.image.file}` }
}

export const lineItem = (shop: Shop, url: string, line: Line, order: OrderState) => {
  const item = shop.catalogue.get(line.variationId || line.productId)
  const found = item && item.status !== 'deleted' ? item : undefined
  const parent = found?.parent === undefined ? undefined : shop.catalogue.get(found.parent)
  const full = line.cents * line.quantity
  const sum = linesCents(order)
  const paid = full - (sum === 0 ? 0 : Math.round((order.couponCents * full) / sum))
  const unique = atLeast(shop.version, '9.7') ? { global_unique_id: found ? found.gtin : null } : {}
  return {
    id: line.id,
    name: line.name,
    // Of a product that is gone for good only its name is left (dossier §4).
    product_id: found ? line.productId : 0,
    variation_id: found ? line.variationId : 0,
    quantity: line.quantity,
    tax_class: '',
    subtotal: money(full),
    subtotal_tax: '0.00',
    total: money(paid),
    total_tax: '0.00',
    taxes: [],
    meta_data: found?.option === undefined ? [] : [optionMeta(line.id, found.option)],
    sku: found ? found.sku : null,
    ...unique,
    price: line.quantity === 0 ? 0 : paid / 100 / line.quantity,
    image: imageOf(url, found),
    parent_name: parent?.name ?? null,
  }
}

const optionMeta = (lineId: number, value: string) => ({
  ...{ id: lineId * 10 + 1, key: 'couleur', value, display_key: 'Couleur', display_value: value },
})

const shippingLines = ({ id, shippingCents }: OrderState) =>
  shippingCents === 0
    ? []
    : [
        {
          ...{ id: id * 8 + 5, method_title: 'Colissimo', method_id: 'flat_rate', instance_id: '' },
          ...{ total: money(shippingCents), total_tax: '0.00', taxes: [], tax_status: 'taxable', meta_data: [] },
        },
      ]

const feeLines = ({ id, feeCents }: OrderState) =>
  feeCents === 0
    ? []
    : [
        {
          ...{ id: id * 8 + 6, name: 'Emballage cadeau', tax_class: '', tax_status: 'taxable' },
          ...{ amount: String(feeCents / 100), total: money(feeCents), total_tax: '0.00', taxes: [], meta_data: [] },
        },
      ]

const couponLines = ({ id, couponCents }: OrderState) => {
  if (couponCents === 0) return []
  const info = '[35,"bienvenue10","percent",10]'
  const meta = { id: id * 8 + 3, key: 'coupon_info', value: info, display_key: 'coupon_info', display_value: info }
  return [
    {
      ...{ id: id * 8 + 4, code: 'bienvenue10', discount: String(couponCents / 100), discount_tax: '0' },
      ...{ meta_data: [meta], discount_type: 'percent', nominal_amount: 10, free_shipping: false },
    },
  ]
}

const links = (url: string, { id, customerId }: OrderState) => {
  const orders = `${restRoot(url)}/orders`
  return {
    self: selfLink(`${orders}/${id}`),
    collection: [{ href: orders }],
    email_templates: [{ embeddable: true, href: `${orders}/${id}/actions/email_templates` }],
    ...(customerId === 0 ? {} : { customer: [{ href: `${restRoot(url)}/customers/${customerId}` }] }),
  }
}
