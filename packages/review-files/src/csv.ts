import type { FileRecord } from '@recolte/core'
import { parse } from 'csv-parse'

/** The longest record: a review with all its moderation is far below it, a quote that is never closed is not. */
const LONGEST = 1024 * 1024
/** A quote within a cell is one that somebody typed. */
const LENIENT = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true, max_record_size: LONGEST }

/** The headings, then the lines under them; one with more or fewer columns is told by their number. */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const source = new Peeked(text)
  const delimiter = delimiterOf(await source.firstLine())
  // Kept here: a stream that fails throws away what nobody has read from it yet.
  const rows: string[][] = []
  const keep = (row: string[]) => {
    rows.push(row)
    return null
  }
  const parser = parse({ ...LENIENT, delimiter, on_record: keep }).on('error', () => {})
  let headings: string[] | undefined
  function* told(): Generator<FileRecord> {
    for (const row of rows.splice(0)) {
      yield headings === undefined ? row : recordOf(headings, row)
      headings ??= row
    }
  }

  try {
    for await (const chunk of source.rest()) {
      await settled((done) => parser.write(chunk, done))
      yield* told()
    }
    await settled((done) => parser.end(done))
  } catch (error) {
    yield* told()
    throw error
  }
  yield* told()
}

function recordOf(headings: string[], row: string[]): FileRecord {
  // A separator at the line's end makes no column.
  const fits = row.length === headings.length || (row.length === headings.length + 1 && row.at(-1) === '')
  return fits ? Object.fromEntries(headings.map((name, at) => [name, row[at] ?? ''])) : row.length
}

const settled = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => start((error) => (error ? reject(error) : resolve())))

function delimiterOf(line: string): string {
  const counts = [';', ',', '\t'].map((one) => ({ one, n: line.split(one).length }))
  return counts.sort((a, b) => b.n - a.n)[0]?.one ?? ';'
}

/** A stream whose first line was looked at. */
class Peeked {
  readonly #chunks: AsyncIterator<string>
  #seen = ''

  constructor(text: AsyncIterable<string>) {
    this.#chunks = text[Symbol.asyncIterator]()
  }

  async firstLine(): Promise<string> {
    while (!/[\r\n]/.test(this.#seen) && this.#seen.length < LONGEST) {
      const { value, done } = await this.#chunks.next()
      if (done === true) break
      this.#seen += value
    }
    return this.#seen.split(/[\r\n]/, 1)[0] ?? ''
  }

  async *rest(): AsyncGenerator<string> {
    yield this.#seen
    for (;;) {
      const { value, done } = await this.#chunks.next()
      if (done === true) return
      yield value
    }
  }
}
