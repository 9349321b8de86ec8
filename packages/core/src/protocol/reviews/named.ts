import { z } from 'zod'
import type { ReviewLine } from '../../model/review.ts'
import { averageLine, deleteLine, rejected, reviewLine } from './fields.ts'
import { addressesIn, mediaIn } from './media.ts'

/**
 * What each field is called: in the files the platform publishes, in its API, and by its modules, first one first
 * (docs/protocol.md, reviews). Where a review of the shop stands beside that of the product, the product's id is the review's.
 */
const NAMES = {
  verb: ['action', 'verb', 'operation'],
  id: ['id_review_product', 'id_review', 'review_id'],
  product: ['id_product', 'product_variation_id', 'product_id', 'product_ref', 'refproduit'],
  rating: ['rate', 'review_rate', 'rating'],
  text: ['review', 'review_content', 'avis'],
  firstName: ['firstname', 'author_firstname', 'first_name', 'prenom'],
  lastName: ['lastname', 'author_lastname', 'last_name'],
  writtenAt: ['review_date', 'horodateavis'],
  orderedAt: ['order_date', 'horodatecommande'],
  publishedAt: ['publish_date'],
  helpfulYes: ['count_helpful_yes'],
  helpfulNo: ['count_helpful_no'],
  media: ['medias', 'media', 'media_full'],
  exchanges: ['moderation'],
  count: ['nb_reviews'],
} as const
type Field = keyof typeof NAMES

/** Values by their names, in lower case: texts, numbers, and lists where the format has them. */
export type NamedRecord = Readonly<Record<string, unknown>>

const has = (record: NamedRecord, field: Field): boolean =>
  Object.keys(record).some((name) => NAMES[field].some((known) => known === name.trim().toLowerCase()))

export const namesReview = (record: NamedRecord): boolean => has(record, 'id')

/** Whether these are product reviews, or removals of some: the platform also writes files of other things. */
export const areProductReviews = (records: readonly NamedRecord[]): boolean =>
  records.some((one) => namesReview(one) && has(one, 'product')) ||
  (records.length > 0 && records.every((one) => namesReview(one) && verbOf(one) === 'DELETE'))

const exchange = z.record(z.string(), z.unknown())

/** One review by the names of its fields, as the platform's files and its API write it. Times without an offset are of this zone. */
export function readNamed(record: NamedRecord, timeZone: string): ReviewLine {
  const { raw, text } = reader(record)
  const verb = verbOf(record)
  if (verb === 'DELETE') return deleteLine(text('id'))
  if (verb === 'AVG') return averageLine(text('product'), text('rating'), text('count'))
  if (verb !== '' && verb !== 'NEW' && verb !== 'UPDATE') return rejected('review-no-verb', verb.slice(0, 20))
  const fields = {
    ...{ id: text('id'), product: text('product'), rating: text('rating'), text: text('text'), timeZone },
    ...{ firstName: text('firstName'), lastName: text('lastName'), writtenAt: text('writtenAt') },
    ...{ orderedAt: text('orderedAt'), publishedAt: text('publishedAt') },
    ...{ helpfulYes: text('helpfulYes'), helpfulNo: text('helpfulNo') },
    ...(has(record, 'media') ? { media: mediaOf(raw('media')) } : {}),
    ...(has(record, 'exchanges') ? { exchanges: listOf(raw('exchanges')).map(exchangeOf) } : {}),
  }
  return reviewLine(verb === 'UPDATE' ? 'update' : 'new', fields)
}

const mediaOf = (value: unknown): string[] => (typeof value === 'object' ? addressesIn(value) : mediaIn(asText(value)))

const exchangeOf = (one: Record<string, unknown>) => ({
  at: asText(one.comment_date),
  origin: asText(one.comment_origin),
  text: asText(one.comment),
})

const VERBS = new Set(['NEW', 'UPDATE', 'DELETE', 'AVG'])
const ALL_NAMES: ReadonlySet<string> = new Set(Object.values(NAMES).flat())

/** The name of the verb's own column is not told, so it is found by what it says. */
function verbOf(record: NamedRecord): string {
  const named = reader(record).text('verb').toUpperCase()
  if (named !== '') return named
  const found = Object.entries(record).find(
    ([name, value]) => VERBS.has(asText(value)) && !ALL_NAMES.has(name.trim().toLowerCase()),
  )
  return asText(found?.[1])
}

/** A product's average, as an entry of `all_products` (docs/protocol.md, reviews). */
export function readNamedAverage(record: NamedRecord): ReviewLine {
  const { text } = reader(record)
  return averageLine(text('product'), text('rating'), text('count'))
}

function reader(record: NamedRecord) {
  const lower = new Map(Object.entries(record).map(([name, value]) => [name.trim().toLowerCase(), value]))
  const raw = (field: Field): unknown =>
    NAMES[field].map((name) => lower.get(name)).find((value) => asText(value) !== '')
  return { raw, text: (field: Field) => asText(raw(field)) }
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number') return String(value)
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

const listOf = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const parsed = exchange.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })
