import { DAY, HOUR } from '@recolte/core'
import { expect, test } from 'vitest'
import { rowSchema } from '../src/schema.ts'
import { standingOf } from '../src/status.ts'

const AT = '2026-10-01T10:00:00Z'
const NOW = Date.parse(AT) + 2 * DAY
const parcel = (displayStatus: string, more: object = {}) => ({
  status: 'SUCCESS',
  displayStatus,
  createdAt: AT,
  ...more,
})

const stands = (order: object, now = NOW, named: string[] = []) =>
  standingOf(
    rowSchema.parse({
      ...{ id: 'gid://shopify/Order/1', name: '#1001', createdAt: AT, updatedAt: AT, cancelledAt: null, tags: [] },
      ...{ displayFinancialStatus: 'PAID', displayFulfillmentStatus: 'UNFULFILLED', requiresShipping: true },
      ...{ fulfillments: [], ...order },
    }),
    { now, deliveredAfterDays: 10, named },
  )

test('says what is missing: an order stands at its payment and at its shipping', () => {
  expect(stands({})).toMatchObject({ statuses: ['paid', 'unfulfilled'], meaning: 'paid', reached: {} })
  expect(stands({ displayFinancialStatus: 'PENDING' }).statuses).toEqual(['pending', 'unfulfilled'])
})

test('what needs no shipping counts as shipped and delivered once it is paid', () => {
  for (const digital of [
    { displayFulfillmentStatus: 'FULFILLMENT_NOT_REQUIRED' },
    { displayFulfillmentStatus: 'UNFULFILLED', requiresShipping: false },
  ]) {
    expect(stands(digital).statuses).toEqual(['paid', 'fulfilled', 'partially_fulfilled', 'delivered'])
    expect(stands({ ...digital, displayFinancialStatus: 'PENDING' }).statuses).toEqual(['pending', 'not_required'])
  }
})

test('a fulfilled order was partly so with its first parcel, and wholly with its last', () => {
  const later = '2026-10-02T10:00:00Z'
  const fulfillments = [
    parcel('FULFILLED'),
    parcel('IN_TRANSIT', { createdAt: later }),
    parcel('CANCELED', { status: 'CANCELLED', createdAt: '2026-10-03T00:00:00Z' }),
  ]
  expect(stands({ displayFulfillmentStatus: 'FULFILLED', fulfillments })).toMatchObject({
    statuses: ['paid', 'fulfilled'],
    meaning: 'shipped',
    reached: { partially_fulfilled: new Date(AT), fulfilled: new Date(later) },
  })
})

test('delivered is what every carrier says, or so many days after the last parcel', () => {
  const displayFulfillmentStatus = 'FULFILLED'
  const deliveredAt = '2026-10-02T12:00:00Z'
  const both = [parcel('DELIVERED', { deliveredAt }), parcel('IN_TRANSIT')]
  expect(stands({ displayFulfillmentStatus, fulfillments: both }).statuses).not.toContain('delivered')
  const after = Date.parse(AT) + 10 * DAY
  expect(stands({ displayFulfillmentStatus, fulfillments: both }, after - HOUR).reached.delivered).toBeUndefined()
  expect(stands({ displayFulfillmentStatus, fulfillments: both }, after + HOUR).reached.delivered).toEqual(
    new Date(after),
  )
  const arrived = [parcel('DELIVERED', { deliveredAt }), parcel('PICKED_UP', { deliveredAt: '2026-10-02T09:00:00Z' })]
  expect(stands({ displayFulfillmentStatus, fulfillments: arrived }).reached.delivered).toEqual(new Date(deliveredAt))
})

test('cancelled, voided and fully refunded orders never qualify, whatever was shipped', () => {
  const shipped = { displayFulfillmentStatus: 'FULFILLED', fulfillments: [parcel('DELIVERED', { deliveredAt: AT })] }
  expect(stands({ ...shipped, cancelledAt: AT }).meaning).toBe('cancelled')
  expect(stands({ ...shipped, displayFinancialStatus: 'VOIDED' }).meaning).toBe('cancelled')
  expect(stands({ ...shipped, displayFinancialStatus: 'REFUNDED' }).meaning).toBe('refunded')
  expect(stands({ ...shipped, displayFinancialStatus: 'PARTIALLY_REFUNDED' })).toMatchObject({
    meaning: 'delivered',
    statuses: ['paid', 'partially_refunded', 'fulfilled', 'delivered'],
  })
})

test('of tags, those that the configuration names are told, without regard to capitals', () => {
  expect(stands({ tags: ['Jeanne Exemple', 'Reviews OK'] }, NOW, ['tag:reviews ok']).statuses).toEqual([
    ...['paid', 'unfulfilled', 'tag:reviews ok'],
  ])
})

test('a status that Shopify adds one day is told as it comes', () => {
  expect(stands({ displayFulfillmentStatus: 'SENT_BY_PIGEON' }).statuses).toEqual(['paid', 'sent_by_pigeon'])
})
