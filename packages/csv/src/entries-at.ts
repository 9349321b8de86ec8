import { type Entry, entriesOf } from './entries.ts'
import { type FileOptions, openOrders, saysNothing } from './file.ts'
import { fileAt } from './text.ts'

/** What stands in a file: nothing in one that is empty. Throws `csv.no-columns`. */
export async function* entriesAt(path: string, options: FileOptions): AsyncGenerator<Entry> {
  const source = await fileAt(path)
  try {
    const { lines } = await openOrders(source, options)
    yield* entriesOf(lines())
  } catch (error) {
    if (!saysNothing(error) || error.code === 'csv.no-columns') throw error
  }
}
