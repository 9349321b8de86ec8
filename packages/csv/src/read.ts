import type { Language, ReadResult } from '@recolte/core'
import { problemOf } from './changes.ts'
import { entryOf } from './entries.ts'
import { type FileOptions, openOrders, saysNothing } from './file.ts'
import type { Standing, WatchedFolder } from './folder.ts'
import type { LinesByOrder } from './lines-by-order.ts'
import { orderOf } from './order.ts'
import { fileAt } from './text.ts'

/** Orders as the newest file has them that names them. */
export async function readOrders(
  ids: string[],
  folder: WatchedFolder,
  lines: LinesByOrder,
  options: FileOptions,
  language: Language,
): Promise<ReadResult[]> {
  const results = new Map<string, ReadResult>()
  const files = ids.length === 0 ? [] : await folder.files(0)
  for (const file of files.reverse()) {
    const missing = ids.filter((id) => !results.has(id))
    if (missing.length === 0) break
    for (const [id, group] of await lines.of(file, missing, options)) {
      const entry = entryOf(group)
      results.set(
        id,
        entry.kind === 'order'
          ? { id, kind: 'order', order: orderOf(entry.first, entry.lines, new Date(file.at)) }
          : { id, kind: 'unreadable', problem: problemOf(file, entry, language) },
      )
    }
  }
  // Somebody has taken its file out of the folders, unless it stands in one that cannot be read yet.
  const lost =
    results.size === 0 && ids.length === 1 && !(await folder.unsettled()) && (await understood(files, options))
  const none = lost ? 'gone' : 'absent'
  return ids.map((id) => results.get(id) ?? { id, kind: none })
}

/** Whether the headings of all that wait make sense. */
async function understood(files: Standing[], options: FileOptions): Promise<boolean> {
  try {
    for (const { path } of files.filter(({ waiting }) => waiting)) await openOrders(await fileAt(path), options)
    return true
  } catch (error) {
    if (saysNothing(error)) return false
    throw error
  }
}
