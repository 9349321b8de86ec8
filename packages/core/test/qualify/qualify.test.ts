import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REASONS } from '../../src/messages/reasons.ts'
import { MEANINGS, type Order } from '../../src/model/order.ts'
import { qualify } from '../../src/qualify/qualify.ts'
import { at, known, NOW, order, rules } from './rules-of-a-shop.ts'

const say = (one: Order, config: Record<string, unknown> = {}) => {
  const qualified = qualify(one, undefined, rules(config), NOW)
  return qualified.kind === 'collect' ? 'collect' : `${qualified.kind} ${qualified.reason.code}`
}
const purchase = (one: Order, config: Record<string, unknown> = {}) => {
  const qualified = qualify(one, undefined, rules(config), NOW)
  if (qualified.kind !== 'collect') throw new Error(qualified.reason.code)
  return qualified
}
const buyer = (change: Partial<Order['buyer']>) => order({ buyer: { ...order().buyer, ...change } })

describe('an order read complete', () => {
  it('goes when nothing stands against it', () => {
    expect(purchase(order())).toMatchObject({
      account: 'main',
      reference: '1042',
      purchase: { email: 'client42@client.example', delayDays: 10, products: [{ id: '11' }] },
    })
  })

  it.each([
    ['', 'wait email-missing'],
    ['  ', 'wait email-missing'],
    ['jean', 'wait email-impossible'],
    ['a@b', 'wait email-impossible'],
    ['a b@example.com', 'wait email-impossible'],
    ['a@example.com, b@example.com', 'wait email-impossible'],
    ['x@marketplace.amazon.fr', 'skip excluded-email'],
    ['x@relay.mirakl.net', 'skip excluded-email'],
    ['x@MARKETPLACE.amazon.FR', 'skip excluded-email'],
    ['x@notmarketplace.amazon.fr', 'collect'],
  ])('the address %j means %s', (email, verdict) => {
    expect(say(buyer({ email }))).toBe(verdict)
  })

  it('is not lost for an empty name, nor for dates in an odd order', () => {
    expect(say(buyer({ firstName: '', lastName: '' }))).toBe('collect')
    expect(say(order({ createdAt: at(9), reached: { completed: at(3) } }))).toBe('collect')
  })

  it('knows domains exactly, and subdomains where asked', () => {
    expect(say(buyer({ email: 'x@a.example.com' }), { exclude: { emailDomains: ['example.com'] } })).toBe('collect')
    expect(say(buyer({ email: 'x@a.example.com' }), { exclude: { emailDomains: ['*.example.com'] } })).toBe(
      'skip excluded-email',
    )
    expect(
      say(buyer({ email: 'x@cdiscount.com' }), { exclude: { emailDomains: ['marketplaces', 'example.com'] } }),
    ).toBe('skip excluded-email')
  })

  it('compares a minimum in its own currency only', () => {
    const minimum = { amount: 30, currency: 'EUR' }
    expect(say(order(), { minimum })).toBe('skip below-minimum')
    expect(say(order({ total: { amount: '25', currency: 'USD' } }), { minimum })).toBe('collect')
  })

  it('respects refused consent, test orders and excluded channels', () => {
    expect(say(order({ consentRefused: true }))).toBe('skip consent-refused')
    expect(say(order({ test: true }))).toBe('skip test-order')
    expect(say(order({ channel: 'pos' }), { exclude: { channels: ['pos'] } })).toBe('skip excluded-channel')
  })

  it('drops refunded lines, and asks for a review of the shop where there never were any', () => {
    const line = { productId: '11', name: 'Thé', quantity: 2, refundedQuantity: 2 }
    expect(say(order({ lines: [line] }))).toBe('skip nothing-to-review')
    expect(
      purchase(order({ lines: [line, { ...line, productId: '12', refundedQuantity: 1 }] })).purchase.products.map(
        ({ id }) => id,
      ),
    ).toEqual(['12'])
    expect(say(order({ lines: [], hadLines: true }))).toBe('skip nothing-to-review')
    expect(purchase(order({ lines: [], hadLines: false })).purchase.products).toEqual([])
  })

  it('leaves the products out where no product review is asked', () => {
    expect(purchase(order(), { reviews: { ask: false } }).purchase.products).toEqual([])
  })

  it('ends a hand-over that was cancelled, refunded or is too old', () => {
    expect(say(order({ meaning: 'cancelled' }))).toBe('stop cancelled')
    expect(say(order({ meaning: 'refunded' }))).toBe('stop refunded')
    expect(qualify(order(), known({ reachedAt: at(3).getTime() }), rules(), NOW + 200 * 86_400_000)).toMatchObject({
      kind: 'expire',
      reason: { code: 'expired' },
    })
  })

  it('goes on a person’s word against the baseline, not against a cancellation', () => {
    const before = order({ createdAt: at(-9), reached: { completed: at(-3) } })
    expect(qualify(before, undefined, rules(), NOW, true).kind).toBe('collect')
    expect(qualify(order({ meaning: 'cancelled' }), undefined, rules(), NOW, true).kind).toBe('stop')
  })

  it('finds its account by shop, then language, then for all others', () => {
    const account = { '2': 'other', fr: 'main' }
    expect(purchase(order({ shop: '2' }), { account }).account).toBe('other')
    expect(purchase(order({ language: 'fr-CA' }), { account }).account).toBe('main')
    expect(say(order({ language: 'de' }), { account })).toBe('skip no-account')
    expect(purchase(order({ language: 'de' }), { account: { ...account, '*': 'other' } }).account).toBe('other')
  })

  it('is known by its number or its id, behind the prefix', () => {
    expect(purchase(order(), { reference: 'id', referencePrefix: 'B-' }).reference).toBe('B-42')
    expect(say(order({ number: ' ' }))).toBe('wait missing-field')
  })

  it('carries the extra data agreed with the platform', () => {
    const meta = { card: 'A-1', nested: { level: 3 }, list: [1] }
    const extra = {
      loyalty_card: 'meta.card',
      level: 'meta.nested.level',
      none: 'meta.list',
      proto: 'meta.constructor',
    }
    expect(purchase(order({ meta }), { extra }).purchase.extra).toEqual({ loyalty_card: 'A-1', level: '3' })
  })
})

describe('qualify is total', () => {
  const dates = fc.date({ min: at(-400), max: at(400), noInvalidDate: true })
  const status = fc.constantFrom('completed', 'processing', 'pending', 'cancelled', 'custom', '')
  const line = fc.record({
    productId: fc.string(),
    name: fc.string({ unit: 'binary' }),
    quantity: fc.integer(),
    refundedQuantity: fc.integer(),
    gtin: fc.string(),
  })
  const anyOrder = fc.record(
    {
      id: fc.string(),
      number: fc.string({ unit: 'binary' }),
      statuses: fc.array(status, { maxLength: 3 }),
      meaning: fc.constantFrom(...MEANINGS),
      reached: fc.dictionary(status, dates),
      createdAt: dates,
      changedAt: dates,
      shop: fc.string(),
      language: fc.string(),
      buyer: fc.record({
        email: fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })),
        firstName: fc.string(),
        lastName: fc.string(),
        phone: fc.string(),
        country: fc.string(),
      }),
      lines: fc.array(line, { maxLength: 4 }),
      hadLines: fc.boolean(),
      total: fc.record({ amount: fc.string(), currency: fc.string() }),
      meta: fc.dictionary(fc.string(), fc.anything()),
    },
    { requiredKeys: ['id', 'number', 'statuses', 'createdAt', 'changedAt', 'buyer', 'lines', 'hadLines'] },
  )
  const anyKnown = fc.option(
    fc.record({
      decision: fc.constantFrom('wait' as const, 'skip' as const),
      reachedAt: fc.option(fc.integer({ min: 0, max: NOW }), { nil: undefined }),
    }),
    { nil: undefined },
  )

  it('gives exactly one verdict with a reason of the catalogue for anything', () => {
    const several = [
      rules(),
      rules({ previousStatus: 'processing', extra: { a: 'meta.b' } }),
      rules({ account: { fr: 'main' } }, ['onorder']),
    ]
    fc.assert(
      fc.property(anyOrder, anyKnown, fc.constantFrom(...several), fc.boolean(), (one, seen, under, released) => {
        const verdict = qualify(one as Order, seen === undefined ? undefined : known(seen), under, NOW, released)
        if (verdict.kind === 'collect') expect(verdict.purchase.reference).toBe(verdict.reference)
        else expect(REASONS).toHaveProperty(verdict.reason.code)
      }),
      { numRuns: 500 },
    )
  })
})
