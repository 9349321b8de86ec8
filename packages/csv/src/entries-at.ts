import { type Entry, entriesOf } from './entries.ts'
import { type FileOptions, openOrders, saysNothing } from './file.ts'
import { fileAt } from './text.ts'

/** What stands in a file, one entry for the whole of it where its headings make no sense. */
export async function* entriesAt(path: string, options: FileOptions): AsyncGenerator<Entry> {
  const source = await fileAt(path)
  try {
    const { lines } = await openOrders(source, options)
    yield* entriesOf(lines())
  } catch (error) {
    if (!saysNothing(error)) throw error
    const { code, detail } = error
    yield { kind: 'unreadable', reference: '', lines: [], problems: [{ line: 1, code, detail }] }
  }
}
