import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { RecolteError, type ReviewFile, type ReviewFiles } from '@recolte/core'
import { csvRecords } from './csv.ts'
import { grouped } from './group.ts'
import { textOf } from './text.ts'
import { xmlRecords } from './xml.ts'

const FORMATS = { '.csv': csvRecords, '.xml': xmlRecords }
type Extension = keyof typeof FORMATS

const extensionOf = (name: string): Extension | undefined => {
  const lower = name.toLowerCase()
  return lower.endsWith('.csv') ? '.csv' : lower.endsWith('.xml') ? '.xml' : undefined
}

/** Files of reviews as the platform writes them, CSV or XML, read as a stream. Relative paths count from `root`. */
export function reviewFiles(root: string = process.cwd()): ReviewFiles {
  return {
    async list(folder) {
      const path = resolve(root, folder)
      const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
        throw new RecolteError('reviews-folder', 'config', { detail: { folder, why: error.code ?? '' } })
      })
      const found: ReviewFile[] = []
      for (const name of names.filter((one) => extensionOf(one) !== undefined).sort()) {
        // One that was taken away meanwhile is none.
        const file = await described(join(path, name)).catch(() => undefined)
        if (file !== undefined) found.push(file)
      }
      return found.sort((one, other) => one.changedAt - other.changedAt)
    },
    find: (path) =>
      described(resolve(root, path)).catch((error: NodeJS.ErrnoException) => {
        throw new RecolteError('reviews-file', 'config', { detail: { file: basename(path), why: error.code ?? '' } })
      }),
    async *records({ name, path }) {
      const format = extensionOf(name)
      if (format === undefined)
        throw new RecolteError('reviews-file', 'config', { detail: { file: name, why: 'csv, xml' } })
      try {
        yield* grouped(FORMATS[format](textOf(createReadStream(path))))
      } catch (error) {
        if (isOfTheSystem(error))
          throw new RecolteError('reviews-file', 'retry', {
            detail: { file: name, why: error.code ?? '' },
            cause: error,
          })
        throw new RecolteError('reviews-file-broken', 'config', {
          detail: { file: name, why: whyOf(error) },
          cause: error,
        })
      }
    },
  }
}

async function described(path: string): Promise<ReviewFile> {
  const found = await stat(path)
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
  return { name: basename(path), path, size: found.size, changedAt: Math.floor(found.mtimeMs) }
}

/** It says nothing of what is in the file. */
const isOfTheSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error

/** Its first line: a parser's message goes on with a piece of the text. */
const whyOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 100) : ''
