import { type Instant, MINUTE } from '../../clock.ts'
import { RecolteError } from '../../errors.ts'
import type { ReviewLine } from '../../model/review.ts'
import { rejected } from '../../protocol/reviews/fields.ts'
import { areProductReviews, type NamedRecord, readNamed } from '../../protocol/reviews/named.ts'
import type { Way, WayTurn } from './way.ts'

/** Opens files of reviews for core, which knows no file's format. */
export interface ReviewFiles {
  /** Files of a folder by their names. Throws `reviews-folder`. */
  list(folder: string): Promise<ReviewFile[]>
  /** One file. Throws `reviews-file`. */
  find(path: string): Promise<ReviewFile>
  /** Its records in groups, in their order. Throws `reviews-file-broken` with the place where it cannot be read on. */
  records(file: ReviewFile): AsyncIterable<FileRecord[]>
}

/** A record by the names of its fields; the number of its columns, where that is not the number of names. */
export type FileRecord = NamedRecord | number

export interface ReviewFile {
  name: string
  path: string
  size: number
  changedAt: Instant
}

/** One that changed within this time may still be written to. */
const QUIET_FOR = MINUTE

/** A folder into which the platform puts files each night, or a person does (docs/protocol.md, reviews). */
export function filesWay(options: {
  folder: string
  files: ReviewFiles
  timeZone: string
  /** Web ids of accounts that are not this store's: their files are theirs. */
  others: readonly string[]
}): Way {
  const { folder, files, timeZone, others } = options
  return {
    source: 'files',
    every: MINUTE,
    async read(turn) {
      for (const file of await files.list(folder)) {
        if (turn.isOver()) return
        if (file.changedAt > turn.now() - QUIET_FOR || others.some((webId) => file.name.includes(webId))) continue
        const cursor = { key: `file:${file.name}`, value: `${file.size} ${file.changedAt}` }
        if ((await turn.cursor(cursor.key)) === cursor.value) continue
        await takeFile(file, { files, timeZone, deliver: turn.deliver })
        await turn.deliver({ lines: [], cursor })
      }
    },
  }
}

/**
 * Takes one file in, group by group. What cannot be read on is one more line, rejected. False, and nothing taken, where
 * it is a file of something else: the platform writes reviews of the shop and bounced addresses to the same folder.
 */
export async function takeFile(
  file: ReviewFile,
  { files, timeZone, deliver }: { files: ReviewFiles; timeZone: string; deliver: WayTurn['deliver'] },
): Promise<boolean> {
  const asOf = file.changedAt
  let first = true
  try {
    for await (const records of files.records(file)) {
      if (first && !areProductReviews(records.filter((one) => typeof one === 'object'))) return false
      first = false
      await deliver({ lines: records.map((record) => lineOf(record, timeZone)), asOf })
    }
  } catch (error) {
    if (!(error instanceof RecolteError) || error.code !== 'reviews-file-broken') throw error
    await deliver({ lines: [rejected('review-file-broken', `${file.name}: ${error.detail.why}`)], asOf })
  }
  return !first
}

const lineOf = (record: FileRecord, timeZone: string): ReviewLine =>
  typeof record === 'number' ? rejected('review-columns', String(record)) : readNamed(record, timeZone)
