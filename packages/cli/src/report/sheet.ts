import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileProblem } from '../new-file.ts'
import type { Session } from '../session.ts'

/** Where a report goes, piece by piece. */
export type Sheet = (text: string) => Promise<void>

/** Writes to stdout, or to a file that stands under its name only once it is whole. Answers the file's path. */
export async function toSheet(
  { io, writer }: Session,
  out: string | undefined,
  write: (sheet: Sheet) => Promise<void>,
): Promise<string | undefined> {
  if (out === undefined) {
    await write(async (text) => writer.out(text))
    return undefined
  }
  const path = resolve(io.cwd, out)
  const draft = `${path}.part`
  let file: FileHandle | undefined
  try {
    file = await open(draft, 'w', 0o600)
    const handle = file
    await write(async (text) => void (await handle.writeFile(text)))
    await file.close()
    await rename(draft, path)
    return path
  } catch (error) {
    await file?.close().catch(() => {})
    await rm(draft, { force: true }).catch(() => {})
    throw fileProblem(path, error)
  }
}
