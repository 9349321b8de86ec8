import { z } from 'zod'
import type { ReviewLine } from '../../model/review.ts'
import { averageLine, deleteLine, rejected, reviewLine } from './fields.ts'
import { mediaIn } from './media.ts'

/** PHP writes numbers now as numbers, now as texts, and leaves empty ones null. */
const text = z
  .union([z.string(), z.number(), z.null()])
  .transform((value) => String(value ?? '').trim())
  .catch('')
  .default('')

const item = z.object({
  ...{ idProduit: text, refProduit: text, rate: text, avis: text, name: text, prenom: text },
  ...{ horodateAvis: text, horodateCommande: text, order_date: text, media_full: z.string().nullish().catch(null) },
  ...{ count_helpful_yes: text, count_helpful_no: text, averageProduit: text, nbAvisProduit: text },
  moderation: z
    .array(z.object({ comment_date: text, comment_origin: text, comment: text }))
    .optional()
    .catch([]),
})
type Item = z.output<typeof item>

const READ: Readonly<Record<string, (item: Item) => ReviewLine>> = {
  NEW: (one) => review('new', one),
  UPDATE: (one) => review('update', one),
  DELETE: (one) => deleteLine(one.idProduit),
  AVG: (one) => averageLine(one.refProduit, one.averageProduit, one.nbAvisProduit),
}

/** `setProductsReviews` as a text of JSON: lists by verb (docs/protocol.md, reviews). */
export function readPushedJson(data: string): ReviewLine[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(json(data))
  if (!parsed.success) return [rejected('review-not-json', '')]
  return Object.entries(parsed.data).flatMap(([verb, list]) => {
    const read = Object.hasOwn(READ, verb) ? READ[verb] : undefined
    return (Array.isArray(list) ? list : [list]).map((raw): ReviewLine => {
      const one = item.safeParse(raw)
      if (read === undefined) return rejected('review-no-verb', verb)
      return one.success ? read(one.data) : rejected('review-not-json', verb)
    })
  })
}

function review(kind: 'new' | 'update', one: Item): ReviewLine {
  return reviewLine(kind, {
    ...{ id: one.idProduit, product: one.refProduit, rating: one.rate, text: one.avis },
    ...{ firstName: one.prenom, lastName: one.name, writtenAt: one.horodateAvis },
    orderedAt: one.horodateCommande || one.order_date,
    ...{ helpfulYes: one.count_helpful_yes, helpfulNo: one.count_helpful_no },
    media: one.media_full === undefined ? undefined : mediaIn(one.media_full ?? ''),
    exchanges: one.moderation?.map(({ comment_date, comment_origin, comment }) => ({
      ...{ at: comment_date, origin: comment_origin, text: comment },
    })),
  })
}

function json(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
