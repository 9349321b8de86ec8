import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { Readable } from 'node:stream'
import type { Answer, App, Call } from './app.ts'

export interface ServeOptions {
  /** 0 takes any free port. */
  port?: number
  host?: string
  tls?: { key: string | Buffer; cert: string | Buffer }
  /** How long each answer takes, as from far away: it is decided at once and comes later. */
  answerMs?: number
}

export interface Served {
  url: string
  close(): Promise<void>
}

/** Puts a stand-in on a real port; faults of the wire happen to real sockets there. */
export const serve = async (app: Pick<App, 'handle'>, options: ServeOptions = {}): Promise<Served> => {
  const { port = 0, host = '127.0.0.1', tls, answerMs = 0 } = options
  const scheme = tls ? 'https' : 'http'
  const listener = listen(app, scheme, answerMs)
  const server = tls ? createTlsServer({ ...tls }, listener) : createServer(listener)
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

const listen =
  (app: Pick<App, 'handle'>, scheme: string, answerMs: number) =>
  (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const [first] = chunks
      const body = chunks.length === 1 && first ? first.toString() : Buffer.concat(chunks).toString()
      const { headers } = request
      const call: Call = {
        method: request.method ?? 'GET',
        origin: `${scheme}://${headers.host ?? 'localhost'}`,
        target: request.url ?? '/',
        header: (name) => {
          const value = headers[name]
          return Array.isArray(value) ? value.join(', ') : value
        },
        body,
      }
      const answer = decide(app, call)
      if (answerMs === 0) write(answer, request, response)
      else setTimeout(write, answerMs, answer, request, response)
    })
  }

/** A stand-in that trips must not take the process of a test run down with it. */
const decide = (app: Pick<App, 'handle'>, call: Call): Answer => {
  try {
    return app.handle(call)
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return {
      status: 500,
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
      body: `The sandbox failed: ${text}`,
    }
  }
}

const write = (answer: Answer, request: IncomingMessage, response: ServerResponse): void => {
  if (answer.wire === 'hang') return
  if (answer.wire === 'reset') {
    request.socket.resetAndDestroy()
    return
  }
  if (answer.pieces) {
    response.writeHead(answer.status, answer.headers)
    Readable.from(answer.pieces).pipe(response)
    return
  }
  const bytes = Buffer.from(answer.body)
  response.writeHead(answer.status, { ...answer.headers, 'content-length': bytes.length })
  if (answer.wire === 'truncate') {
    response.write(bytes.subarray(0, bytes.length >> 1), () => request.socket.destroy())
    return
  }
  response.end(bytes)
}
