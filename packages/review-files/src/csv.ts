import { Readable } from 'node:stream'
import type { FileRecord } from '@recolte/core'
import { parse } from 'csv-parse'

/** The longest record: a review with all its moderation is far below it, a quote that is never closed is not. */
const LONGEST = 1024 * 1024

/** Lines under their headings; one with more or fewer columns is told by their number. */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const source = new Peeked(text)
  const delimiter = delimiterOf(await source.firstLine())
  const parser = parse({ delimiter, relax_column_count: true, skip_empty_lines: true, max_record_size: LONGEST })
  let headings: string[] | undefined
  const rows: AsyncIterable<string[]> = Readable.from(source.rest())
    .on('error', (error) => parser.destroy(error))
    .pipe(parser)
  for await (const row of rows) {
    if (headings === undefined) headings = row
    else if (row.length === headings.length) yield Object.fromEntries(headings.map((name, at) => [name, row[at] ?? '']))
    else yield row.length
  }
}

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
