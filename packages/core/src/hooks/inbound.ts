import { MINUTE } from '../clock.ts'

/** A request from outside, whichever server it came through. */
export interface Inbound {
  method: string
  /** Without query. */
  path: string
  /** What follows the `?`; `''` where there is none. */
  query: string
  /** Who sent it, by address, as far as the server knows. */
  address: string | undefined
  /** Whether it came over TLS, or from this very machine. */
  secure: boolean
  /** By its name in lower case. */
  header(name: string): string | undefined
  /** The whole body; undefined as soon as it is longer than `limit`. */
  body(limit: number): Promise<Uint8Array | undefined>
}

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Streamed
}

/** How somebody took a streamed answer: whole and closed cleanly, whole as far as one can see, or not whole. */
export type Taken = 'taken' | 'unseen' | 'left'

/** Nobody takes longer over an answer: until it has ended, what stands in it is offered to nobody else. */
export const WHOLE_MS = 5 * MINUTE

/** A body that is written as it comes, and needs to know what became of it. */
export interface Streamed {
  pieces: AsyncIterable<string>
  /** Called once, in any case. */
  ended(taken: Taken): Promise<void>
}

export const jsonReply = (status: number, value: object, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
})
