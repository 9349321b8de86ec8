import { setImmediate } from 'node:timers/promises'
import { keptFacts } from '../engine/facts.ts'
import { Leases } from '../engine/leases.ts'
import { FRESH_FOR } from '../engine/prepare.ts'
import { keepReleased, settlement } from '../engine/settle.ts'
import type { Taken } from '../hooks/inbound.ts'
import type { Offer, OfferFilter, Settlement } from '../journal/port.ts'
import { ownWords } from '../messages/answers.ts'
import type { OfferedOrder } from '../protocol/module/dialect.ts'
import type { CallContext } from './context.ts'

/** Orders read from the journal and written to the connection at a time: what an answer holds in memory. */
const PAGE = 100
/** Orders settled in one commit. */
const GROUP = 512

export type OfferPage = [key: string, entry: Record<string, unknown>][]

/** All that is on offer for one account, for one answer. */
export interface Offering {
  pages: AsyncIterable<OfferPage>
  /** Keeps what became of what was offered. */
  ended(taken: Taken): Promise<void>
}

/** `take` offers in earnest; without it the list is only looked at, and nothing changes whoever reads it. */
export async function offering(
  call: CallContext,
  options: { take: boolean; only: OfferFilter; limit: number },
): Promise<Offering> {
  const { engine, runtime } = call
  const facts = await keptFacts(engine, runtime.name)
  const labels = new Map(facts?.statuses.map(({ code, label }) => [code, label]))
  const leases = options.take ? new Leases(engine) : undefined
  const offered: Handed[] = []
  return {
    pages: pages(call, labels, leases, offered, options),
    async ended(taken) {
      try {
        for (let from = 0; from < offered.length; from += GROUP)
          await settle(call, offered.slice(from, from + GROUP), taken)
      } finally {
        leases?.forget(offered.map(({ handoverId }) => handoverId))
        await leases?.close()
      }
    },
  }
}

/** An offer without its personal data: what settling needs. */
type Handed = Omit<Offer, 'purchase' | 'statuses' | 'number'>

async function* pages(
  { engine, runtime, account, timeZone, dialect }: CallContext,
  labels: Map<string, string>,
  leases: Leases | undefined,
  offered: Handed[],
  { only, limit }: { only: OfferFilter; limit: number },
): AsyncGenerator<OfferPage> {
  let after: Parameters<typeof engine.journal.offer>[0]['after']
  let left = limit
  do {
    const query = { store: runtime.name, account, only, now: engine.clock.now(), limit: Math.min(PAGE, left), after }
    const { offers, next } = leases === undefined ? await engine.journal.offer(query) : await leases.offer(query)
    if (leases !== undefined)
      for (const { purchase: _, statuses: __, number: ___, ...handed } of offers) offered.push(handed)
    left -= offers.length
    yield offers.map((one) => {
      const order = wireOrder(one, labels)
      const products = one.purchase.products.map((product) => dialect.product(product))
      return [order.purchase.reference, { ...dialect.order(order, timeZone), products }]
    })
    after = left > 0 ? next : undefined
    // The embedded journal answers at once: without a turn of the loop, nobody else would be answered meanwhile.
    await setImmediate()
  } while (after !== undefined)
}

function wireOrder(one: Offer, labels: Map<string, string>): OfferedOrder {
  const [status = ''] = one.statuses
  return {
    id: one.orderId,
    number: one.number ?? one.reference,
    purchase: { ...one.purchase, reference: one.reference },
    status,
    statusLabel: labels.get(status) ?? status,
    changedAt: one.changedAt,
  }
}

async function settle(
  { engine, runtime, method, passedOn }: CallContext,
  offered: Handed[],
  taken: Taken,
): Promise<void> {
  const at = engine.clock.now()
  // Where nobody sees how the other end closes, a second offer is what makes sure that no order is lost.
  const twice = runtime.config.module.offerAgain === 'once' || passedOn || taken === 'unseen'
  const settlements = offered.map((one): Settlement => {
    const collected = taken !== 'left' && (!twice || one.reason.code === 'offered-once')
    const outcome = collected ? 'collected' : taken === 'left' ? 'unanswered' : 'handed'
    const receipt = { handoverId: one.handoverId, outcome, message: ownWords(SAID[outcome]), at } as const
    const settled = settlement({ ...one, attempts: one.attempts + 1 }, receipt, method, one.delayDays, false)
    if (collected || settled.state === 'expired') return settled
    const code = outcome === 'handed' || one.reason.code === 'offered-once' ? 'offered-once' : 'on-offer'
    return {
      ...settled,
      state: 'due',
      reason: keepReleased(one, { code }),
      nextAt: Math.max(at, one.readAt + FRESH_FOR),
    }
  })
  await engine.journal.settle(engine.token, settlements, at)
}

const SAID = {
  collected: 'taken-whole',
  handed: 'taken-once',
  unanswered: 'left-early',
} as const
