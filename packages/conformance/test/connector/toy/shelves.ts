import type { ProductAverage, ProductReview, Put, Shelf } from '@recolte/core'
import type { Client } from './client.ts'

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The toy shop keeps each under the key it is given, and shows its text as markup. */
export function createShelves(client: Client): { reviews: Shelf<ProductReview>; averages: Shelf<ProductAverage> } {
  const put = async (room: string, key: string, body: object): Promise<Put> => {
    const { status } = await client.write('PUT', `/${room}/${encodeURIComponent(key)}`, body)
    return status === 404 ? { kind: 'no-product' } : { kind: 'shown', shopId: key }
  }
  const remove = (room: string) => async (key: string) => {
    await client.write('DELETE', `/${room}/${encodeURIComponent(key)}`)
  }
  return {
    reviews: {
      put: ({ id, product, rating, text, author }) =>
        put('reviews', id, { product, rating, html: `${escaped(author)}: ${escaped(text)}` }),
      remove: remove('reviews'),
    },
    averages: { put: (average) => put('averages', average.product, average), remove: remove('averages') },
  }
}
