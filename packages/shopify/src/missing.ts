import type { WaitingOrder } from '@recolte/core'

type Language = 'en' | 'fr'
type Said = Record<Language, string>

const THERE: Record<string, Said> = {
  paid: { en: 'payment is there', fr: 'le paiement est fait' },
  not_required: { en: 'nothing is to be shipped', fr: 'rien n’est à expédier' },
  partially_fulfilled: { en: 'a first parcel has left', fr: 'un premier colis est parti' },
  fulfilled: { en: 'everything has left', fr: 'tout est expédié' },
}

const MISSING = {
  payment: { en: 'payment is missing', fr: 'le paiement manque' },
  shipping: { en: 'shipping is missing', fr: 'l’expédition manque' },
  rest: { en: 'the rest is missing', fr: 'le reste manque' },
  delivery: { en: 'delivery is missing', fr: 'la livraison manque' },
}

const SHIPPED = ['partially_fulfilled', 'fulfilled', 'delivered']
const OR: Said = { en: ' or ', fr: ' ou ' }

/** Which part of the trigger an order has not reached, after those it has: payment, shipping, delivery or a tag. */
export function missing({ statuses, trigger }: WaitingOrder, language: Language): string | undefined {
  const lacks = trigger.map((code) => missingFor(code, statuses))
  if (!lacks.every((lack) => lack !== undefined)) return undefined
  const there = Object.entries(THERE).filter(([code]) => statuses.includes(code))
  const lacking = [...new Set(lacks.map((lack) => lack[language]))].join(OR[language])
  return [...there.map(([, said]) => said[language]), lacking].join(', ')
}

function missingFor(code: string, statuses: readonly string[]): Said | undefined {
  if (code.startsWith('tag:')) {
    const tag = code.slice('tag:'.length)
    return { en: `the tag "${tag}" is missing`, fr: `la balise « ${tag} » manque` }
  }
  if (code === 'paid') return MISSING.payment
  if (!SHIPPED.includes(code)) return undefined
  // What needs no shipping counts as shipped and delivered once it is paid.
  if (statuses.includes('not_required')) return MISSING.payment
  if (statuses.includes('fulfilled')) return MISSING.delivery
  return statuses.includes('partially_fulfilled') ? MISSING.rest : MISSING.shipping
}
