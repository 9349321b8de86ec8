import { appendFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Clock, type Instant, RecolteError } from '@recolte/core'
import type { Settings } from './settings.ts'

/** A file of orders and when it was there: its orders changed then. `name` is the one it has once it is put away. */
export interface Standing {
  path: string
  name: string
  at: Instant
  /** Still in the folder itself. */
  waiting: boolean
}

const DONE = 'done'
const ERRORS = 'errors'
/** Buyers stand in what is put there. */
const OWN_FOLDER = { recursive: true, mode: 0o700 }
const OF_ORDERS = /^[^.~].*\.(csv|tsv|txt)$/i
/** Names that programs give to what they are still writing. */
const UNFINISHED = /\.(part|partial|tmp|filepart|crdownload)$/i
const STAMPED = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d\.\d{3}Z)_/

/**
 * A watched folder: files stand in it until their orders are in the journal, then in `done/` under the instant they
 * were first listed at; lines to be corrected are in `errors/`, under the same name.
 */
export class WatchedFolder {
  readonly #path: string
  readonly #settle: number
  readonly #clock: Clock
  /** Under which instant a waiting file was listed, for as long as nobody touches it. */
  readonly #listed = new Map<string, { touched: number; at: Instant }>()

  constructor({ folder, settle }: Settings, clock: Clock) {
    this.#path = folder
    this.#settle = settle
    this.#clock = clock
  }

  /** Everything from this instant on, oldest first: what is put away already, and what waits and is whole. */
  async files(since: Instant): Promise<Standing[]> {
    const waiting = await this.#waiting()
    const done = (await this.#names(DONE)).flatMap((name) => {
      const at = instantOf(name)
      return at !== undefined && at >= since ? [{ path: join(this.#path, DONE, name), name, at, waiting: false }] : []
    })
    return [...done, ...waiting].sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
  }

  /** Whether a file stands in it that somebody may still be writing. */
  async unsettled(): Promise<boolean> {
    const now = this.#clock.now()
    for (const path of await this.#ofOrders()) {
      const touched = await this.#touched(path)
      if (touched !== undefined && now - touched < this.#settle) return true
    }
    return false
  }

  /** Files that nobody has written to for a while. */
  async #waiting(): Promise<Standing[]> {
    const now = this.#clock.now()
    const found: Standing[] = []
    for (const path of await this.#ofOrders()) {
      const touched = await this.#touched(path)
      if (touched === undefined || now - touched < this.#settle) continue
      const before = this.#listed.get(path)
      const at = before?.touched === touched ? before.at : now
      this.#listed.set(path, { touched, at })
      found.push({ path, at, name: stamped(basename(path), at), waiting: true })
    }
    return found
  }

  async #ofOrders(): Promise<string[]> {
    return (await this.#names('')).filter((name) => OF_ORDERS.test(name)).map((name) => join(this.#path, name))
  }

  /** Files that are of no kind that is taken, such as a spreadsheet. */
  async others(): Promise<string[]> {
    return (await this.#names('')).filter(
      (name) => !OF_ORDERS.test(name) && !/^[.~]/.test(name) && !UNFINISHED.test(name),
    )
  }

  /** Files with lines to be corrected, until somebody takes them away. */
  errors(): Promise<string[]> {
    return this.#names(ERRORS)
  }

  /** Moves a file to `done/`, unless somebody has written to it since. `corrections` is what has to be put right of it. */
  async putAway(file: Standing, corrections: AsyncIterable<string>): Promise<void> {
    if ((await this.#touched(file.path)) !== this.#listed.get(file.path)?.touched) return
    let errors: string | undefined
    for await (const piece of corrections) {
      if (errors === undefined) {
        await this.#asked(mkdir(join(this.#path, ERRORS), OWN_FOLDER))
        errors = join(this.#path, ERRORS, file.name)
        await this.#asked(rm(errors, { force: true }))
      }
      await this.#asked(appendFile(errors, piece, { mode: 0o600 }))
    }
    await this.#asked(mkdir(join(this.#path, DONE), OWN_FOLDER))
    await this.#asked(rename(file.path, join(this.#path, DONE, file.name)))
    this.#listed.delete(file.path)
  }

  /** Takes away for good what was put away before this instant. */
  async forget(before: Instant): Promise<void> {
    for (const part of [DONE, ERRORS]) {
      for (const name of await this.#names(part)) {
        if ((instantOf(name) ?? before) < before) await this.#asked(rm(join(this.#path, part, name), { force: true }))
      }
    }
  }

  /** When it was last written to; undefined for one that somebody has just taken away. */
  #touched(path: string): Promise<number | undefined> {
    return this.#asked(
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        (error: unknown) => {
          if (codeOf(error) === 'ENOENT') return undefined
          throw error
        },
      ),
    )
  }

  async #names(part: string): Promise<string[]> {
    const entries = await this.#asked(
      readdir(join(this.#path, part), { withFileTypes: true }).catch((error: unknown) => {
        if (part !== '' && codeOf(error) === 'ENOENT') return []
        throw error
      }),
    )
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  }

  async #asked<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      const why = codeOf(error)
      const detail = { folder: this.#path, why }
      if (why === 'ENOENT' || why === 'ENOTDIR')
        throw new RecolteError('csv.no-folder', 'config', { detail, cause: error })
      if (why === 'EACCES' || why === 'EPERM' || why === 'EROFS') {
        throw new RecolteError('csv.folder-closed', 'config', { detail, cause: error })
      }
      throw new RecolteError('csv.folder-failed', 'retry', { detail, cause: error })
    }
  }
}

/** No colons, which Windows refuses in names. */
export const stamped = (name: string, at: Instant): string =>
  `${new Date(at).toISOString().replaceAll(':', '-')}_${name}`

function instantOf(name: string): Instant | undefined {
  const [, hour, minute, second] = STAMPED.exec(name) ?? []
  return hour === undefined ? undefined : Date.parse(`${hour}:${minute}:${second}`)
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
