import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Server } from 'node:net'
import { onTestFinished } from 'vitest'
import { type Clock, createHttp, type HttpOptions, RecolteError } from '../../src/index.ts'

export type Script = (request: IncomingMessage, response: ServerResponse, count: number) => void

/** A shop on loopback whose answers a test writes; it says how often it was asked. */
export async function shop(script: Script): Promise<{ url: string; host: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    script(request, response, seen.length)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const port = portOf(server)
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, seen }
}

export function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

export const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

/** The policy with a clock that notes its waits instead of waiting, and a jitter that is always the whole of it. */
export function http(options: Partial<HttpOptions> = {}) {
  const waits: number[] = []
  const clock: Clock = {
    now: () => Date.parse('2026-11-23T10:00:00Z'),
    sleep: async (ms) => void waits.push(ms),
  }
  return {
    waits,
    ...createHttp({ clock, userAgent: 'Recolte/9.9', store: 'boutique', random: () => 1, env: {}, ...options }),
  }
}

/** What a promise was rejected with, seen as an error of ours. */
export async function thrown(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof RecolteError)) throw new Error(`not a RecolteError: ${String(error)}`)
  return error
}
