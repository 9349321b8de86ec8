import { z } from 'zod'

/**
 * The raw fields we use, strict about what an order cannot do without and loose about the rest. Types wander: ids are
 * numbers in 9 and text in 8, `active` is `1` and then `"1"` in one list. Facts: docs/platforms/prestashop.md.
 */
const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
])
const idSchema = wholeNumber.refine((id) => id > 0)
/** `0`, `"0"`, `""` and null are no id. */
const idOrNone = z
  .union([wholeNumber, z.literal('').transform(() => 0)])
  .nullish()
  .catch(null)
  .transform((id) => id ?? 0)
const text = z.union([z.string(), z.number().transform(String)])
const textOrNone = text
  .nullish()
  .catch(null)
  .transform((value) => value ?? '')
/** Left out where falsy, in answers about one thing (seen). */
const flag = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => value === true || value === 1 || value === '1')

const WALL = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/
/** `0000-00-00 00:00:00` is none, and is told from a real time by its year. */
const wall = z
  .string()
  .regex(WALL)
  .refine((value) => !value.startsWith('0000') && !Number.isNaN(Date.parse(`${value.replace(' ', 'T')}Z`)))

/** A name in several languages: a list with two active languages and more, plain text with one. */
const multilingual = z
  .union([z.array(z.looseObject({ id: wholeNumber, value: textOrNone })), text])
  .nullish()
  .catch(null)
  .transform((value): { id?: number; value: string }[] =>
    Array.isArray(value) ? value.map(({ id, value: name }) => ({ id, value: name })) : [{ value: value ?? '' }],
  )
export type Multilingual = z.output<typeof multilingual>

/** The name in this language, else in any that has one. */
export function inLanguage(names: Multilingual, language: number | undefined): string {
  const own = names.find(({ id, value }) => id === language && value !== '')
  return (own ?? names.find(({ value }) => value !== ''))?.value ?? ''
}

/** The id of an entry that may be anything, to name it by. */
export function idOf(raw: unknown): number | undefined {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? idSchema.safeParse(raw.id) : undefined
  return id?.success ? id.data : undefined
}

/** A time of an entry that may be anything: to go on after an entry that cannot be read otherwise. */
export function wallOf(raw: unknown, field: 'date_upd' | 'date_add'): string | undefined {
  const value: unknown =
    typeof raw === 'object' && raw !== null ? Object.entries(raw).find(([name]) => name === field)?.[1] : undefined
  const parsed = wall.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** What the list of changes asks for: no personal data. */
export const ROW_FIELDS = ['id', 'id_cart', 'id_shop', 'id_lang', 'current_state', 'reference', 'date_add', 'date_upd']

export const rowSchema = z.looseObject({
  id: idSchema,
  id_cart: idOrNone,
  id_shop: idOrNone,
  id_lang: idOrNone,
  current_state: idOrNone,
  reference: textOrNone,
  date_add: wall,
  date_upd: wall,
})
export type RawRow = z.output<typeof rowSchema>

const ORDER_ROW_FIELDS = [
  'id',
  'product_id',
  'product_attribute_id',
  'product_quantity',
  'product_name',
  'product_reference',
  'product_ean13',
  'product_isbn',
  'product_upc',
]

const lineFields = {
  id: wholeNumber,
  product_id: idOrNone,
  product_attribute_id: idOrNone,
  product_quantity: z.coerce.number().catch(0),
  product_name: textOrNone,
  product_reference: textOrNone,
  product_ean13: textOrNone,
  product_isbn: textOrNone,
  product_upc: textOrNone,
}
const lineSchema = z.looseObject(lineFields)
export type RawLine = z.output<typeof lineSchema>

/** What reading asks for. `display=full` would bring the order's and the customer's `secure_key` and password hash. */
export const ORDER_FIELDS = [
  ...ROW_FIELDS,
  'id_customer',
  'id_address_invoice',
  'id_currency',
  'module',
  'payment',
  'total_paid_tax_incl',
  `order_rows[${ORDER_ROW_FIELDS.join(',')}]`,
]

export const orderSchema = rowSchema.extend({
  id_customer: idOrNone,
  id_address_invoice: idOrNone,
  id_currency: idOrNone,
  module: textOrNone,
  payment: textOrNone,
  total_paid_tax_incl: textOrNone,
  /** Absent where the order has no line. */
  associations: z
    .looseObject({
      order_rows: z
        .array(lineSchema)
        .nullish()
        .transform((list) => list ?? []),
    })
    .nullish()
    .transform((value) => value?.order_rows ?? []),
})
export type RawOrder = z.output<typeof orderSchema>

export const DETAIL_FIELDS = ['id', 'id_order', 'product_mpn', 'product_quantity_refunded', 'product_quantity_return']
export const detailSchema = z.looseObject({
  id: idSchema,
  product_mpn: textOrNone,
  product_quantity_refunded: z.coerce.number().catch(0),
  product_quantity_return: z.coerce.number().catch(0),
})
export type RawDetail = z.output<typeof detailSchema>

export const HISTORY_FIELDS = ['id', 'id_order', 'id_order_state', 'date_add']
export const historySchema = z.looseObject({
  id: idSchema,
  id_order: idSchema,
  id_order_state: idSchema,
  date_add: wall,
})
export type RawHistory = z.output<typeof historySchema>

export const CUSTOMER_FIELDS = ['id', 'email', 'firstname', 'lastname']
export const customerSchema = z.looseObject({
  id: idSchema,
  email: textOrNone,
  firstname: textOrNone,
  lastname: textOrNone,
})
export type RawCustomer = z.output<typeof customerSchema>

/** The phone and the country to read it by; nothing else of an address is asked for. */
export const ADDRESS_FIELDS = ['id', 'phone', 'phone_mobile', 'id_country']
export const addressSchema = z.looseObject({
  id: idSchema,
  phone: textOrNone,
  phone_mobile: textOrNone,
  id_country: idOrNone,
})
export type RawAddress = z.output<typeof addressSchema>

const identifiers = { reference: textOrNone, ean13: textOrNone, upc: textOrNone, isbn: textOrNone, mpn: textOrNone }

export const PRODUCT_FIELDS = [
  'id',
  'reference',
  'ean13',
  'upc',
  'isbn',
  'mpn',
  'id_default_image',
  'id_category_default',
  'manufacturer_name',
]
export const productSchema = z.looseObject({
  id: idSchema,
  ...identifiers,
  id_default_image: idOrNone,
  id_category_default: idOrNone,
  manufacturer_name: z
    .union([text, z.literal(false).transform(() => '')])
    .nullish()
    .catch(null)
    .transform((value) => value ?? ''),
})
export type RawProduct = z.output<typeof productSchema>

export const COMBINATION_FIELDS = ['id', 'reference', 'ean13', 'upc', 'isbn', 'mpn']
export const combinationSchema = z.looseObject({ id: idSchema, ...identifiers })
export type RawCombination = z.output<typeof combinationSchema>

export const CATEGORY_FIELDS = ['id', 'name']
export const categorySchema = z.looseObject({ id: idSchema, name: multilingual })

export const STATE_FIELDS = ['id', 'name', 'paid', 'shipped', 'delivery', 'logable', 'deleted', 'module_name']
export const stateSchema = z.looseObject({
  id: idSchema,
  name: multilingual,
  paid: flag,
  shipped: flag,
  deleted: flag,
  module_name: textOrNone,
})
export type RawState = z.output<typeof stateSchema>

export const namedSchema = z.looseObject({ id: idSchema, iso_code: textOrNone })
export const shopUrlSchema = z.looseObject({
  id_shop: idSchema,
  domain: textOrNone,
  domain_ssl: textOrNone,
  physical_uri: textOrNone,
  virtual_uri: textOrNone,
  main: flag,
  active: flag,
})
export const configurationSchema = z.looseObject({
  name: text,
  value: textOrNone,
  id_shop: idOrNone,
  id_shop_group: idOrNone,
})

/** Those of a list that can be understood; nothing of them alone decides whether an order can go. */
export function understood<T>(schema: z.ZodType<T>, entries: unknown[]): T[] {
  return entries.flatMap((entry) => {
    const parsed = schema.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
}

/** Which fields do not fit, never their values: they can be personal data. */
export function problemOf(error: z.ZodError): string {
  const names = error.issues.map((issue) => issue.path.map(String).join('.') || 'order')
  return [...new Set(names)].slice(0, 3).join(', ')
}
