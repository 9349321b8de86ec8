import type { ProductReview, ReviewLine } from '../../model/review.ts'
import { readWallTime } from '../wall-time.ts'

/** The fields of a review as the platform's texts, under our names: what every way in has in common. */
export interface ReviewFields {
  id: string
  product: string
  rating: string
  text: string
  firstName: string
  lastName: string
  writtenAt: string
  orderedAt: string
  publishedAt?: string
  helpfulYes?: string
  helpfulNo?: string
  /** Undefined where the form has no place for them: what another way told of them then stays. */
  media?: string[] | undefined
  exchanges?: { at: string; origin: string; text: string }[] | undefined
  /** Of times that are written without their offset; without it, such a time is none. */
  timeZone?: string
}

/** The customer's word among exchanges (docs/protocol.md, reviews). */
const CUSTOMER = '3'

export function reviewLine(kind: 'new' | 'update', fields: ReviewFields): ReviewLine {
  const { id, product, timeZone } = fields
  const rating = numberIn(fields.rating)
  if (id === '') return rejected('review-no-id', `${kind} ${product}`)
  if (product === '') return rejected('review-no-product', `${kind} ${id}`)
  if (rating === undefined || rating > 5) return rejected('review-rating', `${kind} ${id} ${fields.rating}`)
  const review: ProductReview = {
    ...{ id, product, rating, text: fields.text, author: authorOf(fields.firstName, fields.lastName) },
    ...optional('writtenAt', instantIn(fields.writtenAt, timeZone)),
    ...optional('orderedAt', instantIn(fields.orderedAt, timeZone)),
    ...optional('publishedAt', instantIn(fields.publishedAt ?? '', timeZone)),
    ...optional('helpful', helpfulIn(fields)),
    ...optional('media', fields.media),
    ...optional('exchanges', exchangesIn(fields)),
  }
  return { kind, review }
}

const exchangesIn = ({ exchanges, timeZone }: ReviewFields): ProductReview['exchanges'] =>
  exchanges?.map(({ at, origin, text }) => ({
    ...optional('at', instantIn(at, timeZone)),
    from: origin === CUSTOMER ? 'customer' : 'other',
    text,
  }))

export function averageLine(product: string, average: string, count: string): ReviewLine {
  const value = numberIn(average)
  const reviews = numberIn(count)
  if (product === '') return rejected('review-no-product', 'average')
  if (value === undefined || value > 5 || reviews === undefined || !Number.isInteger(reviews)) {
    return rejected('review-rating', `average ${product} ${average} ${count}`)
  }
  return { kind: 'average', average: { product, average: value, count: reviews } }
}

export function deleteLine(id: string): ReviewLine {
  return id === '' ? rejected('review-no-id', 'delete') : { kind: 'delete', id }
}

const LONGEST = 80

export function rejected(problem: Extract<ReviewLine, { kind: 'rejected' }>['problem'], what: string): ReviewLine {
  return { kind: 'rejected', problem, what: what.slice(0, LONGEST) }
}

/** As the platform shows people: first name and initial */
function authorOf(firstName: string, lastName: string): string {
  const [initial = ''] = lastName
  return [firstName, initial === '' ? '' : `${initial.toUpperCase()}.`].filter((part) => part !== '').join(' ')
}

function numberIn(text: string): number | undefined {
  const written = text.trim().replace(',', '.')
  return /^\d{1,9}(\.\d{1,9})?$/.test(written) ? Number(written) : undefined
}

/** Seconds since 1970, or an instant with its offset. A wall-clock time is one where its zone is known. */
function instantIn(text: string, timeZone: string | undefined): number | undefined {
  const written = text.trim()
  if (/^\d{9,10}$/.test(written)) return Number(written) * 1_000
  if (!/^\d{4}-\d\d-\d\dT\S+(Z|[+-]\d\d:?\d\d)$/.test(written)) {
    return timeZone === undefined ? undefined : readWallTime(written, timeZone)
  }
  const at = Date.parse(written)
  return Number.isNaN(at) ? undefined : at
}

function helpfulIn({ helpfulYes = '', helpfulNo = '' }: ReviewFields): ProductReview['helpful'] {
  const [yes, no] = [numberIn(helpfulYes), numberIn(helpfulNo)]
  return yes === undefined || no === undefined ? undefined : { yes, no }
}

const optional = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  value === undefined ? {} : { [name]: value }
