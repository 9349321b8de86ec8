import { z } from 'zod'

/**
 * The raw fields we use, strict about what an order cannot do without and loose about the rest. Enums are open sets:
 * Shopify adds values with a version. Facts: docs/platforms/shopify.md.
 */

const ORDER = 'gid://shopify/Order/'

/** The number at the end of Shopify's global ids: what a webhook, an export and the address of an order show. */
export const idSchema = z.string().regex(/^[1-9]\d{0,19}$/)
export const orderId = z
  .string()
  .startsWith(ORDER)
  .transform((gid) => gid.slice(ORDER.length))
  .pipe(idSchema)

export const textOrNone = z
  .string()
  .nullish()
  .catch(null)
  .transform((value) => (value ?? '').trim())

export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const instantOrNone = instant.nullish().catch(null)
const flag = z.boolean().nullish().catch(null)

/** A list whose odd entries are left out. */
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

const fulfillment = z.looseObject({
  status: textOrNone,
  displayStatus: textOrNone,
  createdAt: instant,
  deliveredAt: instantOrNone,
})

export const rowSchema = z.looseObject({
  id: orderId,
  name: textOrNone,
  createdAt: instant,
  updatedAt: instant,
  cancelledAt: instantOrNone,
  displayFinancialStatus: textOrNone,
  displayFulfillmentStatus: textOrNone,
  requiresShipping: flag,
  tags: listOf(z.string()),
  customerLocale: textOrNone,
  fulfillments: listOf(fulfillment),
})
export type RawRow = z.output<typeof rowSchema>

export const pageInfoSchema = z.looseObject({ hasNextPage: z.boolean(), endCursor: z.string().nullish() })

export const lineSchema = z.looseObject({
  title: textOrNone,
  variantTitle: textOrNone,
  sku: textOrNone,
  vendor: textOrNone,
  quantity: z.int(),
  currentQuantity: z.int(),
  /** Null of a custom line, and where the product was deleted. */
  product: z
    .looseObject({
      legacyResourceId: idSchema,
      /** Null where the product is not published in the online shop. */
      onlineStoreUrl: textOrNone,
      productType: textOrNone,
    })
    .nullish(),
  variant: z.looseObject({ barcode: textOrNone }).nullish().catch(null),
})
export type RawLine = z.output<typeof lineSchema>

const picture = z.looseObject({
  featuredMedia: z
    .looseObject({ preview: z.looseObject({ image: z.looseObject({ url: textOrNone }).nullish() }).nullish() })
    .nullish(),
})
/** Addresses of pictures, each in its product's place; empty where there is none, or no such product any more. */
export const picturesSchema = z
  .looseObject({ nodes: z.array(picture.nullable().catch(null)) })
  .transform(({ nodes }) => nodes.map((product) => product?.featuredMedia?.preview?.image?.url ?? ''))

const linesSchema = z.looseObject({ pageInfo: pageInfoSchema, nodes: z.array(lineSchema) })

export const orderLinesSchema = z.looseObject({ order: z.looseObject({ lineItems: linesSchema }).nullish() })

export const address = z
  .looseObject({ firstName: textOrNone, lastName: textOrNone, countryCodeV2: textOrNone, phone: textOrNone })
  .nullish()
  .catch(null)

const customer = z
  .looseObject({
    firstName: textOrNone,
    lastName: textOrNone,
    locale: textOrNone,
    defaultEmailAddress: z.looseObject({ emailAddress: textOrNone }).nullish().catch(null),
  })
  .nullish()
  .catch(null)
export type RawCustomer = z.output<typeof customer>

/** Each in its order's place. */
export const customersSchema = z
  .looseObject({ nodes: z.array(z.looseObject({ customer }).nullable().catch(null)) })
  .transform(({ nodes }) => nodes.map((order) => order?.customer))

export const orderSchema = rowSchema.extend({
  test: flag,
  email: textOrNone,
  phone: textOrNone,
  sourceName: textOrNone,
  currentTotalPriceSet: z
    .looseObject({ shopMoney: z.looseObject({ amount: textOrNone, currencyCode: textOrNone }) })
    .nullish()
    .catch(null),
  billingAddress: address,
  shippingAddress: address,
  lineItems: linesSchema,
})
export type RawOrder = z.output<typeof orderSchema>

export const listSchema = z.looseObject({
  orders: z.looseObject({ pageInfo: pageInfoSchema, nodes: z.array(z.unknown()) }),
  ordersCount: z.looseObject({ count: z.number() }).nullish().catch(null),
})

export const countSchema = z.looseObject({ ordersCount: z.looseObject({ count: z.int() }) })

export const nodesSchema = z.looseObject({ nodes: z.array(z.unknown()) })

/** Where and why an entry does not fit, without a word of what it holds. */
export const problemOf = ({ issues: [issue] }: z.ZodError): string => issue?.path.join('.') || 'order'

/** The id of an entry that may be anything, to name it by. */
export function idOf(raw: unknown): string | undefined {
  const parsed = z.looseObject({ id: orderId }).safeParse(raw)
  return parsed.success ? parsed.data.id : undefined
}

export const gidOf = (id: string): string => ORDER + id
export const productGidOf = (id: string): string => `gid://shopify/Product/${id}`
