import { DAY } from '../../src/clock.ts'
import { accountSchema, storeSchema } from '../../src/config.ts'
import type { KnownOrder } from '../../src/journal/port.ts'
import type { Order } from '../../src/model/order.ts'
import { buildRules } from '../../src/qualify/rules.ts'

const BASELINE = Date.UTC(2026, 10, 1)
export const NOW = BASELINE + 20 * DAY
export const at = (days: number) => new Date(BASELINE + days * DAY)

const account = accountSchema.parse({ webId: 'web', secretKey: 'secret', platform: 'FR', delay: 10 })

/** Rules of a plain shop, with what a test changes of its configuration. */
export function rules(config: Record<string, unknown> = {}, trigger = ['completed']) {
  return buildRules({
    store: 'boutique',
    config: storeSchema.parse({ connector: 'test', account: 'main', ...config }),
    accounts: { main: account, other: account },
    trigger,
    baseline: BASELINE,
    normaliseStatus: (code) => code,
    meanings: { pending: 'unpaid', processing: 'paid', completed: 'completed', cancelled: 'cancelled' },
  })
}

/** An order that qualifies: placed and completed after the baseline. */
export function order(change: Partial<Order> = {}): Order {
  return {
    id: '42',
    number: '1042',
    statuses: ['completed'],
    meaning: 'completed',
    reached: { completed: at(3) },
    createdAt: at(2),
    changedAt: at(3),
    buyer: { email: 'client42@client.example', firstName: 'Ada', lastName: 'Martin' },
    lines: [{ productId: '11', name: 'Thé', quantity: 1, refundedQuantity: 0 }],
    hadLines: true,
    total: { amount: '25.00', currency: 'EUR' },
    ...change,
  }
}

/** The same order as the journal knows it from an earlier look. */
export function known(change: Partial<KnownOrder> = {}): KnownOrder {
  return {
    decision: 'wait',
    reason: { code: 'status-not-reached' },
    statuses: ['processing'],
    createdAt: at(-5).getTime(),
    changedAt: at(-5).getTime(),
    firstSeenAt: at(0.1).getTime(),
    reachedAt: undefined,
    reachedFrom: undefined,
    handover: undefined,
    ...change,
  }
}

/** The same shop where the CMS does not say when a status was reached. */
export const silent = (change: Partial<Order> = {}) => {
  const { reached: _, ...rest } = order(change)
  return rest
}
