import { describe, expect, it } from 'vitest'
import { prestashop } from '../src/index.ts'
import { normaliseStatus, settingsSchema } from '../src/settings.ts'

const KEY = 'TESTKEY0PRESTASHOP0ALL0READING01'
const of = (change: Record<string, unknown>) =>
  settingsSchema.safeParse({ url: 'https://a.example', key: KEY, ...change })

describe('settings', () => {
  it.each([
    ['https://www.shop.example/', 'https://www.shop.example'],
    ['https://shop.example/boutique/api/', 'https://shop.example/boutique'],
    ['https://shop.example/fr/index.php?controller=product&id_product=3', 'https://shop.example/fr'],
    ['https://shop.example/webservice/dispatcher.php', 'https://shop.example'],
  ])('take %s for the shop at %s', (given, url) => {
    expect(of({ url: given }).data?.url).toBe(url)
  })

  it('refuse plain http outside this machine, a key in the address, and what is no key', () => {
    expect(of({ url: 'http://shop.example' }).success).toBe(false)
    expect(of({ url: 'http://shop.example', allowInsecure: true }).success).toBe(true)
    expect(of({ url: 'http://127.0.0.1:8080' }).success).toBe(true)
    expect(of({ url: `https://${KEY}@shop.example` }).success).toBe(false)
    expect(of({ key: 'short' }).success).toBe(false)
    expect(of({ timeZone: 'Paris' }).success).toBe(false)
  })

  it('take shops as ids, written as numbers or as text', () => {
    expect(of({ shops: [1, '2'] }).data?.shops).toEqual([1, 2])
    expect(of({ shops: ['Pro'] }).success).toBe(false)
  })

  it('take statuses as ids in text', () => {
    expect(normaliseStatus(' 04 ')).toBe('4')
    expect(prestashop.defaultTrigger).toEqual(['4', '5'])
  })
})
