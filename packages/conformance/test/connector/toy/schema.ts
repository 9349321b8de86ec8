import { secret } from '@recolte/core'
import { z } from 'zod'

export const settingsSchema = z.strictObject({ url: z.url(), key: secret() })
export type Settings = z.output<typeof settingsSchema>

/** Strict about what is needed, loose about the rest. */
export const rawRow = z.looseObject({
  id: z.number(),
  number: z.string(),
  status: z.string(),
  created: z.iso.datetime(),
  changed: z.iso.datetime(),
})
export type RawRow = z.output<typeof rawRow>

export const rawOrder = rawRow.extend({
  customer: z.looseObject({ email: z.string(), first: z.string(), last: z.string(), phone: z.string() }),
  lines: z.array(z.looseObject({ product: z.string(), name: z.string(), quantity: z.number() })),
  total: z.string(),
  currency: z.string(),
})
export type RawOrder = z.output<typeof rawOrder>

/** What must be there even of a damaged order, so that it can be named. */
export const named = z.looseObject({ id: z.number() })

export const about = z.looseObject({ name: z.string(), version: z.string(), zone: z.string() })
export const statusList = z.array(
  z.looseObject({ code: z.string(), label: z.string(), meaning: z.enum(['unpaid', 'paid', 'shipped', 'completed']) }),
)
