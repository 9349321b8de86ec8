import type { Params } from './client.ts'
import { anyOf } from './list.ts'
import type { Settings } from './settings.ts'

/**
 * Which shops a question is about. Without a word the webservice answers for the shop of the address. `id_shop=all`
 * needs a right on one shop only and then shows all of them (seen), so it never stands alone.
 */
export function orderScope({ shops }: Settings): Params {
  const [only, ...others] = shops ?? []
  if (only === undefined) return {}
  return others.length === 0 ? { id_shop: only } : { id_shop: 'all', 'filter[id_shop]': anyOf(shops ?? []) }
}

/** Customers and products are looked up by their ids, which are the same in every shop. */
export const anyShop = ({ shops }: Settings): Params => (shops === undefined ? {} : { id_shop: 'all' })

/** A key's reach is not trusted: reads by id ignore the shop, so each order is looked at. */
export const isOurs = ({ shops }: Settings, shop: number): boolean => shops === undefined || shops.includes(shop)
