import { z } from 'zod'
import { fromWire } from './wire-date.ts'

/**
 * The raw fields we use, strict about what an order cannot do without and loose about the rest: the shop omits what is
 * empty, and extensions retype what they like. Facts: docs/platforms/magento.md.
 */

const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])
const idSchema = wholeNumber.refine((id) => id > 0)
const idOrNone = idSchema.nullish().catch(null)

const text = z.union([z.string(), z.number().transform(String)])
const textOrNone = text
  .nullish()
  .catch(null)
  .transform((value) => (value ?? '').trim())

/** A quantity may be a fraction; one that cannot be read counts as none. */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish()
  .catch(null)

const wireDate = z.string().transform((value, context) => {
  const instant = fromWire(value)
  if (instant !== undefined) return new Date(instant)
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

/** A list whose odd entries are left out; under a nested `fields` an empty one is null (seen). */
const listOf = <T extends z.ZodType>(entry: T) =>
  z
    .array(z.unknown())
    .nullish()
    .catch(null)
    .transform((list) =>
      (list ?? []).flatMap((raw): z.output<T>[] => {
        const parsed = entry.safeParse(raw)
        return parsed.success ? [parsed.data] : []
      }),
    )

/** What the list of changes asks for: no personal data, no comment. */
export const ROW_FIELDS =
  'entity_id,increment_id,state,status,store_id,created_at,updated_at,status_histories[entity_id,status,created_at]'

const row = z.looseObject({
  entity_id: idSchema,
  increment_id: textOrNone,
  state: textOrNone,
  status: textOrNone,
  /** Absent once its store view was deleted (seen). */
  store_id: wholeNumber.nullish().catch(null),
  created_at: wireDate,
  updated_at: wireDate.nullish().catch(null),
  status_histories: listOf(z.looseObject({ entity_id: idOrNone, status: text, created_at: wireDate })),
})

/** An order that stands nowhere cannot be judged. */
const standsSomewhere = ({ state, status }: { state: string; status: string }) => state !== '' || status !== ''

export const rowSchema = row.refine(standsSomewhere, { path: ['status'] })
export type RawRow = z.output<typeof rowSchema>

/**
 * What reading asks for. Unasked, `remote_ip` and `protect_code` travel too, and `extension_attributes` carries every
 * item a second time (seen).
 */
export const ORDER_FIELDS = [
  ROW_FIELDS,
  'customer_email,customer_firstname,customer_lastname,customer_group_id',
  'order_currency_code,grand_total,total_refunded',
  'items[item_id,parent_item_id,product_id,product_type,sku,name,qty_ordered,qty_canceled,qty_refunded]',
  'billing_address[firstname,lastname,email,telephone,country_id]',
].join(',')

const itemSchema = z.looseObject({
  item_id: idSchema,
  parent_item_id: idOrNone,
  product_id: idOrNone,
  product_type: textOrNone,
  sku: textOrNone,
  name: textOrNone,
  qty_ordered: amount,
  qty_canceled: amount,
  qty_refunded: amount,
})
export type RawItem = z.output<typeof itemSchema>

export const orderSchema = row
  .extend({
    customer_email: textOrNone,
    customer_firstname: textOrNone,
    customer_lastname: textOrNone,
    customer_group_id: wholeNumber.nullish().catch(null),
    order_currency_code: textOrNone,
    grand_total: amount,
    total_refunded: amount,
    items: z
      .array(itemSchema)
      .nullish()
      .transform((list) => list ?? []),
    billing_address: z
      .looseObject({
        firstname: textOrNone,
        lastname: textOrNone,
        email: textOrNone,
        telephone: textOrNone,
        country_id: textOrNone,
      })
      .nullish()
      .catch(null),
  })
  .refine(standsSomewhere, { path: ['status'] })
export type RawOrder = z.output<typeof orderSchema>

/** Picked by code, attributes keep their old positions as keys: the list arrives as an object (seen). */
const attributesSchema = z
  .union([z.array(z.unknown()), z.record(z.string(), z.unknown()).transform((object) => Object.values(object))])
  .nullish()
  .catch(null)
  .transform((list) => {
    const pairs = (list ?? []).flatMap((raw): [string, string][] => {
      const parsed = z.looseObject({ attribute_code: z.string(), value: text }).safeParse(raw)
      return parsed.success ? [[parsed.data.attribute_code, parsed.data.value.trim()]] : []
    })
    return new Map(pairs)
  })

export const productFields = (codes: readonly string[]): string =>
  `id,status,visibility,custom_attributes[${['url_key', 'image', ...codes].join(',')}],media_gallery_entries[file,types,disabled]`

export const productSchema = z.looseObject({
  id: idSchema,
  status: wholeNumber.nullish().catch(null),
  visibility: wholeNumber.nullish().catch(null),
  custom_attributes: attributesSchema,
  media_gallery_entries: listOf(
    z.looseObject({ file: z.string(), types: listOf(z.string()), disabled: z.boolean().nullish().catch(null) }),
  ),
})
export type RawProduct = z.output<typeof productSchema>

export const viewsSchema = z.array(
  z.looseObject({
    id: wholeNumber,
    code: z.string(),
    website_id: wholeNumber,
    locale: textOrNone,
    timezone: textOrNone,
    base_link_url: textOrNone,
    secure_base_link_url: textOrNone,
    base_media_url: textOrNone,
    secure_base_media_url: textOrNone,
  }),
)
export type RawView = z.output<typeof viewsSchema>[number]

export const websitesSchema = z.array(z.looseObject({ id: wholeNumber, code: z.string() }))
export const optionsSchema = z.array(z.looseObject({ label: textOrNone, value: textOrNone }))
export const statusSchema = z.looseObject({ status: textOrNone, state: textOrNone })

/** A member of an entry that may be anything. */
export function memberOf(raw: unknown, name: string): unknown {
  return typeof raw === 'object' && raw !== null ? Object.entries(raw).find(([key]) => key === name)?.[1] : undefined
}

/** The id of an entry that may be anything, to name it by. */
export function idOf(raw: unknown): string | undefined {
  const id = idSchema.safeParse(memberOf(raw, 'entity_id'))
  return id.success ? String(id.data) : undefined
}

/** Which fields do not fit, never their values: they can be personal data. */
export function problemOf(error: z.ZodError): string {
  const fields = error.issues.map((issue) => issue.path.map(String).join('.') || 'order')
  return [...new Set(fields)].slice(0, 3).join(', ')
}
