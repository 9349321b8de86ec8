/** What the suite can ask a bench to do to its shop, so that the connector meets it. */
export const FAULTS = ['down', 'busy', 'html', 'endless', 'hang'] as const
export type Fault = (typeof FAULTS)[number]

/** One order as the shop itself knows it, told without going through the connector. */
export interface TrueOrder {
  id: string
  createdAt: Date
  changedAt: Date
  statuses: string[]
}

/**
 * A shop on the author's bench: a sandbox, a recording server, a real shop in a container. The suite steers it directly
 * and then looks at what the connector made of it. Each rule opens a bench of its own and closes it.
 *
 * Members after `close` are capabilities: without one, the rules that need it are reported as not offered, by name.
 */
export interface Bench {
  /** Settings for `connect`, with a key that may read orders. */
  settings: unknown
  /** The same with a key the shop does not know; where it is `local`, with files that are not there. */
  wrongKey: unknown
  /** Every secret text in `settings`, `wrongKey` and `noRights`: none may ever be seen in a text. None where it is `local`. */
  secrets: string[]
  /** The shop's own clock. Let it differ from this machine's, if you can: mixing the two up loses orders. */
  now(): Date
  /** Every order of the shop as it stands now, in any order; instants as exact as the shop's API gives them. */
  orders(): Iterable<TrueOrder> | AsyncIterable<TrueOrder>
  /** Saves the order again, as an edit in the shop does: its change instant becomes now, later than it was. */
  change(id: string): Promise<void>
  /** Requests the shop has got so far, whoever sent them. */
  requests(): number
  close(): Promise<void>

  /** The shop is not at the other end of a network: its connector reads files of this machine, and makes no request. */
  local?: true
  /** Settings with a key the shop knows, which may not read orders. */
  noRights?: unknown
  /** Moves the order to a status, as an employee does. */
  setStatus?(id: string, status: string): Promise<void>
  /** New orders that all changed at one instant, now; answers their ids. */
  addAtSameInstant?(count: number): Promise<string[]>
  /** Makes the raw order carry fields nobody has heard of, as an extension of the shop does. */
  addUnknownFields?(id: string): Promise<void>
  /** Takes away a field that both the list and the complete reading need; the id stays readable. */
  breakOrder?(id: string): Promise<void>
  /** Deletes the order, or puts it in the trash. */
  remove?(id: string): Promise<void>
  /**
   * From now on every request meets this: `down` a 503, `busy` a 429 with `Retry-After`, `html` a web page with status
   * 200 in place of the data, `endless` the same first page of orders whatever is asked, `hang` never an answer.
   */
  faults?: { [kind in Fault]?: () => Promise<void> }
  /** What the shop sends when an order changes, where it sends webhooks: the body, and the headers it signs any body with. */
  webhook?: {
    body(id: string): Promise<Uint8Array>
    sign(body: Uint8Array, secret: string): Record<string, string>
  }
  /** Where the shop shows reviews: a product without any, and all that is shown, each as the HTML of its page. */
  reviews?: { product: string; shown(): Promise<{ html: string; rating: number }[]> }
  /** Where it shows averages alone: a product without any, and what is shown of it. */
  averages?: { product: string; shown(): Promise<{ average: number; count: number } | undefined> }
  /** Where buyers leave reviews on the shop's own pages: leaves so many, answering their ids, or takes some away. */
  ownReviews?: { leave(count: number): Promise<string[]>; remove(ids: string[]): Promise<void> }
  /** Ends the fault. */
  repair?(): Promise<void>
}

/** Opens a shop with this many orders, generated, with several statuses and with change instants spread out. */
export type OpenBench = (options: { orders: number }) => Promise<Bench>
