import { RecolteError } from '../errors.ts'

/** Failed requests spent on one batch at most: enough for one broken order among 500. */
const MOST_FAILURES = 20

/**
 * Reads a batch of ids, and where the shop breaks over it, its halves: one order that an extension cannot load would
 * otherwise hold up all its neighbours for ever. A shop that is really down breaks over anything, so `alive` asks it
 * for next to nothing first, and throws where it is.
 *
 * `codes` are the connector's own errors that one order's content can cause.
 */
export async function inHalves<T>(
  ids: string[],
  read: (ids: string[]) => Promise<T>,
  alive: () => Promise<unknown>,
  codes: string[] = [],
): Promise<{ read: T[]; broken: string[] }> {
  let failures = 0
  const broken: string[] = []

  async function attempt(some: string[]): Promise<T[]> {
    try {
      return [await read(some)]
    } catch (error) {
      if (!breaksOver(error, codes) || ++failures > MOST_FAILURES) throw error
      if (failures === 1) await alive()
      const [id] = some
      if (id !== undefined && some.length === 1) {
        broken.push(id)
        return []
      }
      const middle = Math.ceil(some.length / 2)
      return [...(await attempt(some.slice(0, middle))), ...(await attempt(some.slice(middle)))]
    }
  }

  return { read: await attempt(ids), broken }
}

/** Answers that the content of an order can cause: PHP stopped, or wrote something before or into the data. */
const breaksOver = (error: unknown, codes: string[]): boolean =>
  error instanceof RecolteError &&
  (['shop-html', 'shop-answer', ...codes].includes(error.code) ||
    (error.code === 'shop-down' && error.detail.status === 500))
