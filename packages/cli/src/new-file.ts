import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { RecolteError } from '@recolte/core'

/** Writes a file for its owner alone, and never over one that is there. */
export async function writeNewFile(cwd: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = resolve(cwd, name)
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    throw fileProblem(path, error)
  }
  return path
}

export function fileProblem(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof RecolteError) return error
  const file = basename(path)
  if (error.code === 'EEXIST') return new RecolteError('file-exists', 'config', { detail: { file }, cause: error })
  return new RecolteError('file-unwritable', 'config', { detail: { file, why: String(error.code) }, cause: error })
}
