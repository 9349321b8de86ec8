import { type Answer, type ProductReview, type Put, RecolteError, type Shelf } from '@recolte/core'
import { z } from 'zod'
import { codeOf } from './answer.ts'
import type { Client } from './client.ts'
import { emailOf, reviewFields } from './review-mapping.ts'
import { idSchema } from './schema.ts'

/** What is looked at of a review that stands in the shop. */
const FIELDS = { _fields: 'id,product_id,reviewer_email' }
const reviewSchema = z.looseObject({ id: idSchema, product_id: idSchema, reviewer_email: z.string() })
type Found = z.output<typeof reviewSchema>

/** The platform's reviews among the shop's own (docs/platforms/woocommerce.md, product reviews). */
export function createReviews(client: Client): Shelf<ProductReview> {
  const at = (id: string | number) => `products/reviews/${id}`
  const parsed = <T>(schema: z.ZodType<T>, { body }: Answer): T => {
    const result = schema.safeParse(body)
    if (result.success) return result.data
    throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'products/reviews' } })
  }

  /**
   * By its id here, else by its key: the answer with the id may have been lost. The key is looked at in any case, since
   * a shop put back from a copy gives an id to somebody's own review, and a filter that a shop does not know it ignores.
   */
  async function find(id: string, shopId?: string): Promise<Found | undefined> {
    const email = emailOf(id)
    if (shopId !== undefined) {
      const answer = await client.get(at(shopId), FIELDS, { bear: [404] })
      const known = answer.status === 404 ? undefined : parsed(reviewSchema, answer)
      if (known?.reviewer_email === email) return known
    }
    const answer = await client.get('products/reviews', { reviewer_email: email, status: 'all', ...FIELDS })
    return parsed(z.array(reviewSchema), answer).find(({ reviewer_email }) => reviewer_email === email)
  }

  const write = (endpoint: string, fields: Record<string, unknown>) =>
    client.post(endpoint, fields, { bear: [400, 404, 409] })
  // For good: what the platform withdrew must not lie in the shop's trash.
  const erase = (id: number) => client.delete(at(id), { force: 'true' })

  return {
    async put(review, shopId) {
      if (!/^[1-9]\d{0,14}$/.test(review.product)) return { kind: 'no-product' }
      const fields = reviewFields(review)
      let found = await find(review.id, shopId)
      // The shop would leave the average of the product it leaves as it was.
      if (found !== undefined && String(found.product_id) !== review.product) {
        await erase(found.id)
        found = undefined
      }
      let first = await write(found === undefined ? 'products/reviews' : at(found.id), fields)
      // Somebody put it there meanwhile.
      if (first.status === 409) {
        found = await find(review.id)
        if (found !== undefined) first = await write(at(found.id), fields)
      }
      if (first.status >= 400) return refused(first)
      const { id } = parsed(reviewSchema, first)
      // The shop counts before it has written the rating, so that its average is one writing behind: the same once more.
      const again = await write(at(id), fields)
      return again.status >= 400 ? refused(again) : { kind: 'shown', shopId: String(id) }
    },
    async remove(id, shopId) {
      const found = await find(id, shopId)
      if (found !== undefined) await erase(found.id)
    },
  }
}

function refused({ status, body }: Answer): Put {
  const code = codeOf(body) ?? String(status)
  return code === 'woocommerce_rest_product_invalid_id' ? { kind: 'no-product' } : { kind: 'refused', why: code }
}
