import { plainHttpAllowed } from '../secure-url.ts'
import { type Inbound, type Reply, type Streamed, type Taken, WHOLE_MS } from './inbound.ts'

/** A handler of web requests: what Hono, Express (through its adapter), Next.js, Deno and Bun mount. */
export async function answerWeb(
  request: Request,
  handle: (inbound: Inbound) => Promise<Reply>,
  wholeMs = WHOLE_MS,
): Promise<Response> {
  const url = new URL(request.url)
  const { status, headers, body } = await handle({
    method: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    address: undefined,
    secure: plainHttpAllowed(url, false),
    header: (name) => request.headers.get(name) ?? undefined,
    body: (limit) => bodyOf(request, limit),
  })
  if (typeof body === 'string')
    return new Response(request.method === 'HEAD' || status === 304 ? null : body, { status, headers })
  return new Response(streamOf(body, wholeMs), { status, headers })
}

/** The other end of the connection cannot be seen from here: whole is only what the server has taken from us. */
function streamOf({ pieces, ended }: Streamed, wholeMs: number): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]()
  let settled: Promise<void> | undefined
  let late: NodeJS.Timeout | undefined
  const settle = (taken: Taken) => {
    clearTimeout(late)
    settled ??= ended(taken)
    return settled
  }
  return new ReadableStream({
    start(controller) {
      late = setTimeout(() => {
        controller.error(new Error('the answer was not taken in time'))
        // A journal that fails now has it offered again.
        settle('left').catch(() => {})
      }, wholeMs)
      late.unref()
    },
    async pull(controller) {
      try {
        const { done, value } = await iterator.next()
        if (done !== true) return controller.enqueue(Buffer.from(value))
        await settle('unseen')
        controller.close()
      } catch (error) {
        await settle('left')
        controller.error(error)
      }
    },
    cancel: () => settle('left'),
  })
}

/** The whole body; undefined as soon as it is longer than `limit`. */
export async function bodyOf(request: Pick<Request, 'body'>, limit: number): Promise<Uint8Array | undefined> {
  if (request.body === null) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  // Leaving the loop early cancels the stream: the rest of a body that is too long is not read.
  for await (const part of request.body) {
    length += part.length
    if (length > limit) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
