import { type Entry, entriesOf } from './entries.ts'
import { type FileOptions, openOrders } from './file.ts'
import { fileAt } from './text.ts'

/** What stands in a file. Throws as `openOrders` does. */
export async function* entriesAt(path: string, options: FileOptions): AsyncGenerator<Entry> {
  const { lines } = await openOrders(await fileAt(path), options)
  yield* entriesOf(lines())
}
