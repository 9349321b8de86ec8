import { RecolteError } from '../../errors.ts'
import type { FailedOrder, HandedFile, Journal } from '../../journal/port.ts'
import type { FileDrop } from '../../method.ts'
import type { Purchase } from '../../model/purchase.ts'
import { lineKey } from '../account-keys.ts'
import type { AccountLine } from '../account-line.ts'
import type { LineProblem } from '../line-state.ts'
import type { Engine, StoreRuntime } from '../runtime.ts'
import { dropThese } from './drop.ts'

/** Putting right what came back in `error/`. */
export interface Fixing {
  /**
   * What of a file waits for somebody, and the lines it would have in a file: in `text`, in the orders' order, without
   * those whose purchase is erased. Throws `no-such-file`, or `sftp-missing` where its store drops no files any more.
   */
  failing(file: string): Promise<FailingFile>
  /**
   * Records purchases of the file as a person corrected them, by their references, and then puts them alone into a
   * file at once. Throws as `failing` does.
   */
  redeposit(file: string, purchases: Purchase[], actor: string): Promise<Redeposited>
}

export interface FailingFile {
  file: HandedFile
  /** `line`: the first of the order in `text`, whose headings are line 1. */
  orders: (FailedOrder & { line: number | undefined })[]
  text: string
}

export interface Redeposited {
  /** References that were corrected, and those that were not: settled since, or of somebody who must not be written to. */
  corrected: string[]
  left: string[]
  /** Where they stand now. None: the store is paused or its server away (`problem`), and they leave with the next file. */
  files: string[]
  problem: LineProblem | undefined
}

export function fixing(
  engine: Engine,
  known: (store: string) => StoreRuntime,
  lines: Map<string, AccountLine>,
): Fixing {
  const { journal, clock } = engine

  const wayOf = ({ store, account }: HandedFile): { line: AccountLine; files: FileDrop } => {
    const line = lines.get(lineKey(account, known(store).method.name))
    const files = line?.method.files
    if (line === undefined || files === undefined) throw new RecolteError('sftp-missing', 'config')
    return { line, files }
  }

  return {
    async failing(name) {
      const file = await named(journal, name)
      const { files } = wayOf(file)
      const failed = await journal.failedOrders(name)
      let next = 2
      const orders = failed.map((order) => {
        if (order.purchase === undefined) return { ...order, line: undefined }
        const line = next
        next += files.lines(order.purchase)
        return { ...order, line }
      })
      return { file, orders, text: files.write(orders.flatMap(({ purchase }) => purchase ?? [])) }
    },

    async redeposit(name, purchases, actor) {
      const file = await named(journal, name)
      const { line, files } = wayOf(file)
      const { store, account } = file
      const failed = new Map((await journal.failedOrders(name)).map((order) => [order.reference, order.handoverId]))
      const orders = []
      for (const purchase of purchases) {
        const handoverId = failed.get(purchase.reference)
        if (handoverId === undefined) continue
        orders.push({ handoverId, purchase, emailHash: await journal.emailHash(purchase.email) })
      }
      const { now } = await journal.tick(clock.now())
      const done = new Set(await journal.correct({ file: name, store, orders, actor, now }))
      const corrected = orders
        .filter(({ handoverId }) => done.has(handoverId))
        .map(({ purchase }) => purchase.reference)
      const left = purchases.map(({ reference }) => reference).filter((reference) => !corrected.includes(reference))
      if (done.size === 0 || (await journal.store(store))?.pausedAt !== undefined)
        return { corrected, left, files: [], problem: undefined }
      await line.begin()
      const dropped = await dropThese(engine, { store, account }, line, files, [...done])
      return { corrected, left, files: dropped, problem: await line.finish() }
    },
  }
}

async function named(journal: Journal, name: string): Promise<HandedFile> {
  const file = await journal.file(name)
  if (file === undefined) throw new RecolteError('no-such-file', 'config', { detail: { file: name } })
  return file
}
