import { z } from 'zod'

const address = z
  .string()
  .trim()
  .pipe(z.url({ protocol: /^https?$/ }))

/** By which ways reviews come in, beside what the platform pushes to a module. */
const from = z
  .strictObject({
    /** The files that the historical platform publishes each night for the account. */
    feed: z
      .strictObject({
        /** Up to the language: https://cl.avis-verifies.com/fr. Absent: by the account's country. */
        url: address.optional(),
      })
      .optional(),
    /** A folder into which files of reviews are put. */
    files: z.string().trim().min(1).optional(),
    /** The platform's API of published reviews. */
    api: z
      .strictObject({
        /** Absent: those of the store's account, where it is one of the new platform. */
        clientId: z.string().trim().min(1).optional(),
        clientSecret: z.string().trim().min(1).meta({ secret: true }).optional(),
        tokenUrl: address.optional(),
        url: address.optional(),
      })
      .optional(),
  })
  // Both tell the same reviews, each as it was at another moment.
  .refine(({ feed, api }) => feed === undefined || api === undefined, 'either "feed" or "api"')
  .prefault({})

/** A store's `reviews` key: reviews of products, both ways. */
export const reviewsSettings = z
  .strictObject({
    ask: z.boolean().default(true),
    from,
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
