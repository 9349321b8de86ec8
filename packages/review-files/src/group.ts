/** As many as make one transaction. */
const GROUP = 500

/** What came before a failure comes too, in a group of its own. */
export async function* grouped<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let group: T[] = []
  let failure: unknown
  try {
    for await (const item of items) {
      group.push(item)
      if (group.length < GROUP) continue
      yield group
      group = []
    }
  } catch (error) {
    failure = error
  }
  if (group.length > 0) yield group
  if (failure !== undefined) throw failure
}
