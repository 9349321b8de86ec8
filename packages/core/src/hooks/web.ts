import type { Inbound, Reply } from './inbound.ts'

/** A handler of web requests: what Hono, Express (through its adapter), Next.js, Deno and Bun mount. */
export async function answerWeb(request: Request, handle: (inbound: Inbound) => Promise<Reply>): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const { status, headers, body } = await handle({
    method: request.method,
    path: pathname,
    query: search.slice(1),
    header: (name) => request.headers.get(name) ?? undefined,
    body: (limit) => bodyOf(request, limit),
  })
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

async function bodyOf(request: Request, limit: number): Promise<Uint8Array | undefined> {
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
