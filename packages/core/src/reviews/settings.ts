import { z } from 'zod'

/** A store's `reviews` key: reviews of products, both ways. */
export const reviewsSettings = z
  .strictObject({
    ask: z.boolean().default(true),
    /** Shown in the shop, and given to its pages. */
    publish: z.boolean().default(false),
  })
  .prefault({})
