import { posix } from 'node:path'
import {
  type Clock,
  type FileDrop,
  type FileFate,
  keptError,
  type MethodContext,
  type Receipt,
  RecolteError,
  redact,
} from '@recolte/core'
import { writeCsv } from './csv.ts'
import type { Entry, Folder, OpenFolder } from './folder.ts'
import { REFERENCE, rowsOf, type Wanted } from './layout.ts'
import { readReport } from './report.ts'

/** The platform takes 3,000 lines a file (docs/protocol.md, files of orders); the header is one of them. */
const MAX_LINES = 2_999
/** The platform moves a file and writes its report: for so long the second may be missing. */
const REPORT_WAIT_MS = 3_600_000

export interface DropParts {
  open: OpenFolder
  host: string
  /** Holds `orders/`. */
  path: string
  wanted: Wanted
  next: FileDrop['next']
  clock: Clock
  memory: MethodContext['memory']
}

/** The way of a file through the folders: `orders/`, then `orders/success/` or `orders/error/`. */
export class Drop implements FileDrop {
  readonly maxLines = MAX_LINES
  readonly next: FileDrop['next']
  readonly #parts: DropParts
  readonly #orders: string

  constructor(parts: DropParts) {
    this.#parts = parts
    this.next = parts.next
    this.#orders = posix.join('/', parts.path, 'orders')
  }

  lines(purchase: Parameters<FileDrop['lines']>[0]): number {
    return Math.max(1, purchase.products.length)
  }

  write(purchases: Parameters<FileDrop['write']>[0]): string {
    const { wanted } = this.#parts
    return writeCsv(
      purchases.flatMap((purchase) => rowsOf(purchase, wanted)),
      wanted.layout,
    )
  }

  async put(name: string, text: string, until: number): Promise<Omit<Receipt, 'handoverId'>> {
    let folder: Folder
    try {
      folder = await this.#parts.open()
    } catch (error) {
      return this.#receipt('retry', error)
    }
    try {
      if ((await this.#find(folder, name)) !== undefined) return this.#receipt('handed')
      await this.#upload(folder, name, text)
      if (this.#parts.clock.now() >= until) throw new Error('it took too long')
      await folder.rename(this.#temporary(name), posix.join(this.#orders, name))
      return this.#receipt('handed')
    } catch (error) {
      return await this.#whatHappened(folder, name, error)
    } finally {
      await close(folder)
    }
  }

  async follow(files: readonly { name: string; sending: boolean }[]): Promise<Map<string, FileFate>> {
    const folder = await this.#parts.open()
    try {
      // Cleared away first: what is in no folder after that cannot come any more.
      for (const { name, sending } of files) if (sending) await folder.remove(this.#temporary(name))
      const orders = await this.#list(folder, '')
      const success = await this.#list(folder, 'success')
      const error = await this.#list(folder, 'error')
      const fates = new Map<string, FileFate>()
      for (const { name } of files) {
        const done = success.find((entry) => entry.name === name)
        const failed = error.find((entry) => entry.name === name)
        if (done !== undefined) fates.set(name, { kind: 'success', at: this.#parts.clock.now() })
        else if (failed !== undefined) fates.set(name, await this.#failed(folder, name, error))
        else if (orders.some((entry) => entry.name === name)) fates.set(name, { kind: 'waiting' })
        else fates.set(name, { kind: 'gone' })
      }
      return fates
    } catch (error) {
      throw error instanceof RecolteError ? error : this.#refused(error)
    } finally {
      await close(folder)
    }
  }

  /** A full disk is told to nobody by the SFTP library, a broken transfer by no FTP server: the size says whether all of it arrived. */
  async #upload(folder: Folder, name: string, text: string): Promise<void> {
    await folder.upload(this.#temporary(name), text)
    const arrived = await folder.size(this.#temporary(name))
    const size = Buffer.byteLength(text)
    if (arrived !== size) throw new Error(`${arrived} of ${size} bytes arrived`)
  }

  /** Once the temporary file is away, the file either stands there or never will; where nobody can look, `follow` does. */
  async #whatHappened(folder: Folder, name: string, error: unknown): Promise<Omit<Receipt, 'handoverId'>> {
    if (error instanceof RecolteError) return this.#receipt('retry', error)
    try {
      await folder.remove(this.#temporary(name))
      return (await this.#find(folder, name)) === undefined ? this.#receipt('retry', error) : this.#receipt('handed')
    } catch {
      return this.#receipt('unanswered', error)
    }
  }

  async #failed(folder: Folder, name: string, entries: Entry[]): Promise<FileFate> {
    const { clock, memory, wanted } = this.#parts
    const stem = name.replace(/\.csv$/, '')
    const found = entries.find((entry) => entry.name !== name && entry.name.includes(stem))
    const key = `sftp.no-report:${name}`
    if (found === undefined) {
      const since = Number((await memory.get(key)) ?? clock.now())
      await memory.set(key, String(since))
      if (clock.now() - since < REPORT_WAIT_MS) return { kind: 'waiting' }
    }
    const report = found === undefined ? '' : await folder.download(posix.join(this.#orders, 'error', found.name))
    const file = await folder.download(posix.join(this.#orders, 'error', name))
    const refused = readReport(report, file, REFERENCE[wanted.layout])
    const about = { kind: 'error', at: clock.now(), report: redact(report) } as const
    // The new platform keeps a file's good lines, the historical one none (docs/protocol.md, files of orders).
    return {
      ...about,
      keepsGood: wanted.layout === 'new',
      ...(refused === undefined ? {} : { refused: masked(refused) }),
    }
  }

  async #find(folder: Folder, name: string): Promise<Entry | undefined> {
    for (const part of ['', 'success', 'error']) {
      const entry = (await this.#list(folder, part)).find((one) => one.name === name)
      if (entry !== undefined) return entry
    }
    return undefined
  }

  /** The platform makes `success` and `error` when it needs them; without `orders` nothing can be said. */
  async #list(folder: Folder, part: string): Promise<Entry[]> {
    const path = posix.join(this.#orders, part)
    const entries = await folder.list(path)
    if (entries !== undefined || part !== '') return entries ?? []
    throw new RecolteError('sftp-folder', 'config', { detail: { host: this.#parts.host, folder: path } })
  }

  /** Hidden and no `.csv`, beside its later place: within one folder a rename is whole or not at all. */
  #temporary(name: string): string {
    return posix.join(this.#orders, `.${name}.part`)
  }

  #receipt(outcome: Receipt['outcome'], error?: unknown): Omit<Receipt, 'handoverId'> {
    const at = this.#parts.clock.now()
    if (error === undefined) return { outcome, message: '', at }
    const known = error instanceof RecolteError ? error : this.#refused(error)
    return { outcome, code: known.code, message: keptError(known), at }
  }

  #refused(error: unknown): RecolteError {
    const why = redact(error instanceof Error ? error.message : String(error))
    return new RecolteError('sftp-refused', 'retry', { detail: { host: this.#parts.host, why }, cause: error })
  }
}

function masked(refused: Map<string, string>): Map<string, string> {
  return new Map([...refused].map(([reference, why]) => [reference, redact(why)]))
}

async function close(folder: Folder): Promise<void> {
  await folder.close().catch(() => {})
}
