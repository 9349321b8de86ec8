import { z } from 'zod'

/**
 * The raw fields we use, strict about what an order cannot do without and loose about the rest: plugins add, drop and
 * retype fields. Facts: docs/platforms/woocommerce.md.
 */

/** WooCommerce gives some numbers as text and the other way round (an image's id is `14`, `"10"` or `""`). */
const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])
const text = z.union([z.string(), z.number().transform(String)])
const textOrNone = text.nullish().transform((value) => value ?? '')

/** The shop's GMT dates carry no zone mark: `2026-08-29T06:00:07`. */
export const gmtSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  .transform((value) => new Date(`${value}Z`))
  .refine((date) => !Number.isNaN(date.getTime()))

/** A date that may be missing; a plugin's odd value counts as none, since the order can do without. */
const gmtOrNone = gmtSchema.nullish().catch(null)

export const idSchema = wholeNumber.refine((id) => id > 0)

/** What the list of changes asks for: no personal data. */
export const ROW_FIELDS = [
  'id',
  'number',
  'status',
  'date_created_gmt',
  'date_modified_gmt',
  'date_paid_gmt',
  'date_completed_gmt',
]

export const rowSchema = z.looseObject({
  id: idSchema,
  number: text.nullish(),
  status: z.string().min(1),
  date_created_gmt: gmtSchema,
  date_modified_gmt: gmtOrNone,
  date_paid_gmt: gmtOrNone,
  date_completed_gmt: gmtOrNone,
})
export type RawRow = z.output<typeof rowSchema>

const meta = z.looseObject({ key: z.string(), value: z.unknown() })
/** A list whose odd entries are left out: nothing of it decides whether an order can go. */
const metaList = z
  .array(z.unknown())
  .nullish()
  .catch(null)
  .transform((list) =>
    (list ?? []).flatMap((entry) => {
      const parsed = meta.safeParse(entry)
      return parsed.success ? [parsed.data] : []
    }),
  )

/** Negative in a refund, and a fraction where a plugin sells by weight. */
const quantity = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number),
])

const lineSchema = z.looseObject({
  id: wholeNumber,
  name: textOrNone,
  product_id: wholeNumber,
  variation_id: wholeNumber.nullish().transform((value) => value ?? 0),
  quantity,
  sku: textOrNone,
  /** Only since PR #54024. */
  global_unique_id: textOrNone,
  image: z
    .looseObject({ src: textOrNone })
    .nullish()
    .catch(null)
    .transform((image) => image?.src ?? ''),
})
export type RawLine = z.output<typeof lineSchema>

/**
 * What reading asks for. `customer_ip_address`, `order_key` and `payment_url` travel unasked otherwise. Names inside a
 * list (`line_items.name`) would give nothing at all (seen), so lists are asked for whole.
 */
export const ORDER_FIELDS = [
  ...ROW_FIELDS,
  'created_via',
  'currency',
  'total',
  'billing.email',
  'billing.first_name',
  'billing.last_name',
  'billing.phone',
  'billing.country',
  'line_items',
  'refunds',
  'meta_data',
]

export const orderSchema = rowSchema.extend({
  created_via: textOrNone,
  currency: textOrNone,
  total: textOrNone,
  billing: z.looseObject({
    email: z.string(),
    first_name: textOrNone,
    last_name: textOrNone,
    phone: textOrNone,
    country: textOrNone,
  }),
  line_items: z.array(lineSchema),
  refunds: z
    .array(z.looseObject({ total: textOrNone }))
    .nullish()
    .transform((list) => list ?? []),
  meta_data: metaList,
})
export type RawOrder = z.output<typeof orderSchema>

export const refundsSchema = z.array(
  z.looseObject({
    line_items: z.array(z.looseObject({ quantity, meta_data: metaList })),
  }),
)
export type RawRefunds = z.output<typeof refundsSchema>

const named = z
  .array(z.looseObject({ name: textOrNone }))
  .nullish()
  .catch(null)
  .transform((list) => list?.[0]?.name ?? '')

export const PRODUCT_FIELDS = ['id', 'status', 'permalink', 'images', 'sku', 'global_unique_id', 'brands', 'categories']

export const productSchema = z.looseObject({
  id: wholeNumber,
  status: textOrNone,
  permalink: textOrNone,
  images: z
    .array(z.looseObject({ src: textOrNone }))
    .nullish()
    .catch(null)
    .transform((list) => list?.[0]?.src ?? ''),
  sku: textOrNone,
  global_unique_id: textOrNone,
  brands: named,
  categories: named,
})
export type RawProduct = z.output<typeof productSchema>

export const statusesSchema = z.array(
  z.looseObject({ slug: z.string(), name: textOrNone, total: wholeNumber.nullish().catch(null) }),
)

/** Which fields do not fit, never their values: they can be personal data. */
export function problemOf(error: z.ZodError): string {
  const fields = error.issues.map((issue) => issue.path.map(String).join('.') || 'order')
  return [...new Set(fields)].slice(0, 3).join(', ')
}
