import type { Keep } from '../platform/hold.ts'
import type { PurchaseEvent } from './judge.ts'

/** What the new platform holds under one reference. */
export interface HeldEvents {
  websiteId: string
  reference: string
  /** How often an event with this reference was taken. Nothing shows that its buyer is then asked only once. */
  times: number
  received: number[]
  events: PurchaseEvent[]
}

export const createEventHold = (keep: Keep) => {
  const held = new Map<string, HeldEvents>()
  let accepted = 0
  const none: PurchaseEvent[] = []
  return {
    accept(websiteId: string, event: PurchaseEvent, at: number): void {
      accepted += 1
      const reference = String(event.purchase_reference)
      const key = `${websiteId}\0${reference}`
      const known = held.get(key)
      if (known === undefined) {
        held.set(key, { websiteId, reference, times: 1, received: [at], events: keep === 'all' ? [event] : none })
        return
      }
      known.times += 1
      if (keep === 'references') return
      known.received.push(at)
      known.events.push(event)
    },
    get: (websiteId: string, reference: string): HeldEvents | undefined => held.get(`${websiteId}\0${reference}`),
    *all(websiteId?: string): IterableIterator<HeldEvents> {
      for (const entry of held.values()) if (websiteId === undefined || entry.websiteId === websiteId) yield entry
    },
    references: (): number => held.size,
    accepted: (): number => accepted,
    reset(): void {
      held.clear()
      accepted = 0
    },
  }
}

export type EventHold = ReturnType<typeof createEventHold>
