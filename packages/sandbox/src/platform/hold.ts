import type { Message } from './push.ts'

/** What the platform holds under one reference. */
export interface Held {
  webId: string
  reference: string
  /** How often a transaction with this reference was accepted; its buyer is asked once (docs/protocol.md §6.3). */
  times: number
  /** Instants of reception; only the first one where messages are not kept. */
  received: number[]
  messages: Message[]
}

export type Keep = 'all' | 'references'

export interface Hold {
  accept(webId: string, reference: string, message: Message, at: number): void
  get(webId: string, reference: string): Held | undefined
  all(webId?: string): IterableIterator<Held>
  /** From a position in order of first acceptance. */
  page(from: number, limit: number, webId?: string): { held: Held[]; next: number | null }
  references(): number
  accepted(): number
  reset(): void
}

export const createHold = (keep: Keep): Hold => {
  const held: Held[] = []
  const index = new Map<string, Map<string, Held>>()
  let accepted = 0
  const none: Message[] = []
  return {
    accept(webId, reference, message, at) {
      accepted += 1
      const ofAccount = index.get(webId) ?? new Map<string, Held>()
      index.set(webId, ofAccount)
      const known = ofAccount.get(reference)
      if (!known) {
        const entry = { webId, reference, times: 1, received: [at], messages: keep === 'all' ? [message] : none }
        ofAccount.set(reference, entry)
        held.push(entry)
        return
      }
      known.times += 1
      if (keep === 'references') return
      known.received.push(at)
      known.messages.push(message)
    },
    get: (webId, reference) => index.get(webId)?.get(reference),
    *all(webId) {
      for (const entry of held) if (webId === undefined || entry.webId === webId) yield entry
    },
    page(from, limit, webId) {
      const page: Held[] = []
      let position = from
      for (; position < held.length && page.length < limit; position += 1) {
        const entry = held[position]
        if (entry && (webId === undefined || entry.webId === webId)) page.push(entry)
      }
      return { held: page, next: position < held.length ? position : null }
    },
    references: () => held.length,
    accepted: () => accepted,
    reset() {
      held.length = 0
      index.clear()
      accepted = 0
    },
  }
}
