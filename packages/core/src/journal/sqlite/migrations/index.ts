import { sql as schema1 } from './001.ts'

/** In order; the position is the schema's number. A released migration is never edited. */
export const migrations: readonly string[] = [schema1]
