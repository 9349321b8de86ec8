import { describe, expect, it } from 'vitest'
import type { Purchase } from '../../src/model/purchase.ts'
import { purchaseEvent } from '../../src/protocol/purchase-event.ts'

const purchase: Purchase = {
  reference: 'N1',
  email: 'ada@client.example',
  firstName: 'Ada',
  lastName: 'Martin',
  orderedAt: Date.parse('2026-10-01T08:00:00.123Z'),
  reachedAt: Date.parse('2026-10-03T08:00:00Z'),
  products: [],
}
const account = { websiteId: 'website-1' }

describe('a purchase event', () => {
  it('is what the platform expects of a whole order', () => {
    const whole: Purchase = {
      ...purchase,
      ...{ delayDays: 0, productDelayDays: 7, channel: 'POS', language: 'fr_FR', country: 'be' },
      amount: { amount: '74.80', currency: 'EUR' },
      products: [
        {
          ...{ id: '11', name: 'Théière', url: 'https://shop.example/11', image: 'https://shop.example/11.jpg' },
          ...{ sku: 'TH-1', ean: '4006381333931', upc: '036000291452', isbn: '9782070541270', mpn: 'M-1' },
          ...{ brand: 'Kintsugi', category: 'Thé' },
        },
        { id: '12', name: 'Bol', jan: '4901234567894', sku: '' },
      ],
    }
    expect(purchaseEvent(whole, { ...account, shopId: 'shop-1', language: 'en' })).toEqual({
      purchase_reference: 'N1',
      purchase_date: '2026-10-01T08:00:00Z',
      price: 74.8,
      consumer: {
        ...{ first_name: 'Ada', last_name: 'Martin', email: 'ada@client.example' },
        ...{ language: 'fr', country: 'BE', hide_personal_data: false },
      },
      solicitation_parameters: { delay: 0, delay_product: 7, purchase_event_type: 'BRAND_AND_PRODUCT' },
      sales_channel: { channel: 'offline', website_id: 'website-1', shop_id: 'shop-1' },
      products: [
        {
          product_ref: {
            ...{ reference: '11', sku: 'TH-1', ean: '4006381333931', upc: '036000291452' },
            ...{ isbn: '9782070541270', mpn: 'M-1' },
          },
          ...{ name: 'Théière', brand: 'Kintsugi', category: 'Thé' },
          ...{ product_url: 'https://shop.example/11', image_url: 'https://shop.example/11.jpg' },
        },
        { product_ref: { reference: '12', ean: '4901234567894' }, name: 'Bol' },
      ],
    })
  })

  it('leaves out what is not known, and asks for the purchase alone where there are no products', () => {
    expect(purchaseEvent({ ...purchase, firstName: '', channel: 'checkout', language: 'fil' }, account)).toEqual({
      purchase_reference: 'N1',
      purchase_date: '2026-10-01T08:00:00Z',
      consumer: { first_name: '-', last_name: 'Martin', email: 'ada@client.example', hide_personal_data: false },
      solicitation_parameters: { purchase_event_type: 'PURCHASE_ONLY' },
      sales_channel: { channel: 'online', website_id: 'website-1' },
    })
  })

  it('writes to a buyer whose order tells no language in the account’s', () => {
    expect(purchaseEvent(purchase, { ...account, language: 'fr' })).toMatchObject({ consumer: { language: 'fr' } })
    expect(purchaseEvent({ ...purchase, language: 'DE' }, { ...account, language: 'fr' })).toMatchObject({
      consumer: { language: 'de' },
    })
  })

  it('never adds the order’s age to the delay', () => {
    const old = { ...purchase, orderedAt: 0, delayDays: 3 }
    expect(purchaseEvent(old, account)).toMatchObject({ solicitation_parameters: { delay: 3 } })
  })
})
