import { describe, expect, it } from 'vitest'
import { sortGtin } from '../../src/protocol/gtin.ts'
import { internationalPhone } from '../../src/protocol/phone.ts'
import { wallClock } from '../../src/protocol/wall-clock.ts'

describe('a trade number', () => {
  it.each([
    ['3760123456789', { ean: '3760123456789' }],
    ['376 0123-456789', { ean: '3760123456789' }],
    ['036000291452', { upc: '036000291452' }],
    ['9782070368228', { isbn: '9782070368228' }],
    ['4902778000001', { jan: '4902778000001' }],
    ['96385074', { ean: '96385074' }],
    ['03760123456789', { ean: '3760123456789' }],
    ['12345', {}],
    ['', {}],
    [undefined, {}],
  ])('%s is %j', (written, sorted) => {
    expect(sortGtin(written)).toEqual(sorted)
  })
})

describe('a phone number', () => {
  it.each([
    ['06 07 08 09 10', 'FR', '33607080910'],
    ['+33 (0)6 07 08 09 10', 'FR', '33607080910'],
    ['0033607080910', undefined, '33607080910'],
    ['612 345 678', 'ES', '34612345678'],
    ['06 12 34', 'FR', undefined],
    ['06 07 08 09 10', undefined, undefined],
    ['', 'FR', undefined],
    ['call me', 'FR', undefined],
  ])('%s in %s is %s', (written, country, digits) => {
    expect(internationalPhone(written, country)).toBe(digits)
  })
})

it('an instant is written on the wall clock of the account, in both hours of the autumn night', () => {
  expect(wallClock(Date.UTC(2026, 9, 25, 0, 30), 'Europe/Paris')).toBe('2026-10-25 02:30:00')
  expect(wallClock(Date.UTC(2026, 9, 25, 1, 30), 'Europe/Paris')).toBe('2026-10-25 02:30:00')
  expect(wallClock(Date.UTC(2026, 0, 1, 23, 0, 5), 'Europe/Paris')).toBe('2026-01-02 00:00:05')
})
