import { z } from 'zod'
import { HOUR } from '../../clock.ts'
import { RecolteError } from '../../errors.ts'
import { isRead, type ReviewLine } from '../../model/review.ts'
import { feedOf, namedRecords, readFilesList } from '../../protocol/reviews/feed.ts'
import { readNamed, readNamedAverage } from '../../protocol/reviews/named.ts'
import { type Ask, readAs } from './ask.ts'
import type { Way, WayTurn } from './way.ts'

/** They are written at 03:00; what did not change costs two requests. */
const EVERY = 6 * HOUR
const AT_ONCE = 4
const PRODUCT = 'product:'
/** Of a product that the feed has dropped. */
const GONE = 'gone'
/** Entries of the list of averages that could not be read. */
const REJECTED = 'rejected'

type AverageLine = Extract<ReviewLine, { kind: 'average' }>

interface Listed {
  product: string
  /** Differs from the last one when its file does. */
  mark: string
  average: AverageLine | undefined
}

const noneOf = (product: string): AverageLine => ({ kind: 'average', average: { product, average: 0, count: 0 } })

/** A file that is not as it should be says nothing of the next one; a platform that cannot be reached does. */
const isOfOneFile = (error: unknown): boolean =>
  error instanceof RecolteError && (error.code === 'reviews-answer' || error.code === 'reviews-down')

async function deliverOnce(rejected: ReviewLine[], turn: WayTurn): Promise<void> {
  const value = JSON.stringify(rejected)
  if (value === ((await turn.cursor(REJECTED)) ?? '[]')) return
  await turn.deliver({ lines: rejected, cursor: { key: REJECTED, value } })
}

/** The files that the historical platform publishes each night, one for each product (docs/protocol.md, reviews). */
export function feedWay(options: { source: string; base: string; webId: string; timeZone: string; ask: Ask }): Way {
  const { source, base, webId, timeZone, ask } = options
  const feed = feedOf(base, webId)
  const { host } = new URL(base)

  async function listed(turn: WayTurn): Promise<Listed[]> {
    const list = await ask.get(feed.list)
    const told = await ask.get(feed.averages)
    if (list === undefined && told === undefined) {
      throw new RecolteError('reviews-no-feed', 'config', { detail: { host, webId } })
    }
    const changes = list === undefined ? new Map<string, string>() : readFilesList(await list.text())
    const lines = (told === undefined ? [] : await readAs(namedRecords, told, host)).map(readNamedAverage)
    await deliverOnce(
      lines.filter((line) => !isRead(line)),
      turn,
    )
    const averages = new Map(lines.flatMap((line) => (line.kind === 'average' ? [[line.average.product, line]] : [])))
    return [...new Set([...changes.keys(), ...averages.keys()])].map((product) => {
      const average = averages.get(product)
      return { product, average, mark: JSON.stringify([changes.get(product) ?? '', average?.average ?? null]) }
    })
  }

  async function readProduct(product: string, listed: Listed | undefined, turn: WayTurn): Promise<void> {
    const key = PRODUCT + product
    if (listed !== undefined && (await turn.cursor(key)) === listed.mark) return
    const since = turn.now()
    const file = await ask.get(feed.reviews(product))
    const records = file === undefined ? [] : await readAs(z.array(z.record(z.string(), z.unknown())), file, host)
    const lines = records.map((record) => readNamed({ id_product: product, ...record }, timeZone))
    const gone = listed === undefined && file === undefined
    const average = gone ? noneOf(product) : listed?.average
    // While one of both is there without the other, it is asked for again.
    const mark = gone ? GONE : file && listed?.mark
    const asOf = Date.parse(file?.headers.get('last-modified') ?? '')
    // No file of a product that is listed, or one with fewer than the platform counts, proves nothing of the others.
    const told = (file !== undefined || gone) && records.length >= (average?.average.count ?? 0)
    await turn.deliver({
      lines: average === undefined ? lines : [...lines, average],
      lists: true,
      ...(mark === undefined ? {} : { cursor: { key, value: mark } }),
      ...(Number.isNaN(asOf) ? {} : { asOf }),
      ...(told && lines.every(isRead) ? { whole: { since, product } } : {}),
    })
  }

  /** Products that are listed no more: where there is no file of theirs either, their reviews are gone. */
  async function dropped(there: ReadonlySet<string>, turn: WayTurn): Promise<void> {
    for (let after = PRODUCT; !turn.isOver(); ) {
      const keys = await turn.cursorKeys(after)
      for (const key of keys) {
        if (!key.startsWith(PRODUCT)) return
        const product = key.slice(PRODUCT.length)
        if (there.has(product) || (await turn.cursor(key)) === GONE) continue
        if (there.size === 0) throw new RecolteError('reviews-empty', 'retry', { detail: { host } })
        await readProduct(product, undefined, turn)
      }
      const last = keys.at(-1)
      if (last === undefined) return
      after = last
    }
  }

  return {
    source,
    every: EVERY,
    async read(turn) {
      const all = await listed(turn)
      let failure: unknown
      for (let from = 0; from < all.length && !turn.isOver(); from += AT_ONCE) {
        const some = all.slice(from, from + AT_ONCE)
        const ends = await Promise.allSettled(some.map((one) => readProduct(one.product, one, turn)))
        // All of them end before any failure is thrown: whoever catches it may close the journal.
        for (const end of ends) {
          if (end.status !== 'rejected') continue
          if (!isOfOneFile(end.reason)) throw end.reason
          failure ??= end.reason
        }
      }
      await dropped(new Set(all.map(({ product }) => product)), turn)
      if (failure !== undefined) throw failure
    },
  }
}
