import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Calls `changed` when the configuration or the `.env` beside it says something else than before, one call at a time
 * and never twice for one text. The folder is watched, since editors put a new file in the place of the old one. A
 * file that is gone or empty is one that is just being written: the next event comes with its text.
 */
export async function watchConfig(
  path: string,
  signal: AbortSignal,
  changed: (edition: string) => Promise<void>,
): Promise<void> {
  const folder = dirname(path)
  const files = [basename(path), '.env']
  let last = await textOf(folder, files)
  let edition = 0
  let asked = false
  let looking = false

  const look = async () => {
    asked = true
    if (looking) return
    looking = true
    while (asked && !signal.aborted) {
      asked = false
      const now = await textOf(folder, files)
      if (now === undefined || now === last) continue
      last = now
      edition += 1
      await changed(String(edition))
    }
    looking = false
  }

  const watcher = watch(folder, { signal, persistent: false }, (_, name) => {
    if (name === null || files.includes(name)) void look()
  })
  // A folder that is taken away cannot be watched any more; what was read stays in force.
  watcher.on('error', () => {})
  // What was written between the first reading and the watcher's beginning.
  await look()
}

async function textOf(folder: string, [config = '', env = '']: string[]): Promise<string | undefined> {
  const [settings, variables] = await Promise.all([contentOf(join(folder, config)), contentOf(join(folder, env))])
  return settings === undefined || settings.trim() === '' ? undefined : JSON.stringify([settings, variables ?? ''])
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}
