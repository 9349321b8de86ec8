import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, rename, utimes } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileProblem } from '../new-file.ts'

/** Long enough ago for the folder to take it at once: it is whole when it gets its name. */
const AGO_S = 60

/** Copies a file of orders into a folder that Recolte watches, readable by its owner alone. */
export async function putInto(folder: string, path: string, now: number): Promise<void> {
  const target = freeName(folder, basename(path).replace(/^[.~]+/, ''))
  const draft = join(folder, `.${basename(target)}.part`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await copyFile(path, draft)
    await chmod(draft, 0o600)
    await utimes(draft, now / 1_000 - AGO_S, now / 1_000 - AGO_S)
    await rename(draft, target)
  } catch (error) {
    throw fileProblem(target, error)
  }
}

/** Of a name that is taken a file stands there whose orders nobody has read yet. */
function freeName(folder: string, name: string): string {
  const whole = /\.(csv|tsv|txt)$/i.test(name) ? name : `${name}.csv`
  let free = join(folder, whole)
  for (let n = 2; existsSync(free); n += 1) free = join(folder, `${n}-${whole}`)
  return free
}
