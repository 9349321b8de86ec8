import type { Combination, Product } from './catalogue.ts'
import { type Customer, type HistoryEntry, type Line, type OrderState, wallText } from './order.ts'
import type { State } from './shop.ts'

/** A text in several languages: an array, or plain text where only one is active or asked for. */
export class Multilingual {
  readonly texts: readonly string[]
  constructor(texts: readonly string[]) {
    this.texts = texts
  }
}
export type Value = string | number | null | Multilingual
export interface Doc {
  fields: Record<string, Value>
  associations?: Record<string, Record<string, Value>[]>
}

const NO_DATE = '0000-00-00 00:00:00'
const money = (cents: number, places = 6): string => (cents / 100).toFixed(places)
const flag = (on: boolean | undefined): string => (on ? '1' : '0')
const secret = (id: number): string => id.toString(16).padStart(32, '5ec2e7')

const linesCents = (lines: Line[]): number => lines.reduce((sum, { cents, quantity }) => sum + cents * quantity, 0)

export const orderDoc = (order: OrderState, logable: boolean): Doc => {
  const cents = linesCents(order.lines)
  const zero = '0.000000'
  const [shipping, total] = [money(840), money(cents + 840)]
  const rows = order.lines.map((line) => ({
    ...{
      id: line.id,
      product_id: line.product,
      product_attribute_id: line.combination,
      product_quantity: line.quantity,
    },
    ...{ product_name: line.name, product_reference: line.reference, product_ean13: line.ean13 },
    ...{ product_isbn: line.isbn, product_upc: line.upc, product_price: money(line.cents), id_customization: 0 },
    ...{ unit_price_tax_incl: money(line.cents), unit_price_tax_excl: money(line.cents) },
  }))
  return {
    fields: {
      ...{ id: order.id, id_address_delivery: order.cart, id_address_invoice: order.cart, id_cart: order.cart },
      ...{ id_currency: order.currency, id_lang: order.language, id_customer: order.customer, id_carrier: 2 },
      ...{ current_state: order.state, module: order.module, invoice_number: 0, invoice_date: NO_DATE },
      ...{ delivery_number: 0, delivery_date: NO_DATE, valid: flag(logable), date_add: wallText(order.added) },
      ...{ date_upd: wallText(order.updated), shipping_number: '', note: '', id_shop_group: 1, id_shop: order.shop },
      ...{ secure_key: secret(order.customer), payment: order.payment, recyclable: '0', gift: '0', gift_message: '' },
      ...{ mobile_theme: '0', total_discounts: zero, total_discounts_tax_incl: zero, total_discounts_tax_excl: zero },
      ...{ total_paid: total, total_paid_tax_incl: total, total_paid_tax_excl: total, total_paid_real: total },
      ...{ total_products: money(cents), total_products_wt: money(cents), total_shipping: shipping },
      ...{ total_shipping_tax_incl: shipping, total_shipping_tax_excl: shipping, carrier_tax_rate: '20.000' },
      ...{ total_wrapping: zero, total_wrapping_tax_incl: zero, total_wrapping_tax_excl: zero, round_mode: 2 },
      ...{ round_type: 2, conversion_rate: '1.000000', reference: order.reference },
    },
    // Without any line the word `associations` is absent (seen).
    ...(rows.length === 0 ? {} : { associations: { order_rows: rows } }),
  }
}

export const detailDoc = (order: OrderState, line: Line): Doc => {
  const zero = '0.000000'
  const price = money(line.cents)
  const total = money(line.cents * line.quantity)
  return {
    fields: {
      ...{ id: line.id, id_order: order.id, product_id: line.product, product_attribute_id: line.combination },
      ...{ product_quantity_reinjected: 0, group_reduction: '0.00', discount_quantity_applied: 0, download_hash: '' },
      ...{ download_deadline: NO_DATE, id_order_invoice: 0, id_warehouse: 0, id_shop: order.shop, id_customization: 0 },
      ...{ product_name: line.name, product_quantity: line.quantity, product_quantity_in_stock: line.quantity },
      ...{ product_quantity_return: line.returned, product_quantity_refunded: line.refunded, product_price: price },
      ...{ reduction_percent: '0.00', reduction_amount: zero, reduction_amount_tax_incl: zero },
      ...{ reduction_amount_tax_excl: zero, product_quantity_discount: zero, product_ean13: line.ean13 },
      ...{ product_isbn: line.isbn, product_upc: line.upc, product_mpn: line.mpn, product_reference: line.reference },
      ...{ product_supplier_reference: '', product_weight: zero, tax_computation_method: 0, id_tax_rules_group: 1 },
      ...{
        ecotax: zero,
        ecotax_tax_rate: '0.000',
        download_nb: 0,
        unit_price_tax_incl: price,
        unit_price_tax_excl: price,
      },
      ...{ total_price_tax_incl: total, total_price_tax_excl: total, total_shipping_price_tax_excl: zero },
      ...{ total_shipping_price_tax_incl: zero, purchase_supplier_price: zero, original_product_price: price },
      ...{ original_wholesale_price: zero, total_refunded_tax_excl: zero, total_refunded_tax_incl: zero },
    },
    associations: { taxes: [{ id: 1 }] },
  }
}

export const historyDoc = (order: OrderState, entry: HistoryEntry): Doc => ({
  fields: {
    ...{ id: entry.id, id_employee: 1, id_order_state: entry.state, id_order: order.id, date_add: wallText(entry.at) },
  },
})

export const stateDoc = (state: State): Doc => ({
  fields: {
    ...{ id: state.id, unremovable: flag(state.id < 14), delivery: flag(state.delivery), hidden: '0', send_email: '1' },
    ...{
      module_name: state.module ?? '',
      invoice: flag(state.invoice),
      color: '#3498D8',
      logable: flag(state.logable),
    },
    ...{ shipped: flag(state.shipped), paid: flag(state.paid), pdf_delivery: '0', pdf_invoice: '0' },
    ...{ deleted: flag(state.deleted), name: new Multilingual(state.name) },
    template: new Multilingual([state.template ?? '', state.template ?? '']),
  },
})

export const customerDoc = (customer: Customer, joined: string): Doc => ({
  fields: {
    ...{ id: customer.id, id_default_group: customer.guest ? 2 : 3, id_lang: customer.language },
    ...{ newsletter_date_add: NO_DATE, ip_registration_newsletter: null, last_passwd_gen: joined },
    ...{ secure_key: secret(customer.id), deleted: '0', passwd: `$2y$10$${secret(customer.id)}` },
    ...{ lastname: customer.lastname, firstname: customer.firstname, email: customer.email, id_gender: 1 },
    ...{ birthday: '0000-00-00', newsletter: '0', optin: '0', website: null, company: null, siret: null, ape: null },
    ...{ outstanding_allow_amount: '0.000000', show_public_prices: '0', id_risk: 0, max_payment_days: 0, active: '1' },
    ...{ note: null, is_guest: flag(customer.guest), id_shop: customer.shop, id_shop_group: 1, date_add: joined },
    ...{ date_upd: joined, reset_password_token: null, reset_password_validity: NO_DATE },
  },
  associations: { groups: [{ id: customer.guest ? 2 : 3 }] },
})

/** Most people leave one phone or the other; some none. */
export const addressDoc = (id: number): Doc => ({
  fields: {
    ...{ id, id_customer: id, id_manufacturer: 0, id_supplier: 0, id_country: 8, id_state: 0, id_warehouse: 0 },
    ...{
      alias: 'Adresse',
      company: '',
      lastname: 'Lefèvre',
      firstname: 'Zoé',
      vat_number: '',
      address1: '10 rue de l’Été',
      address2: '',
    },
    ...{ postcode: '75011', city: 'Paris', other: '', phone: id % 3 === 1 ? '01 02 03 04 05' : '' },
    ...{ phone_mobile: id % 3 === 2 ? '0612345678' : '', dni: '', deleted: '0', date_add: NO_DATE, date_upd: NO_DATE },
  },
})

export const productDoc = (product: Product): Doc => ({
  fields: {
    ...{ id: product.id, id_category_default: product.category, id_default_image: product.image },
    ...{ manufacturer_name: product.brand, reference: product.reference, ean13: product.ean13, isbn: product.isbn },
    ...{ upc: product.upc, mpn: product.mpn, active: '1', link_rewrite: new Multilingual(product.link) },
    name: new Multilingual(product.name),
  },
})

export const combinationDoc = ({ id, product, reference, ean13, mpn }: Combination): Doc => ({
  fields: { id, id_product: product, ean13, isbn: '', upc: '', mpn, reference, quantity: 9, price: '0.000000' },
})
