import { chance, mix } from '../../random.ts'
import type { ShopifyAddress, ShopifyCustomer } from './order.ts'

const NAMES: [string, string][] = [
  ['Léa', 'Martin'],
  ['Tom', "O'Brien"],
  ['Zoë', 'Lefèvre-Ménard'],
  ['François', 'd’Arcy'],
  ['Łukasz', 'Żółć'],
  ['🌸 Lila', 'Petit'],
  ['Nguyễn', 'Thị Ánh'],
]
const LOCALES = ['fr-FR', 'fr-FR', 'fr', 'en-IE', 'de-DE', 'it']
const FIRST_CUSTOMER = 7_100_000_000_001

export interface Person {
  customer: ShopifyCustomer
  address: ShopifyAddress
}

/** A buyer who does not exist: example domains only (RFC 2606). */
export const person = (seed: number, index: number, rates: { emptyNames: number; missingEmails: number }): Person => {
  const [first = '', last = ''] = NAMES[mix(seed, index, 11) % NAMES.length] ?? []
  const nameless = chance(seed, index, 12) < rates.emptyNames
  const firstName = nameless ? null : first
  const lastName = nameless ? null : last
  const email = chance(seed, index, 13) < rates.missingEmails ? null : `client${index + 1}@client.example`
  const locale = LOCALES[mix(seed, index, 14) % LOCALES.length] ?? 'fr'
  return {
    customer: { id: FIRST_CUSTOMER + index, firstName, lastName, email, phone: null, locale },
    address: {
      ...{ firstName, lastName, address1: `${1 + (index % 99)} rue de l’Église`, city: 'Besançon', zip: '25000' },
      ...{ country: locale.slice(3) || 'FR', phone: null },
    },
  }
}
