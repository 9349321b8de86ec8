import { type Instant, MINUTE } from '../../clock.ts'
import { RecolteError } from '../../errors.ts'
import type { ReviewLine } from '../../model/review.ts'
import { rejected } from '../../protocol/reviews/fields.ts'
import { areProductReviews, type NamedRecord, readNamed } from '../../protocol/reviews/named.ts'
import { readWallTime } from '../../protocol/wall-time.ts'
import type { Way, WayTurn } from './way.ts'

/** Opens files of reviews for core, which knows no file's format. */
export interface ReviewFiles {
  /** Files of a folder by their names. Throws `reviews-folder`. */
  list(folder: string): Promise<ReviewFile[]>
  /** One file. Throws `reviews-file`. */
  find(path: string): Promise<ReviewFile>
  /**
   * Its records in groups, in their order. Throws `reviews-file-broken` with the place where it cannot be read on,
   * `reviews-file` where the system does not give it now.
   */
  records(file: ReviewFile): AsyncIterable<FileRecord[]>
}

/** A record by the names of its fields; the number of its columns, where that is not the number of names; the names. */
export type FileRecord = NamedRecord | number | string[]

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
      let failure: RecolteError | undefined
      for (const file of await files.list(folder)) {
        if (turn.isOver()) return
        if (file.changedAt > turn.now() - QUIET_FOR || others.some((webId) => file.name.includes(webId))) continue
        const cursor = { key: `file:${file.name}`, value: `${file.size} ${file.changedAt}` }
        if ((await turn.cursor(cursor.key)) === cursor.value) continue
        try {
          await takeFile(file, { files, timeZone, deliver: turn.deliver })
          await turn.deliver({ lines: [], cursor })
        } catch (error) {
          if (!(error instanceof RecolteError) || error.code !== 'reviews-file') throw error
          failure ??= error
        }
      }
      // Its next reading takes the file up again; those beside it need not wait for it.
      if (failure !== undefined) throw failure
    },
  }
}

/**
 * Takes one file in, group by group. What cannot be read on is one more line, rejected. Answers why nothing at all was
 * read: `reviews-file-broken`, or `reviews-file-other`, since the platform writes reviews of the shop and bounced
 * addresses to the same folder.
 */
export async function takeFile(
  file: ReviewFile,
  { files, timeZone, deliver }: { files: ReviewFiles; timeZone: string; deliver: WayTurn['deliver'] },
): Promise<RecolteError | undefined> {
  const asOf = Math.min(file.changedAt, writtenAt(file.name, timeZone) ?? file.changedAt)
  let nothing: RecolteError | undefined = new RecolteError('reviews-file-other', 'config', {
    detail: { file: file.name },
  })
  try {
    for await (const records of files.records(file)) {
      if (nothing !== undefined && !holdReviews(records)) return nothing
      nothing = undefined
      await deliver({ lines: records.flatMap((record) => linesOf(record, timeZone)), asOf })
    }
  } catch (error) {
    if (!(error instanceof RecolteError) || error.code !== 'reviews-file-broken') throw error
    await deliver({ lines: [rejected('review-file-broken', `${file.name}: ${error.detail.why}`)], asOf })
    if (nothing !== undefined) return error
  }
  return nothing
}

/** A file is copied later than it is written: its name holds its day (docs/protocol.md, reviews). */
function writtenAt(name: string, timeZone: string): Instant | undefined {
  const [, year, month, day] = /_(20\d\d)(\d\d)(\d\d)(?!\d)/.exec(name) ?? []
  return day === undefined ? undefined : readWallTime(`${year}-${month}-${day} 03:00`, timeZone)
}

const holdReviews = (records: FileRecord[]): boolean =>
  areProductReviews(records.filter(isNamed)) ||
  records.some((one) => Array.isArray(one) && areProductReviews([Object.fromEntries(one.map((name) => [name, '']))]))

const isNamed = (record: FileRecord): record is NamedRecord => typeof record === 'object' && !Array.isArray(record)

function linesOf(record: FileRecord, timeZone: string): ReviewLine[] {
  if (isNamed(record)) return [readNamed(record, timeZone)]
  return typeof record === 'number' ? [rejected('review-columns', String(record))] : []
}
