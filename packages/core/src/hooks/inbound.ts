/** A request from outside, whichever server it came through. */
export interface Inbound {
  method: string
  /** Without query. */
  path: string
  /** What follows the path, without its question mark. */
  query: string
  /** By its name in lower case. */
  header(name: string): string | undefined
  /** The whole body; undefined as soon as it is longer than `limit`. */
  body(limit: number): Promise<Uint8Array | undefined>
}

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

export const jsonReply = (status: number, value: object, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
})
