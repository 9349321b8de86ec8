import { expect, test } from 'vitest'
import { missing } from '../src/missing.ts'
import { statusesIn } from '../src/statuses.ts'

const CASES: { statuses: string[]; trigger: string[]; en: string; fr: string }[] = [
  {
    ...{ statuses: ['paid', 'unfulfilled'], trigger: ['fulfilled'] },
    ...{ en: 'payment is there, shipping is missing', fr: 'le paiement est fait, l’expédition manque' },
  },
  {
    ...{ statuses: ['pending', 'fulfilled'], trigger: ['paid'] },
    ...{ en: 'everything has left, payment is missing', fr: 'tout est expédié, le paiement manque' },
  },
  {
    ...{ statuses: ['pending', 'not_required'], trigger: ['fulfilled', 'delivered'] },
    ...{ en: 'nothing is to be shipped, payment is missing', fr: 'rien n’est à expédier, le paiement manque' },
  },
  {
    ...{ statuses: ['paid', 'partially_fulfilled'], trigger: ['fulfilled'] },
    ...{
      en: 'payment is there, a first parcel has left, the rest is missing',
      fr: 'le paiement est fait, un premier colis est parti, le reste manque',
    },
  },
  {
    ...{ statuses: ['paid', 'fulfilled'], trigger: ['delivered'] },
    ...{
      en: 'payment is there, everything has left, delivery is missing',
      fr: 'le paiement est fait, tout est expédié, la livraison manque',
    },
  },
  {
    ...{ statuses: ['authorized', 'on_hold'], trigger: ['paid', 'tag:ask'] },
    ...{
      en: 'payment is missing or the tag "ask" is missing',
      fr: 'le paiement manque ou la balise « ask » manque',
    },
  },
]

test('the part of the trigger that is missing is named after those that are there', () => {
  for (const { en, fr, ...order } of CASES) {
    expect(missing(order, 'en')).toBe(en)
    expect(missing(order, 'fr')).toBe(fr)
  }
})

test('a trigger of another kind is left to the statuses', () => {
  expect(missing({ statuses: ['paid', 'unfulfilled'], trigger: ['refunded'] }, 'en')).toBeUndefined()
})

test('every trigger that init suggests has a word for what an order at another status lacks', () => {
  const suggested = statusesIn({ language: 'en' }).filter(({ meaning = '' }) =>
    ['paid', 'shipped', 'delivered'].includes(meaning),
  )
  for (const { code } of suggested)
    expect(missing({ statuses: ['pending', 'unfulfilled'], trigger: [code] }, 'fr'), code).toContain('manque')
})
