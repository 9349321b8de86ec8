import { hash } from 'node:crypto'
import { type Instant, MINUTE } from '../../clock.ts'
import type { Offer } from '../../journal/port.ts'
import type { FileDrop } from '../../method.ts'
import type { AccountLine } from '../account-line.ts'
import { isPaused } from '../paused.ts'
import { type Engine, isOver, type Pass } from '../runtime.ts'
import { settlePut } from './settle.ts'

/** How long putting one file may take; a process that died is believed dead after this. */
const PUT_MS = 10 * MINUTE

/**
 * Puts what is ready into files, once their time has come. Each file is in the journal before it is put, so that a
 * crash on the way is settled by looking at the folders (`follow.ts`), and never by sending again.
 */
export async function dropFiles(
  engine: Engine,
  store: string,
  lines: Map<string, AccountLine>,
  pass: Pass,
): Promise<void> {
  for (const [account, line] of lines) {
    const { files } = line.method
    if (files === undefined || line.closed) continue
    if (!(await isTime(engine, store, account, files))) continue
    while (!isOver(pass, engine.clock) && !line.closed) {
      if (await isPaused(engine, store)) return
      const now = engine.clock.now()
      const take = { token: engine.token, until: now + PUT_MS }
      // As many as a file holds at most, and so memory.
      const { offers } = await engine.journal.offer({ store, account, now, limit: files.maxLines, take })
      if (offers.length === 0) break
      for (const part of parts(offers, files)) await drop(engine, { store, account }, line, files, part)
    }
    if (!line.closed) await engine.journal.setMeta(leftKey(store, account), String(engine.clock.now()))
  }
}

/** Puts these hand-overs, and nothing else, into files at once. Answers the files that arrived. */
export async function dropThese(
  engine: Engine,
  whose: { store: string; account: string },
  line: AccountLine,
  files: FileDrop,
  handoverIds: number[],
): Promise<string[]> {
  const now = engine.clock.now()
  const take = { token: engine.token, until: now + PUT_MS }
  const put: string[] = []
  if (line.closed) return put
  const { offers } = await engine.journal.offer({
    ...whose,
    now,
    limit: handoverIds.length,
    only: { handoverIds },
    take,
  })
  for (const part of parts(offers, files)) {
    const name = await drop(engine, whose, line, files, part)
    if (name !== undefined) put.push(name)
  }
  return put
}

/** When the next file of a store leaves; counted from the first time somebody asked, before the first one. */
async function nextFile(engine: Engine, store: string, account: string, files: FileDrop): Promise<Instant> {
  const key = leftKey(store, account)
  const last = await engine.journal.getMeta(key)
  if (last !== undefined) return files.next(Number(last))
  const now = engine.clock.now()
  await engine.journal.setMeta(key, String(now))
  return files.next(now)
}

async function isTime(engine: Engine, store: string, account: string, files: FileDrop): Promise<boolean> {
  return engine.clock.now() >= (await nextFile(engine, store, account, files))
}

const leftKey = (store: string, account: string) => `files.left:${store}:${account}`

/** Answers its name where it arrived. */
async function drop(
  engine: Engine,
  whose: { store: string; account: string },
  line: AccountLine,
  files: FileDrop,
  offers: Offer[],
): Promise<string | undefined> {
  const { journal, clock, token } = engine
  const at = clock.now()
  const handoverIds = offers.map(({ handoverId }) => handoverId)
  // The way failed with the file before, or a person paused: these go back as they were, their attempt uncounted.
  if (line.closed || (await isPaused(engine, whose.store))) {
    await journal.unsend(token, handoverIds)
    return undefined
  }
  const purchases = offers.map(({ purchase, reference }) => ({ ...purchase, reference }))
  const name = fileName(offers, at)
  const count = purchases.reduce((sum, purchase) => sum + files.lines(purchase), 0)
  const until = at + PUT_MS
  const opened = await journal.openFile(token, { ...whose, name, handoverIds, lines: count, at, until })
  if (!opened) return undefined
  const receipt = await files.put(name, files.write(purchases), until)
  if (receipt.outcome !== 'handed') line.shut(receipt)
  else line.learn([{ ...receipt, handoverId: handoverIds[0] ?? 0 }], () => false)
  // Perhaps put: the folders will tell, once the time for putting it is over.
  if (receipt.outcome !== 'unanswered') await settlePut(engine, name, line.method, receipt)
  return receipt.outcome === 'handed' ? name : undefined
}

/**
 * The same orders at the same attempt always make the same name. Not by hand-over alone: a journal put back from a copy
 * gives one's number to another order, and a name that is in a folder already is taken for the file itself.
 */
function fileName(offers: Offer[], at: Instant): string {
  const day = new Date(at).toISOString().slice(0, 10).replaceAll('-', '')
  const what = offers.map(({ handoverId, attempts, reference }) => `${handoverId}:${attempts}:${reference}`).join(' ')
  return `recolte-${day}-${hash('sha256', what).slice(0, 12)}.csv`
}

/** Splits by lines; all lines of an order stay together. */
function parts(offers: Offer[], { maxLines, lines }: FileDrop): Offer[][] {
  const parts: Offer[][] = []
  let room = 0
  for (const offer of offers) {
    const needs = lines(offer.purchase)
    const part = parts.at(-1)
    if (part === undefined || needs > room) {
      parts.push([offer])
      room = maxLines - needs
    } else {
      part.push(offer)
      room -= needs
    }
  }
  return parts
}
