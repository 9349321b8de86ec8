import { z } from 'zod'
import { address, instant, orderId, pageInfoSchema, textOrNone } from './schema.ts'

/** What the shop tells of itself and of the app: scopes, webhooks, operations. Orders are in schema.ts. */

const scopesSchema = z
  .looseObject({ accessScopes: z.array(z.looseObject({ handle: z.string() })) })
  .transform(({ accessScopes }) => new Set(accessScopes.map(({ handle }) => handle)))

export const sightSchema = z.looseObject({
  currentAppInstallation: scopesSchema,
  orders: z.looseObject({ nodes: z.array(z.looseObject({ id: orderId })) }),
})

export const shopSchema = z.looseObject({
  shop: z.looseObject({ name: z.string(), myshopifyDomain: z.string(), ianaTimezone: z.string() }),
  currentAppInstallation: scopesSchema,
})

export const peopleSchema = z.looseObject({
  orders: z.looseObject({
    nodes: z.array(z.looseObject({ email: textOrNone, phone: textOrNone, billingAddress: address })),
  }),
})

export const hooksSchema = z.looseObject({
  webhookSubscriptions: z.looseObject({
    pageInfo: pageInfoSchema,
    nodes: z.array(z.looseObject({ id: z.string(), topic: z.string(), uri: z.string() })),
  }),
})

export const bulkStartSchema = z.looseObject({
  bulkOperationRunQuery: z.looseObject({ bulkOperation: z.looseObject({ id: z.string() }).nullish() }),
})

export const bulkSchema = z.looseObject({
  bulkOperation: z.looseObject({ status: z.string(), createdAt: instant, url: z.string().nullish() }).nullish(),
})

/** What a mutation has against what it was asked, in words. */
export const outcomeOf = (mutation: string) =>
  z
    .record(z.literal(mutation), z.looseObject({ userErrors: z.array(z.looseObject({ message: z.string() })) }))
    .transform((data) => Object.values(data).flatMap(({ userErrors }) => userErrors.map(({ message }) => message)))
