import { isAbsolute } from 'node:path'
import { duration } from '@recolte/core'
import { z } from 'zod'
import { FIELDS } from './columns.ts'

/** What a person writes under `settings` of a store of files. */
export const settingsSchema = z.strictObject({
  folder: z.string().trim().refine(isAbsolute, 'csv.which-folder'),
  /** Headings of the shop's own, by field. */
  columns: z.partialRecord(z.enum(FIELDS), z.string().trim().min(1)).optional(),
  /** Of dates in the files, which say none. */
  timeZone: z.string().trim().min(1).default('Europe/Paris'),
  /** How long a file must have stood still to be whole. */
  settle: duration.prefault('1m'),
  /** How long a file stays in `done/` and `errors/`; absent, until somebody takes it away. */
  keep: duration.optional(),
})

export type Settings = z.output<typeof settingsSchema>
