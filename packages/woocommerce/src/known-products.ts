import { RecolteError, type ReviewedProduct, reviewedProducts } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'
import type { Params } from './library.ts'
import { idSchema } from './schema.ts'

const PER_REQUEST = 100
/** A variant can be asked for by its id alone, so no more than these are in one go. */
const ONE_BY_ONE = 20

const found = z.looseObject({ id: idSchema, sku: z.string().catch(''), parent_id: z.number().catch(0) })
type Found = z.output<typeof found>

const isId = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text)
/** Of a variant, the product it is one of. */
const productOf = ({ id, parent_id: parent }: Found): string => String(parent === 0 ? id : parent)

/** What the shop has under these references: ids of products first, then SKUs (of variants too), then ids of variants. */
export async function knownProducts(client: Client, references: string[]): Promise<ReviewedProduct[]> {
  const list = async (params: Params): Promise<Found[]> => {
    const fields = { per_page: PER_REQUEST, _fields: 'id,sku,parent_id' }
    const { body } = await client.get('products', { ...params, ...fields })
    if (!Array.isArray(body))
      throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'no list' } })
    // A plugin's odd entry takes no other with it.
    return body.map((entry) => found.safeParse(entry)).flatMap(({ data }) => (data === undefined ? [] : [data]))
  }
  const ids = new Set<string>()
  const numbers = references.filter(isId)
  if (numbers.length > 0) for (const { id } of await list({ include: numbers.join(',') })) ids.add(String(id))

  // The list of SKUs is cut at its commas.
  const names = references.filter((one) => !ids.has(one) && !one.includes(','))
  const named = names.length === 0 ? [] : await list({ sku: names.join(',') })
  const skus = new Map(named.map((one) => [one.sku, productOf(one)]))

  const variants = new Map<string, string>()
  for (const id of numbers.filter((one) => !ids.has(one) && !skus.has(one)).slice(0, ONE_BY_ONE)) {
    const { body } = await client.get(`products/${id}`, { _fields: 'id,sku,parent_id' }, { bear: [404] })
    const one = found.safeParse(body)
    if (one.success && one.data.parent_id !== 0) variants.set(id, productOf(one.data))
  }
  return reviewedProducts(references, { ids, skus, variants })
}
