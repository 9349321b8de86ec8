import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopbackAddress } from '../secure-url.ts'
import { type Inbound, jsonReply, type Reply } from './inbound.ts'
import { streamTo } from './stream-to.ts'

/**
 * The handler as Node's own servers and Express take it: `app.use('/recolte', toNode(recolte.handle))`. It must come
 * before anything that reads bodies, since a webhook is verified by its bytes.
 */
export function toNode(
  handle: (inbound: Inbound) => Promise<Reply>,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => void answerOne(request, response, handle)
}

async function answerOne(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (inbound: Inbound) => Promise<Reply>,
): Promise<void> {
  // A caller that goes away is no failure of ours.
  request.on('error', () => {})
  response.on('error', () => {})
  const { status, headers, body } = await handle({
    method: request.method ?? 'GET',
    ...splitTarget(request.url ?? '/'),
    address: request.socket.remoteAddress,
    secure: 'encrypted' in request.socket || isLoopbackAddress(request.socket.remoteAddress),
    header: (name) => headerOf(request, name),
    body: (limit) => bodyOf(request, limit),
  }).catch(() => jsonReply(500, { error: 'failed' }))
  if (typeof body !== 'string') return streamTo(request, response, status, headers, body)
  // What was not read to its end cannot be followed by another request on the same connection.
  const last = request.complete ? {} : { connection: 'close' }
  // Of what is not sent again nothing is measured.
  const length = status === 304 ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...last, ...length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?')
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) }
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

function bodyOf(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(undefined)
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length > limit) {
        request.pause()
        resolve(undefined)
      } else parts.push(part)
    })
    request.on('end', () => resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the caller went away'))
    })
  })
}
