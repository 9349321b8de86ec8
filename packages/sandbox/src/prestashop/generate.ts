import { chance, mix } from '../random.ts'
import { type Catalogue, DELETED } from './catalogue.ts'
import type { Customer, HistoryEntry, Line, OrderState, Wall } from './order.ts'

/** Shares, 0 to 1, of what makes orders differ. */
export interface PrestaShopMix {
  guests: number
  deletedCustomers: number
  deletedProducts: number
  variations: number
  withoutLines: number
  partialRefunds: number
  /** Orders that one basket became two of. */
  splits: number
  /** In French; the others are in English. */
  french: number
  /** Of the second shop. */
  secondShop: number
  /** Weights of the states by id. */
  states: Record<string, number>
}

export const DEFAULT_PRESTASHOP_MIX: PrestaShopMix = {
  ...{ guests: 0.3, deletedCustomers: 0.01, deletedProducts: 0.02, variations: 0.2, withoutLines: 0.005 },
  ...{ partialRefunds: 0.03, splits: 0.03, french: 0.7, secondShop: 0 },
  states: { 1: 4, 2: 12, 3: 12, 4: 22, 5: 30, 6: 6, 7: 3, 8: 4, 10: 3, 14: 4 },
}

/** How an order comes to a state. */
const PATHS: Record<string, number[]> = {
  3: [2, 3],
  4: [2, 3, 4],
  5: [2, 3, 4, 5],
  6: [1, 6],
  7: [2, 7],
  14: [2, 3, 14],
}
/** Ids of an order's lines and of its history: so many for each. */
export const STRIDE = 8
const LEAD = 6 * 3_600_000

export interface Light {
  id: number
  shop: number
  state: number
  added: Wall
  updated: Wall
}

/** Orders that nobody stores: the i-th is a function of (seed, i), and both its dates grow with i. */
export interface Generator {
  count: number
  lightOf(index: number): Light
  stateOf(index: number): OrderState
  customerOf(index: number): Customer | undefined
  /** The first id of lines and histories that no generated order has. */
  free: number
}

export const createGenerator = (options: {
  count: number
  seed: number
  from: Wall
  to: Wall
  mix: PrestaShopMix
  catalogue: Catalogue
}): Generator => {
  const { count, seed, from, to, mix: rates, catalogue } = options
  const lead = Math.min(LEAD, Math.floor((to - from) / 2))
  const step = count > 0 ? (to - lead - from) / count : 0
  const whole = (wall: Wall) => Math.floor(wall / 1_000) * 1_000
  const drawn = (index: number, salt: number) => chance(seed, index, salt)
  const chooseState = chooser(rates.states)

  const stateIdOf = (index: number) => chooseState(drawn(index, 3))
  const shopOf = (index: number) => (drawn(index, 30) < rates.secondShop ? 2 : 1)
  const languageOf = (index: number) => (drawn(index, 4) < rates.french ? 2 : 1)
  /** Shares its basket with the order before it. */
  const isSecondHalf = (index: number): boolean => index > 0 && index % 2 === 1 && drawn(index, 5) < rates.splits
  const basketOf = (index: number) => (isSecondHalf(index) ? index - 1 : index)

  const lightOf = (index: number): Light => ({
    ...{ id: index + 1, shop: shopOf(basketOf(index)), state: stateIdOf(index) },
    added: whole(from + (index + drawn(index, 1)) * step),
    updated: whole(from + lead + (index + drawn(index, 2)) * step),
  })

  const historyOf = (index: number, { state, added, updated }: Light): HistoryEntry[] => {
    const path = PATHS[state] ?? [state]
    return path.map((each, place) => ({
      id: index * STRIDE + place + 1,
      state: each,
      at: place === path.length - 1 ? updated : whole(added + ((updated - added) * place) / path.length),
    }))
  }

  const linesOf = (index: number): Line[] => {
    if (drawn(index, 20) < rates.withoutLines) return []
    const size = 1 + (mix(seed, index, 21) % 3)
    return Array.from({ length: size }, (_, place) => {
      const curious = place === 0 ? drawn(index, 22) : 1
      const variation = curious >= rates.deletedProducts && curious < rates.deletedProducts + rates.variations
      const product = curious < rates.deletedProducts ? DELETED : variation ? 1 : plain(index, place)
      const combination = variation ? 40 + (mix(seed, index, 24) % 3) : 0
      const refunded = place === 0 && drawn(index, 25) < rates.partialRefunds ? 1 : 0
      return {
        id: index * STRIDE + place + 1,
        ...catalogue.line(product, combination, languageOf(basketOf(index))),
        ...{ quantity: 1 + (mix(seed, index, 27 + place) % 3), refunded, returned: 0 },
      }
    })
  }
  const plain = (index: number, place: number) =>
    catalogue.plain[mix(seed, index, 23 + place) % catalogue.plain.length] ?? 1

  return {
    count,
    lightOf,
    free: count * STRIDE + 1,
    stateOf(index) {
      const light = lightOf(index)
      const basket = basketOf(index)
      return {
        ...light,
        reference: referenceOf(seed, basket),
        cart: basket + 11,
        language: languageOf(basket),
        customer: basket + 1,
        currency: mix(seed, basket, 6) % 12 === 0 ? 2 : 1,
        module: light.state === 1 ? 'ps_checkpayment' : 'ps_card',
        payment: light.state === 1 ? 'Chèque' : 'Carte bancaire 💳',
        lines: linesOf(index),
        history: historyOf(index, light),
      }
    },
    customerOf(index) {
      if (isSecondHalf(index) || drawn(index, 31) < rates.deletedCustomers) return undefined
      const [firstname = '', lastname = ''] = NAMES[mix(seed, index, 11) % NAMES.length] ?? []
      return {
        ...{ id: index + 1, firstname, lastname, language: languageOf(index), shop: shopOf(index) },
        email: `Client${index + 1}+tag@client.example`,
        guest: drawn(index, 32) < rates.guests,
      }
    },
  }
}

const NAMES: [string, string][] = [
  ['Zoé', 'Lefèvre'],
  ['José María', 'Ñúñez-García'],
  ['Anaïs', "D'Aubigné"],
  ['Łukasz', 'Żółć'],
  ['李', '小龍'],
  ['Søren', 'Ångström'],
  ['Inès', 'Garcia'],
  ['Renée-Claude', 'O’Brien'],
]

/** Nine capital letters, as the shop draws them. */
const referenceOf = (seed: number, index: number): string => {
  let left = mix(seed, index, 8)
  let text = ''
  for (let place = 0; place < 5; place += 1) {
    text += String.fromCharCode(65 + (left % 26))
    left = Math.floor(left / 26)
  }
  return text + [3, 2, 1, 0].map((power) => String.fromCharCode(65 + (Math.floor(index / 26 ** power) % 26))).join('')
}

/** Draws a state by weight from a number in [0, 1). */
const chooser = (weights: Record<string, number>) => {
  const entries = Object.entries(weights).filter(([, weight]) => weight > 0)
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  return (at: number): number => {
    let sum = 0
    for (const [id, weight] of entries) {
      sum += weight / total
      if (at < sum) return Number(id)
    }
    return Number(entries.at(-1)?.[0] ?? 2)
  }
}
