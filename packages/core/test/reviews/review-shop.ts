import type { RecolteOptions } from '../../src/api.ts'
import { MemoryShop } from '../engine/memory-shop.ts'

/** A shop of so many reviews, and a platform that was agreed with. */
export function reviewShop(
  platform: string,
  reviews: number,
): Pick<RecolteOptions, 'accounts' | 'stores' | 'connectors'> {
  const shop = new MemoryShop(Date.now)
  shop.reviews = Array.from({ length: reviews }, (_, index) => ({
    ...{ id: `${index + 1}`, product: '11', productName: 'Thé', rating: 5, text: 'Bon thé', author: 'Zoë L.' },
    ...{ email: `zoe${index}@client.example`, writtenAt: Date.UTC(2026, 0, 1) },
  }))
  const push = { url: `${platform}/reviews`, query: 'pushProductReview' }
  return {
    accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform, ratePerSecond: 0 } },
    stores: { boutique: { connector: 'memory', account: 'main', reviews: { push } } },
    connectors: [shop.connector()],
  }
}
