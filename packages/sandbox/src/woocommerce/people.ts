import { chance, mix } from '../random.ts'
import { type Address, EMPTY_ADDRESS } from './order.ts'

const NAMES: [string, string][] = [
  ['Zoë', 'Lefèvre-Ménard'],
  ['François', 'd’Arcy'],
  ['Anne-Marie', "O'Connor"],
  ['Łukasz', 'Żółć'],
  ['Søren', 'Ångström'],
  ['🌸 Lila', 'Petit'],
  ['Inès', 'Garcia'],
  ['Claire', 'Dubois'],
  ['Jean', 'Martin'],
  ['Nguyễn', 'Thị Ánh'],
]

export interface PeopleMix {
  /** Shares, 0 to 1. */
  emptyNames: number
  missingEmails: number
  relayAddresses: number
}

/** A buyer who does not exist: example domains only (RFC 2606). */
export const person = (seed: number, index: number, rates: PeopleMix): Address => {
  const n = index + 1
  const [first = '', last = ''] = NAMES[mix(seed, index, 11) % NAMES.length] ?? []
  const nameless = chance(seed, index, 12)
  const address = chance(seed, index, 13)
  const paris = mix(seed, index, 14) % 2 === 0
  return {
    ...EMPTY_ADDRESS,
    first_name: nameless < rates.emptyNames ? '' : first,
    last_name: nameless < rates.emptyNames / 2 ? '' : last,
    address_1: `${n} rue de l’Église`,
    city: paris ? 'Paris' : 'Besançon',
    postcode: paris ? '75011' : '25000',
    country: mix(seed, index, 15) % 8 === 0 ? 'BE' : 'FR',
    email: emailOf(n, address, rates),
    phone: `06 12 ${String(n % 1_000_000)
      .padStart(6, '0')
      .replace(/(..)(..)(..)/, '$1 $2 $3')}`,
  }
}

const emailOf = (n: number, drawn: number, { missingEmails, relayAddresses }: PeopleMix): string => {
  if (drawn < missingEmails) return ''
  if (drawn < missingEmails + relayAddresses) return `${n.toString(36)}x7k@relay.marketplace.example`
  return `client${n}@client.example`
}
