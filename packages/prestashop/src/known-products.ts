import { type ReviewedProduct, reviewedProducts } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'
import { fields, listAll } from './list.ts'
import { isNotGranted } from './optional.ts'
import { understood } from './schema.ts'

const wholeNumber = z.coerce.number().int().positive()
const product = z.looseObject({ id: wholeNumber, reference: z.string().catch('') })
const combination = z.looseObject({ id: wholeNumber, id_product: wholeNumber, reference: z.string().catch('') })

const isId = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text)
/** What means something else in a filter. */
const isPlain = (text: string): boolean => text !== '' && !/[[\]|%,]/.test(text)

/** What the shop has under these references: ids of products first, then references of products and combinations, then ids of those. */
export async function knownProducts(client: Client, references: string[]): Promise<ReviewedProduct[]> {
  const products = (by: string, values: string[]) =>
    listed(client, 'products', { by, values, names: ['id', 'reference'] }, product)
  const combinations = (by: string, values: string[]) =>
    optional(listed(client, 'combinations', { by, values, names: ['id', 'id_product', 'reference'] }, combination))

  const ids = new Set((await products('id', references.filter(isId))).map(({ id }) => String(id)))
  const rest = references.filter((one) => !ids.has(one))
  const names = rest.filter(isPlain)
  const skus = new Map((await combinations('reference', names)).map((one) => [one.reference, String(one.id_product)]))
  for (const one of await products('reference', names)) skus.set(one.reference, String(one.id))
  const byId = await combinations('id', rest.filter(isId))
  const variants = new Map(byId.map((one) => [String(one.id), String(one.id_product)]))
  return reviewedProducts(references, { ids, skus, variants })
}

async function listed<T>(
  client: Client,
  resource: string,
  { by, values, names }: { by: string; values: string[]; names: string[] },
  schema: z.ZodType<T>,
): Promise<T[]> {
  if (values.length === 0) return []
  return understood(schema, await listAll(client, resource, { by, ids: values, display: fields(names) }))
}

/** A key that may not read combinations tells less. */
async function optional<T>(asked: Promise<T[]>): Promise<T[]> {
  try {
    return await asked
  } catch (error) {
    if (isNotGranted(error)) return []
    throw error
  }
}
