import type { z } from 'zod'
import { RecolteError } from '../../errors.ts'

/** Asks the platform for what it publishes, under the one HTTP policy, and says in its own words what goes wrong. */
export interface Ask {
  /** Undefined where there is no such file (404). */
  get(url: string, headers?: Record<string, string>): Promise<Response | undefined>
}

export function createAsk(fetch: typeof globalThis.fetch): Ask {
  return {
    async get(url, headers = {}) {
      const response = await fetch(url, { headers: { accept: 'application/json', ...headers } }).catch((error) => {
        throw ofThePlatform(error)
      })
      const { host } = new URL(url)
      if (response.ok) return response
      if (response.status === 404) return undefined
      const refused = response.status === 401 || response.status === 403
      // The files of the night are asked for without any key.
      const code = headers.authorization === undefined ? 'reviews-refused' : 'reviews-keys'
      throw new RecolteError(refused ? code : 'reviews-answer', refused ? 'config' : 'retry', {
        detail: { host, status: response.status, why: response.status },
      })
    },
  }
}

/** JSON of a shape. Throws `reviews-answer`. */
export async function readAs<T>(schema: z.ZodType<T>, response: Response, host: string): Promise<T> {
  const parsed = schema.safeParse(json(await response.text()))
  if (parsed.success) return parsed.data
  throw new RecolteError('reviews-answer', 'retry', { detail: { host, why: 'JSON' } })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The policy speaks of shops, which is what it is mostly for. */
const OURS: Readonly<Record<string, string>> = {
  'shop-unreachable': 'reviews-unreachable',
  'shop-certificate': 'reviews-unreachable',
  'shop-down': 'reviews-down',
  'shop-busy': 'reviews-down',
  'shop-answer': 'reviews-answer',
}

function ofThePlatform(error: unknown): unknown {
  if (!(error instanceof RecolteError)) return error
  const code = OURS[error.code]
  if (code === undefined) return error
  const { detail, cause, retryAfterMs } = error
  return new RecolteError(code, 'retry', { detail, cause, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })
}
