import { z } from 'zod'

const settingsSchema = z.looseObject({ url: z.url({ protocol: /^https?$/ }) })

/** The shop's address, for shops whose settings name one: a list of one or none. */
export function shopUrl(settings: unknown): string[] {
  const parsed = settingsSchema.safeParse(settings)
  return parsed.success ? [parsed.data.url] : []
}
