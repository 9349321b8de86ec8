import { z } from 'zod'
import { DAY, HOUR, type Instant, MINUTE } from '../../clock.ts'
import { RecolteError } from '../../errors.ts'
import type { Tokens } from '../../method/tokens.ts'
import { isRead, type ReviewLine } from '../../model/review.ts'
import { readNamed } from '../../protocol/reviews/named.ts'
import { APART_MS, nextPage, PAGE, publishedPage, publishedUrl, shorter } from '../../protocol/reviews/published.ts'
import { type Ask, readAs } from './ask.ts'
import type { Way, WayTurn } from './way.ts'

const EVERY = HOUR
/** Reviews that were changed or removed are told nowhere but by all of them. */
const WHOLE_EVERY = 7 * DAY
const OVERLAP = DAY
const CURSOR = 'pages'
/** A limit that is over by then is waited for. */
const PATIENCE = 2 * MINUTE

const reading = z.object({
  next: z.string(),
  startedAt: z.number(),
  whole: z.boolean(),
  reviews: z.number(),
  newest: z.number(),
  /** A line of it could not be read, so that a review that seems missing may be that one. */
  unread: z.boolean().default(false),
})
const kept = z.object({
  /** The newest publication seen by a reading that came to its end. */
  through: z.number().optional(),
  wholeAt: z.number().optional(),
  /** One that was broken off: it goes on at its next page. */
  open: reading.optional(),
})
type Kept = z.output<typeof kept>
type Reading = z.output<typeof reading>

/** The platform's API of published reviews, page by page (docs/protocol.md, reviews). */
export function publishedWay(options: {
  source: string
  url: string
  timeZone: string
  ask: Ask
  tokens: Tokens
}): Way {
  const { source, url, timeZone, ask, tokens } = options
  const { host } = new URL(url)

  async function page(address: string, turn: WayTurn): Promise<Response> {
    const refused = () => new RecolteError('reviews-keys', 'config', { detail: { host, status: 401 } })
    for (let attempt = 1; ; attempt++) {
      const got = await tokens.get()
      if (got.kind === 'failed')
        throw got.receipt.outcome === 'credentials' ? refused() : noToken(host, got.receipt.code)
      try {
        const response = await ask.get(address, { authorization: `Bearer ${got.token}` })
        if (response !== undefined) return response
        throw new RecolteError('reviews-answer', 'retry', { detail: { host, status: 404, why: 404 } })
      } catch (error) {
        if (!(error instanceof RecolteError) || attempt > 2) throw error
        // A token can end on the way: a new one is tried.
        if (error.code === 'reviews-keys') tokens.drop(got.token)
        else if ((error.retryAfterMs ?? PATIENCE) < PATIENCE) await turn.sleep(error.retryAfterMs ?? 0)
        else throw error
      }
    }
  }

  const noLink = () => new RecolteError('reviews-answer', 'retry', { detail: { host, why: 'Link' } })

  async function linked(address: string, turn: WayTurn): Promise<void> {
    await turn.sleep(APART_MS)
    const link = nextPage((await page(address, turn)).headers.get('link'), address)
    if (link === 'elsewhere' || link.url === undefined) throw noLink()
  }

  function begin({ through, wholeAt, open }: Kept, now: Instant): Reading {
    if (open !== undefined) return open
    const whole = through === undefined || wholeAt === undefined || now >= wholeAt + WHOLE_EVERY
    const next = publishedUrl(url, whole ? undefined : through - OVERLAP)
    return { next, startedAt: now, whole, reviews: 0, newest: through ?? 0, unread: false }
  }

  return {
    source,
    every: EVERY,
    close: () => tokens.close(),
    async read(turn) {
      const before = kept.parse(JSON.parse((await turn.cursor(CURSOR)) ?? '{}'))
      let at = begin(before, turn.now())
      while (!turn.isOver()) {
        const response = await page(at.next, turn).catch(async (error) => {
          if (before.open !== undefined && isRefused(error)) await forget(before, turn)
          throw error
        })
        const lines = (await readAs(publishedPage, response, host)).map((record) => readNamed(record, timeZone))
        const link = nextPage(response.headers.get('link'), at.next)
        if (link === 'elsewhere') throw noLink()
        // A full page may be the last one: where no page was linked to yet, a shorter one has to be.
        if (link.url === undefined && lines.length === PAGE && at.reviews === 0) await linked(shorter(at.next), turn)
        const reviews = at.reviews + lines.length
        const unread = at.unread || !lines.every(isRead)
        const newest = lines.reduce((last, line) => Math.max(last, publishedAt(line)), at.newest)
        if (link.url === undefined) {
          if (at.whole && reviews === 0 && before.through !== undefined) {
            throw new RecolteError('reviews-empty', 'retry', { detail: { host } })
          }
          const ended: Kept = { through: newest, wholeAt: at.whole ? at.startedAt : before.wholeAt }
          const cursor = { key: CURSOR, value: JSON.stringify(ended) }
          await turn.deliver({
            lines,
            cursor,
            lists: true,
            ...(at.whole && !unread ? { whole: { since: at.startedAt } } : {}),
          })
          return
        }
        at = { ...at, next: link.url, reviews, newest, unread }
        await turn.deliver({
          lines,
          lists: true,
          cursor: { key: CURSOR, value: JSON.stringify({ ...before, open: at }) },
        })
        await turn.sleep(APART_MS)
      }
    },
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof RecolteError && error.code === 'reviews-answer' && typeof error.detail.status === 'number'

/** The place where a reading was broken off is not good any more: the next one begins anew. */
async function forget({ open: _, ...rest }: Kept, turn: WayTurn): Promise<void> {
  await turn.deliver({ lines: [], cursor: { key: CURSOR, value: JSON.stringify(rest) } })
}

const publishedAt = (line: ReviewLine): Instant =>
  line.kind === 'new' || line.kind === 'update' ? (line.review.publishedAt ?? 0) : 0

const noToken = (host: string, code = '') =>
  new RecolteError('reviews-unreachable', 'retry', { detail: { host, why: code } })
