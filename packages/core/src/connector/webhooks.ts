/**
 * The shop's own webhooks. They are hints and nothing more: an order is always read from the shop, so one that comes
 * twice, late or never changes nothing but the time. A shop without them may use the signed ping of docs/webhooks.md.
 */
export interface Webhooks {
  /** What `subscribe` asks the shop to tell, in the shop's own words. */
  topics: readonly string[]
  /**
   * Who sent this, by the bytes as they came and before anything of them is parsed. `secrets` are those that count now:
   * two while they are being changed, made by core and kept in its journal (`hmacMatches` tries them in constant time).
   * `test` is a request that the shop sends unsigned to try the address: answered, and nothing else.
   */
  verify(request: HookRequest, secrets: readonly string[]): 'genuine' | 'forged' | 'test'
  /** What a genuine one says. Throws for a body it cannot make out: answered with 400. */
  read(request: HookRequest): HookNews
  /** Asks the shop for every topic at this address, signed with this secret. Needs a key that may write. */
  subscribe?(url: string, secret: string): Promise<void>
  /** Every webhook of the shop about orders, whoever's it is. */
  list?(): Promise<Subscription[]>
  remove?(id: string): Promise<void>
}

/** A webhook as it came in, its body complete. */
export interface HookRequest {
  /** By its name in lower case. */
  header(name: string): string | undefined
  body: Uint8Array
}

export interface HookNews {
  /** Orders that may have changed, came or went. */
  ids?: string[]
  /** Addresses of buyers whom the shop asks to forget. */
  erase?: string[]
  /** Orders whose buyers the shop asks to forget, where it may not name them. */
  eraseOrders?: string[]
  /** The shop asks to forget every buyer of its own. */
  eraseAll?: boolean
  /** Addresses of buyers of whom the shop asks what is known. */
  report?: string[]
  /** The shop has taken its leave. */
  uninstalled?: boolean
}

export interface Subscription {
  id: string
  topic: string
  url: string
  /** False where the shop has stopped sending. */
  active: boolean
}
