import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { CliError } from '../problem.ts'

export const CONFIG_NAMES = ['recolte.config.ts', 'recolte.config.js', 'recolte.config.json']

/** The file named by `--config`, else the nearest one from `cwd` upwards. */
export async function findConfig(cwd: string, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    const path = resolve(cwd, named)
    if (await isFile(path)) return path
    throw new CliError('config-absent', { path })
  }
  const found = await nearestConfig(cwd)
  if (found === undefined) throw new CliError('config-not-found', { folder: cwd })
  return found
}

export async function nearestConfig(cwd: string): Promise<string | undefined> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    for (const name of CONFIG_NAMES) {
      const path = join(folder, name)
      if (await isFile(path)) return path
    }
    if (dirname(folder) === folder) return undefined
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
