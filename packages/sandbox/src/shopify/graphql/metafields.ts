import type { Catalogue } from '../orders/catalogue.ts'
import { gid, instant, readGid } from './gid.ts'

export interface Metafield {
  ownerId: string
  namespace: string
  key: string
  type: string
  value: string
}

type Given = { ownerId: string; namespace?: string | null; key: string; type?: string | null; value: string }

const MOST = 25
const RATING = /^\{"value":"[\d.]+","scale_min":"[\d.]+","scale_max":"[\d.]+"\}$/

/** Metafields of products, of which the review standard needs two: `reviews.rating` and `reviews.rating_count`. */
export const createMetafields = (catalogue: Catalogue, now: () => number) => {
  const held = new Map<string, Metafield & { id: string; at: number }>()
  const keyOf = (ownerId: string, namespace: string, key: string) => `${ownerId} ${namespace} ${key}`
  const render = ({ at, ...field }: Metafield & { id: string; at: number }) => {
    return { __typename: 'Metafield', ...field, createdAt: instant(at), updatedAt: instant(at) }
  }

  const wrong = ({ ownerId, type, value }: Given): { code: string; field: string; message: string } | undefined => {
    const { type: ownerType, id = 0 } = readGid(ownerId) ?? {}
    if (ownerType !== 'Product' || catalogue.product(id) === undefined)
      return { code: 'INVALID', field: 'ownerId', message: 'Owner does not exist.' }
    if (type === null || type === undefined) return { code: 'BLANK', field: 'type', message: "Type can't be blank" }
    const valid =
      type === 'rating' ? RATING.test(value.replaceAll(' ', '')) : type !== 'number_integer' || /^-?\d+$/.test(value)
    return valid ? undefined : { code: 'INVALID_VALUE', field: 'value', message: `Value must be of type ${type}.` }
  }

  return {
    find(ownerId: string, namespace: string, key: string) {
      const found = held.get(keyOf(ownerId, namespace, key))
      return found === undefined ? null : render(found)
    },
    all: (): Metafield[] => [...held.values()].map(({ id: _, at: __, ...field }) => field),
    /** All of them or none, as the mutation does it. */
    set({ metafields: given }: { metafields: Given[] }) {
      if (given.length > MOST) {
        const message = `Exceeded the maximum metafields input limit of ${MOST}.`
        return refused([{ code: 'LESS_THAN_OR_EQUAL_TO', elementIndex: null, field: ['metafields'], message }])
      }
      const errors = given.flatMap((one, elementIndex) => {
        const error = wrong(one)
        return error ? [{ ...error, elementIndex, field: ['metafields', String(elementIndex), error.field] }] : []
      })
      if (errors.length > 0) return refused(errors)
      const metafields = given.map(({ ownerId, namespace, key, type, value }) => {
        const field = { ownerId, namespace: namespace ?? 'custom', key, type: type ?? '', value }
        const id = gid('Metafield', 31_000_000_000_000 + held.size)
        const kept = { ...field, id: held.get(keyOf(ownerId, field.namespace, key))?.id ?? id, at: now() }
        held.set(keyOf(ownerId, field.namespace, key), kept)
        return render(kept)
      })
      return { metafields, userErrors: [] }
    },
    /** Null stands for one that was not there. */
    remove({ metafields: given }: { metafields: { ownerId: string; namespace: string; key: string }[] }) {
      const deletedMetafields = given.map((one) =>
        held.delete(keyOf(one.ownerId, one.namespace, one.key)) ? one : null,
      )
      return { deletedMetafields, userErrors: [] }
    },
  }
}
export type Metafields = ReturnType<typeof createMetafields>

const refused = (userErrors: object[]) => ({ metafields: null, userErrors })
