import type { ProductAverage, Shelf } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'
import { AVERAGE_REMOVE, AVERAGE_SET, PRODUCT_THERE } from './queries/averages.ts'
import { idSchema, productGidOf } from './schema.ts'
import { outcomeOf } from './shop-schema.ts'

/** The scope that showing averages needs, and nothing else of ours. */
export const WRITE_AVERAGES = 'write_products'

/** The two that Shopify reserves for reviews: themes, search and other apps read them (docs/platforms/shopify.md, "Reviews"). */
const RATING = { namespace: 'reviews', key: 'rating' }
const COUNT = { namespace: 'reviews', key: 'rating_count' }

const thereSchema = z.looseObject({ product: z.looseObject({ id: z.string() }).nullable() })

/** The average and the number of reviews of a product, as metafields: Shopify has no reviews of its own. */
export function createAverages(client: Client): Shelf<ProductAverage> {
  async function isThere(product: string): Promise<boolean> {
    if (!idSchema.safeParse(product).success) return false
    const { data } = await client.ask(PRODUCT_THERE, { id: productGidOf(product) }, thereSchema)
    return data.product !== null
  }

  return {
    async put({ product, average, count }) {
      if (!(await isThere(product))) return { kind: 'no-product' }
      const ownerId = productGidOf(product)
      // Both or neither: Shopify takes all of a call's metafields, or none.
      const metafields = [
        { ownerId, ...RATING, type: 'rating', value: ratingOf(average) },
        { ownerId, ...COUNT, type: 'number_integer', value: String(count) },
      ]
      const { data } = await client.ask(AVERAGE_SET, { metafields }, outcomeOf('metafieldsSet'), { mutation: true })
      return data[0] === undefined
        ? { kind: 'shown', shopId: product }
        : { kind: 'refused', why: data[0].slice(0, 200) }
    },
    async remove(product) {
      if (!(await isThere(product))) return
      const ownerId = productGidOf(product)
      const metafields = [RATING, COUNT].map((one) => ({ ownerId, ...one }))
      const { data } = await client.ask(AVERAGE_REMOVE, { metafields }, outcomeOf('metafieldsDelete'), {
        mutation: true,
      })
      if (data[0] !== undefined) throw client.fail('shopify.rating-stays', { why: data[0].slice(0, 200) })
    },
  }
}

/** Within its scale, which Shopify checks. */
const ratingOf = (average: number): string =>
  JSON.stringify({ value: Math.min(5, Math.max(1, average)).toFixed(2), scale_min: '1.0', scale_max: '5.0' })
