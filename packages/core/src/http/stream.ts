import { RecolteError } from '../errors.ts'
import type { Open } from './exchange.ts'
import { fromThrown, type Place, tooSlow } from './failure.ts'
import { statusError } from './status.ts'

export interface StreamOptions {
  open: Open
  userAgent: string
  /** Without a byte for so long it is broken off. */
  idleMs: number
  now(): number
}

/**
 * A file that is longer than an answer may be, piece by piece as it is taken: bounded by silence instead of by size, and
 * not tried again, since what was taken is gone. Who needs it again begins anew.
 */
export async function* streamed(
  url: URL,
  signal: AbortSignal,
  place: Place,
  { open, userAgent, idleMs, now }: StreamOptions,
): AsyncGenerator<Uint8Array> {
  const silent = new AbortController()
  const both = AbortSignal.any([signal, silent.signal])
  const watch = () => setTimeout(() => silent.abort(tooSlow(place, idleMs)), idleMs)
  let timer = watch()
  try {
    const headers = new Headers({ 'user-agent': userAgent })
    const response = await open(url.href, { method: 'GET', headers, body: null, redirect: 'manual', signal: both })
    const answer = { status: response.status, headers: Object.fromEntries(response.headers) }
    const refused = statusError(answer, url.href, place, now())
    if (refused !== undefined) throw refused
    if (!response.ok)
      throw new RecolteError('shop-answer', 'retry', { detail: { ...place, why: `status ${response.status}` } })
    for await (const piece of response.body ?? []) {
      clearTimeout(timer)
      yield piece
      timer = watch()
    }
  } catch (error) {
    if (signal.aborted) throw new RecolteError('aborted', 'retry', { detail: { store: place.store } })
    if (silent.signal.reason instanceof RecolteError) throw silent.signal.reason
    throw error instanceof RecolteError ? error : fromThrown(error, place, true)
  } finally {
    clearTimeout(timer)
  }
}
