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
  /** Bytes left out at its beginning. */
  from: number
}

/**
 * A file that is longer than an answer may be, piece by piece as it is taken: bounded by silence instead of by size, and
 * not tried again, since what was taken is gone. Who needs it again begins anew.
 */
export async function* streamed(
  url: URL,
  signal: AbortSignal,
  place: Place,
  { open, userAgent, idleMs, now, from }: StreamOptions,
): AsyncGenerator<Uint8Array> {
  const silent = new AbortController()
  const both = AbortSignal.any([signal, silent.signal])
  const watch = () => setTimeout(() => silent.abort(tooSlow(place, idleMs)), idleMs)
  let timer = watch()
  try {
    const headers = new Headers({ 'user-agent': userAgent, ...(from === 0 ? {} : { range: `bytes=${from}-` }) })
    const response = await open(url.href, { method: 'GET', headers, body: null, redirect: 'manual', signal: both })
    // Nothing is left behind that byte.
    if (from > 0 && response.status === 416) return
    const answer = { status: response.status, headers: Object.fromEntries(response.headers) }
    const refused = statusError(answer, url.href, place, now())
    if (refused !== undefined) throw refused
    if (!response.ok)
      throw new RecolteError('shop-answer', 'retry', { detail: { ...place, why: `status ${response.status}` } })
    // A server may send the whole file all the same.
    let before = response.status === 206 ? 0 : from
    for await (const piece of response.body ?? []) {
      clearTimeout(timer)
      if (piece.byteLength > before) yield before === 0 ? piece : piece.subarray(before)
      before = Math.max(0, before - piece.byteLength)
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
