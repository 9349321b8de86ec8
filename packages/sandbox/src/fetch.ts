import type { Answer, Call } from './app.ts'

/** Web-standard face of a stand-in, for `msw`, for `app.request`-like tests and for servers that speak Request/Response. */
export const fetchVia =
  (handle: (call: Call) => Answer) =>
  async (request: Request): Promise<Response> => {
    const body = await request.text()
    const { origin } = new URL(request.url)
    const answer = handle({
      method: request.method,
      origin,
      target: request.url.slice(origin.length).replace(/#.*$/, '') || '/',
      header: (name) => request.headers.get(name) ?? undefined,
      body,
    })
    if (answer.wire === 'hang') return never(request.signal)
    if (answer.wire === 'reset') throw connectionReset()
    const empty = request.method === 'HEAD' || answer.status === 204 || answer.status === 304
    return new Response(empty ? null : bodyOf(answer), {
      status: answer.status,
      headers: answer.headers,
    })
  }

const bodyOf = ({ body, pieces, wire }: Answer): string | ReadableStream<Uint8Array> => {
  if (pieces) return streamed(pieces)
  return wire === 'truncate' ? cut(body) : body
}

const streamed = (pieces: Iterable<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  const rest = pieces[Symbol.iterator]()
  return new ReadableStream({
    pull(controller) {
      const next = rest.next()
      if (next.done) return controller.close()
      controller.enqueue(encoder.encode(next.value))
    },
  })
}

const never = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

/** What Node's own `fetch` throws when the peer drops the connection. */
const connectionReset = () =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) })

const cut = (body: string): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(body)
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'))
      sent = true
      controller.enqueue(bytes.subarray(0, bytes.length >> 1))
    },
  })
}
