import type { Answer } from '@recolte/core'
import { z } from 'zod'

/** The shop's own clock: to the second, and rounded down. */
export function clockOf(answer: Answer, now: number): Date {
  const at = Date.parse(answer.headers.date ?? '')
  return new Date(Number.isNaN(at) ? now : at)
}

const complaint = z.looseObject({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z
    .looseObject({ code: z.string().optional(), cost: z.number().optional(), maxCost: z.number().optional() })
    .optional(),
})
export type Complaint = z.output<typeof complaint>

const throttle = z.looseObject({
  maximumAvailable: z.number(),
  currentlyAvailable: z.number(),
  restoreRate: z.number().positive(),
})
const cost = z.looseObject({
  requestedQueryCost: z.number(),
  actualQueryCost: z.number().nullish(),
  throttleStatus: throttle,
})
export type Cost = z.output<typeof cost>

/** What a GraphQL answer holds, data and complaints side by side. */
export const envelopeSchema = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  /** REST's way of refusing is a text, GraphQL's a list. */
  errors: z.array(complaint).optional(),
  extensions: z
    .looseObject({
      cost: cost.optional().catch(undefined),
      search: z
        .array(z.looseObject({ warnings: z.array(z.looseObject({ field: z.string().nullish() })).optional() }))
        .optional(),
    })
    .optional(),
})
export type Envelope = z.output<typeof envelopeSchema>
