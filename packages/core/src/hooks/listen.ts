import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Inbound, jsonReply, type Reply } from './inbound.ts'

export interface Listening {
  url: string
  /** Takes no more requests, answers those it has, then lets go of the port. */
  close(): Promise<void>
}

export interface ListenOptions {
  /** 0 takes any free one. */
  port: number
  host: string
  /** Looked up for each request, so that a new configuration needs no new port. */
  handle(): (inbound: Inbound) => Promise<Reply>
}

/** Nothing we answer takes long to send: whoever is slower than this holds a place others need. */
const PATIENCE_MS = 30_000

/** Node's own server in front of the handler. Rejects where the port is taken (`EADDRINUSE`). */
export async function listen({ port, host, handle }: ListenOptions): Promise<Listening> {
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, (request, response) => {
    void serveOne(request, response, handle())
  })
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  const at = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await closed
    },
  }
}

async function serveOne(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (inbound: Inbound) => Promise<Reply>,
): Promise<void> {
  // A caller that goes away is no failure of ours.
  request.on('error', () => {})
  response.on('error', () => {})
  const { status, headers, body } = await handle({
    method: request.method ?? 'GET',
    path: pathOf(request.url ?? '/'),
    header: (name) => headerOf(request, name),
    body: (limit) => bodyOf(request, limit),
  }).catch(() => jsonReply(500, { error: 'failed' }))
  // What was not read to its end cannot be followed by another request on the same connection.
  const last = request.complete ? {} : { connection: 'close' }
  response.writeHead(status, { ...headers, ...last, 'content-length': Buffer.byteLength(body) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function pathOf(target: string): string {
  const mark = target.indexOf('?')
  return mark < 0 ? target : target.slice(0, mark)
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
    request.on('end', () => resolve(Buffer.concat(parts)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the caller went away')))
  })
}
