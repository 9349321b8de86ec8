import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Inbound, Reply } from './inbound.ts'
import { toNode } from './to-node.ts'

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
  const patience = { requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }
  const server = createServer(
    patience,
    toNode((inbound) => handle()(inbound)),
  )
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
