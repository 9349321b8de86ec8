import { z } from 'zod'

/** A store's `reviews` key: reviews of products, both ways. */
export const reviewsSettings = z.strictObject({ ask: z.boolean().default(true) }).prefault({})
