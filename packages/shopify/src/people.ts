import { HOUR, type Order } from '@recolte/core'
import type { Listing } from './listing.ts'
import { PEOPLE } from './queries/shop.ts'
import { peopleSchema } from './shop-schema.ts'

/** From what on it is told: fewer may be buyers who were all erased. */
const ENOUGH = 3

/**
 * Whether Shopify keeps buyers' data from this app without a word: fields are then null, as if nobody had ever given
 * an address. docs/platforms/shopify.md, "Protected customer data", third shape.
 */
export function createPeople({ client, context }: Pick<Listing, 'client' | 'context'>) {
  let told: { hidden: boolean; at: number } | undefined

  async function areHidden(): Promise<boolean> {
    if (told !== undefined && context.clock.now() - told.at < HOUR) return told.hidden
    const { data } = await client.ask(PEOPLE, { query: 'source_name:web' }, peopleSchema)
    const { nodes } = data.orders
    const hidden = nodes.length >= ENOUGH && nodes.every((one) => one.email === '' && !hasName(one.billingAddress))
    told = { hidden, at: context.clock.now() }
    return hidden
  }

  return {
    areHidden,
    /** Throws where orders come without anybody because nobody may be seen: never "e-mail missing". */
    async refuseHidden(orders: Order[]): Promise<void> {
      const nobody = orders.some(({ buyer, channel }) => {
        return channel === 'web' && buyer.email === '' && buyer.firstName === '' && buyer.lastName === ''
      })
      if (nobody && (await areHidden())) throw client.fail('shopify.personal-data', { field: 'email' })
    },
  }
}

const hasName = (one: { firstName: string; lastName: string } | null | undefined): boolean =>
  one != null && (one.firstName !== '' || one.lastName !== '')
