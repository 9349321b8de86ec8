import { EnvHttpProxyAgent, fetch as proxiedFetch } from 'undici'
import { RecolteError } from '../errors.ts'
import { plainHttpAllowed } from '../secure-url.ts'
import { bare, fromThrown, type Place, tooSlow } from './failure.ts'
import type { HttpLimits } from './limits.ts'

/** One request, answered or failed: no second try, no redirect followed. The body is read whole, within its limit. */
export type Exchange = (request: Request, signal: AbortSignal, place: Place) => Promise<Response>

export function insecure(url: URL, allowInsecure: boolean, store: string): RecolteError | undefined {
  if (url.protocol === 'http:' ? plainHttpAllowed(url, allowInsecure) : url.protocol === 'https:') return undefined
  return new RecolteError('insecure-url', 'config', { detail: { store, url: bare(url) } })
}

export function createExchange(options: { userAgent: string; limits: HttpLimits; open: Open }): Exchange {
  const { limits, userAgent, open } = options
  return async (request, signal, place) => {
    const slow = new AbortController()
    const timer = setTimeout(() => slow.abort(tooSlow(place, limits.headersMs)), limits.headersMs)
    const headers = new Headers(request.headers)
    headers.set('user-agent', userAgent)
    try {
      const body = request.body === null ? null : await request.arrayBuffer()
      const both = AbortSignal.any([signal, slow.signal, request.signal])
      const { method } = request
      const response = await open(request.url, { method, headers, body, redirect: 'manual', signal: both })
      clearTimeout(timer)
      return await whole(response, limits.bodyBytes, place)
    } catch (error) {
      if (error instanceof RecolteError) throw error
      if (slow.signal.reason instanceof RecolteError) throw slow.signal.reason
      if (request.signal.aborted) throw new RecolteError('aborted', 'retry', { detail: { store: place.store } })
      throw fromThrown(error, place, true)
    } finally {
      clearTimeout(timer)
    }
  }
}

export type Open = (url: string, init: RequestInit & { body: ArrayBuffer | null }) => Promise<Response>

/** Node's own `fetch` knows no proxy variables, so where one is set undici's takes its place. */
export function opener(env: NodeJS.ProcessEnv): Open {
  const set = (name: string) => env[name] || env[name.toLowerCase()] || undefined
  const httpProxy = set('HTTP_PROXY')
  const httpsProxy = set('HTTPS_PROXY')
  if (httpProxy === undefined && httpsProxy === undefined) return (url, init) => globalThis.fetch(url, init)
  const noProxy = set('NO_PROXY')
  const dispatcher = new EnvHttpProxyAgent({
    ...(httpProxy === undefined ? {} : { httpProxy }),
    ...(httpsProxy === undefined ? {} : { httpsProxy }),
    ...(noProxy === undefined ? {} : { noProxy }),
  })
  return async (url, { method, headers, body, signal }) => {
    const answer = await proxiedFetch(url, {
      ...(method === undefined ? {} : { method }),
      headers: [...new Headers(headers)],
      body,
      redirect: 'manual',
      signal: signal ?? null,
      dispatcher,
    })
    const none = NO_BODY.has(answer.status)
    return new Response(none ? null : bytesOf(answer.body), {
      status: answer.status,
      headers: [...answer.headers],
    })
  }
}

/** Statuses for which a `Response` must not have a body. */
const NO_BODY = new Set([101, 103, 204, 205, 304])

/** The same bytes as a stream of Node's own kind: undici's types name another one. */
function bytesOf(body: AsyncIterable<Uint8Array> | null): ReadableStream<Uint8Array> | null {
  return body === null ? null : ReadableStream.from(body)
}

async function whole(response: Response, limit: number, place: Place): Promise<Response> {
  const headers = new Headers(response.headers)
  // They describe the bytes as they travelled, not as they are handed on.
  headers.delete('content-encoding')
  headers.delete('content-length')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > limit) {
      const detail = { ...place, limit: Math.round(limit / 1024 / 1024) }
      throw new RecolteError('answer-too-large', 'config', { detail })
    }
    chunks.push(chunk)
  }
  const body = NO_BODY.has(response.status) ? null : Buffer.concat(chunks)
  return new Response(body, { status: response.status, statusText: response.statusText, headers })
}
