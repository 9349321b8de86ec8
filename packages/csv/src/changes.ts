import {
  type ChangePage,
  type ChangesQuery,
  type ConnectorContext,
  type Instant,
  type Language,
  RecolteError,
} from '@recolte/core'
import type { Entry } from './entries.ts'
import { entriesAt } from './entries-at.ts'
import { type FileOptions, saysNothing } from './file.ts'
import type { Standing } from './folder.ts'
import { problemText } from './messages.ts'
import { rowOf } from './order.ts'

const PAGE = 500

/**
 * The orders of these files as light rows; `until` is when the files were looked for. A file whose headings are not
 * understood holds up no other: it is told to `onUnknown`.
 */
export async function* pagesOf(
  files: Standing[],
  until: Instant,
  { pageSize = PAGE, signal }: ChangesQuery,
  options: FileOptions,
  { clock, language, signal: stopping }: ConnectorContext,
  onUnknown: (file: Standing, error: RecolteError) => void,
): AsyncGenerator<ChangePage> {
  let page: Pick<ChangePage, 'rows' | 'unreadable'> = { rows: [], unreadable: [] }
  const give = (through: Instant): ChangePage => {
    const whole = { ...page, through: new Date(Math.min(through, until)), clock: new Date(clock.now()) }
    page = { rows: [], unreadable: [] }
    return whole
  }
  for (const file of files) {
    try {
      for await (const entry of entriesAt(file.path, options)) {
        if (stopping.aborted || signal?.aborted === true) throw new RecolteError('aborted', 'retry')
        // Kept in `errors/`: without a reference there is no order to tell of.
        if (entry.reference === '') continue
        if (page.rows.length + page.unreadable.length === pageSize) yield give(file.at)
        if (entry.kind === 'order') page.rows.push(rowOf(entry.first, new Date(file.at)))
        else page.unreadable.push({ id: entry.reference, problem: problemOf(file, entry, language) })
      }
    } catch (error) {
      if (!saysNothing(error)) throw error
      onUnknown(file, error)
    }
    // A page of its own: of an order that two files name, the later one counts.
    if (page.rows.length + page.unreadable.length > 0) yield give(file.at)
  }
  yield give(until)
}

export const problemOf = ({ name }: Standing, { problems }: Unreadable, language: Language): string =>
  [name, ...problems.map((problem) => problemText(problem, language).message.replace(/\.$/, ''))].join(' · ')

type Unreadable = Extract<Entry, { kind: 'unreadable' }>
