import { z } from 'zod'

/** A store's `reviews` key: reviews of products, both ways. */
export const reviewsSettings = z
  .strictObject({
    ask: z.boolean().default(true),
    /** Shown in the shop, and given to its pages. */
    publish: z.boolean().default(false),
    /** A collection API for reviews, which the platform publishes for nobody: where it is, and the word it goes by. */
    push: z
      .strictObject({
        url: z.url({ protocol: /^https?$/ }),
        query: z.string().trim().min(1),
      })
      .optional(),
  })
  .prefault({})
