import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Purchase } from '../../src/model/purchase.ts'
import { pushBody, pushMessage } from '../../src/protocol/message.ts'
import { signPush } from '../../src/protocol/signature.ts'

const account = { secretKey: 'ghsyehf5-hfyd-gets-195g-hgets125dhre', timeZone: 'Europe/Paris' }
const purchase: Purchase = {
  reference: '1042',
  email: 'john+avis@example.com',
  firstName: 'John',
  lastName: 'Doe',
  orderedAt: Date.UTC(2026, 9, 25, 0, 30),
  reachedAt: Date.UTC(2026, 9, 26),
  products: [],
}
const read = (one: Purchase) => JSON.parse(pushMessage(one, account)) as Record<string, unknown>

describe('the push message', () => {
  it('holds the mandatory fields and the signature over exactly what it holds', () => {
    expect(read(purchase)).toEqual({
      query: 'pushCommandeSHA1',
      order_ref: '1042',
      email: 'john+avis@example.com',
      lastname: 'Doe',
      firstname: 'John',
      order_date: '2026-10-25 02:30:00',
      sign: signPush(
        {
          query: 'pushCommandeSHA1',
          order_ref: '1042',
          email: 'john+avis@example.com',
          lastname: 'Doe',
          firstname: 'John',
          order_date: '2026-10-25 02:30:00',
        },
        account.secretKey,
      ),
    })
  })

  it('sends a delay of 0, and leaves an absent one to the account', () => {
    expect(read({ ...purchase, delayDays: 0 }).delay).toBe('0')
    expect(read(purchase)).not.toHaveProperty('delay')
    expect(read({ ...purchase, delayDays: 0 }).sign).not.toBe(read(purchase).sign)
  })

  it('writes a dash for an empty name rather than lose the order', () => {
    const message = read({ ...purchase, firstName: '', lastName: '' })
    expect([message.firstname, message.lastname]).toEqual(['-', '-'])
  })

  it('names products as the platform does, the picture under both names, and leaves out what is empty', () => {
    const products = [
      {
        id: '11',
        name: 'Thé « Nuit »',
        url: 'https://shop.example/p/11',
        image: 'https://shop.example/11.png',
        ean: '3760123456789',
        mpn: 'M-1',
        brand: 'B',
        sku: 'S',
        category: 'Thés',
        upc: '',
      },
    ]
    expect(read({ ...purchase, products }).PRODUCTS).toEqual([
      {
        id_product: '11',
        name_product: 'Thé « Nuit »',
        url_product: 'https://shop.example/p/11',
        url_product_image: 'https://shop.example/11.png',
        url_image_product: 'https://shop.example/11.png',
        GTIN_EAN: '3760123456789',
        MPN: 'M-1',
        sku: 'S',
        brand_name: 'B',
        category: 'Thés',
      },
    ])
    expect(read(purchase)).not.toHaveProperty('PRODUCTS')
  })

  it('carries phone, channel, shop and extra data unsigned, and lets no extra name overwrite a signed field', () => {
    const more = {
      phone: '33607080910',
      channel: 'online',
      shop: '2',
      shopName: 'Lyon',
      productDelayDays: 5,
      extra: { loyalty_card: 'A1', email: 'x@example.org' },
    }
    const message = read({ ...purchase, ...more })
    expect(message).toMatchObject({
      phone: '33607080910',
      canal: 'online',
      id_shop: '2',
      name_shop: 'Lyon',
      delay_product: '5',
      loyalty_card: 'A1',
      email: purchase.email,
    })
    expect(message.sign).toBe(read(purchase).sign)
  })

  it('signs what the other side reads, whatever people type', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(
        anything,
        anything,
        anything,
        fc.option(fc.integer({ min: 0, max: 30 })),
        (reference, firstName, lastName, delay) => {
          const message = pushMessage(
            { ...purchase, reference, firstName, lastName, ...(delay === null ? {} : { delayDays: delay }) },
            account,
          )
          const received = new URLSearchParams(pushBody('id', message)).get('message') ?? ''
          const fields = JSON.parse(received) as Parameters<typeof signPush>[0] & { sign: string }
          expect(fields.sign).toBe(signPush(fields, account.secretKey))
        },
      ),
    )
  })
})
