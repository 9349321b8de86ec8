import { sql as schema1 } from './001.ts'
import { sql as schema2 } from './002-switch.ts'
import { sql as schema3 } from './003-imported.ts'
import { sql as schema4 } from './004-files.ts'
import { sql as schema5 } from './005-reviews.ts'
import { sql as schema6 } from './006-reviews-in.ts'
import { sql as schema7 } from './007-heard.ts'
import { sql as schema8 } from './008-shelf.ts'
import { sql as schema9 } from './009-review-push.ts'
import { sql as schema10 } from './010-corrected.ts'

/** In order; the position is the schema's number. A released migration is never edited. */
export const migrations: readonly string[] = [
  schema1,
  schema2,
  schema3,
  schema4,
  schema5,
  schema6,
  schema7,
  schema8,
  schema9,
  schema10,
]
