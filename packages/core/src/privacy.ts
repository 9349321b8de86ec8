import type { Clock, Instant } from './clock.ts'
import type { Journal, Suppressed, SuppressionKind } from './journal/port.ts'
import type { Purchase } from './model/purchase.ts'
import type { ShownState } from './model/states.ts'
import { createWords, type Said, type WordsWork } from './words.ts'

/** What a buyer may ask for. Addresses are taken, never given: only `person` answers with what was read of the buyer. */
export interface Privacy {
  /** Everything held of the buyer with this address, for an access request. */
  person(email: string): Promise<Person>
  /**
   * Erases what was read of a buyer, stops what would still leave, and leaves a keyed hash of the address, so that
   * nothing brings the buyer back. `actor` is who did it: a login, never an e-mail address.
   */
  forget(email: string, actor: string): Promise<Suppressed>
  /** The buyer is not asked from now on; the history stays. */
  optOut(email: string, actor: string): Promise<Suppressed>
}

export interface Person {
  /** The buyer is not asked any more, and since when. */
  suppressed: { kind: SuppressionKind; at: Instant } | undefined
  orders: PersonOrder[]
}

export interface PersonOrder {
  store: string
  reference: string
  orderId: string
  status: ShownState
  reason: Said
  dates: {
    ordered: Instant
    qualified: Instant | null
    collected: Instant | null
    scheduled: Instant | null
    sent: Instant | null
  }
  language: string | null
  /** Statuses the order was seen at, as the shop calls them. */
  statuses: { at: Instant; status: string }[]
  attempts: { at: Instant; outcome: string; message: string }[]
  /** What was read of the buyer to be sent, while it is there, and when it is erased by itself. */
  purchase: Purchase | null
  eraseAfter: Instant | null
}

export function privacy(work: WordsWork, clock: Clock): Privacy {
  const { journal } = work
  const suppress = async (email: string, actor: string, kind: SuppressionKind): Promise<Suppressed> => {
    const { now } = await journal.tick(clock.now())
    return journal.suppress({ emailHash: await journal.emailHash(email), kind, actor, now })
  }
  return {
    person: async (email) => tell(work, await journal.person(await journal.emailHash(email))),
    forget: (email, actor) => suppress(email, actor, 'erased'),
    optOut: (email, actor) => suppress(email, actor, 'opted-out'),
  }
}

async function tell(work: WordsWork, held: Awaited<ReturnType<Journal['person']>>): Promise<Person> {
  const words = createWords(work)
  const orders: PersonOrder[] = []
  for (const order of held.orders) {
    const label = await words.labels(order.store)
    orders.push({
      store: order.store,
      reference: order.reference ?? order.orderId,
      orderId: order.orderId,
      status: order.state,
      reason: await words.reason(order, order.handover),
      dates: {
        ordered: order.createdAt,
        qualified: order.reachedAt ?? null,
        collected: order.handover?.collectedAt ?? null,
        scheduled: order.handover?.scheduledAt ?? null,
        sent: order.handover?.sentAt ?? null,
      },
      language: order.language ?? null,
      statuses: order.statusHistory.map(({ at, status }) => ({ at, status: label(status) })),
      attempts: words.attempts(order.handover),
      purchase: order.payload?.purchase ?? null,
      eraseAfter: order.payload?.eraseAfter ?? null,
    })
  }
  return { suppressed: held.suppressed, orders }
}
