import type { ConnectorContext, Meaning, OrderStatus } from '@recolte/core'

interface Known {
  code: string
  en: string
  fr: string
  meaning?: Meaning
}

/** Named as Shopify's own pages name them in each language. */
const KNOWN: Known[] = [
  { code: 'pending', en: 'Payment pending', fr: 'Paiement en attente', meaning: 'unpaid' },
  { code: 'authorized', en: 'Authorized', fr: 'Paiement autorisé', meaning: 'unpaid' },
  { code: 'expired', en: 'Expired', fr: 'Paiement expiré', meaning: 'unpaid' },
  { code: 'partially_paid', en: 'Partially paid', fr: 'Partiellement payée', meaning: 'unpaid' },
  { code: 'paid', en: 'Paid', fr: 'Payée', meaning: 'paid' },
  { code: 'unfulfilled', en: 'Unfulfilled', fr: 'Non traitée' },
  { code: 'not_required', en: 'Nothing to ship', fr: 'Rien à expédier' },
  { code: 'in_progress', en: 'In progress', fr: 'En cours' },
  { code: 'on_hold', en: 'On hold', fr: 'Suspendue' },
  { code: 'scheduled', en: 'Scheduled', fr: 'Planifiée' },
  { code: 'partially_fulfilled', en: 'Partially fulfilled', fr: 'Partiellement traitée', meaning: 'paid' },
  { code: 'fulfilled', en: 'Fulfilled', fr: 'Traitée', meaning: 'shipped' },
  { code: 'delivered', en: 'Delivered', fr: 'Livrée', meaning: 'delivered' },
  { code: 'partially_refunded', en: 'Partially refunded', fr: 'Partiellement remboursée' },
  { code: 'cancelled', en: 'Canceled', fr: 'Annulée', meaning: 'cancelled' },
  { code: 'voided', en: 'Voided', fr: 'Paiement annulé', meaning: 'cancelled' },
  { code: 'refunded', en: 'Refunded', fr: 'Remboursée', meaning: 'refunded' },
]

/** The same in every shop, and the tags that the configuration names. */
export function statusesIn({ language, named = [] }: Pick<ConnectorContext, 'language' | 'named'>): OrderStatus[] {
  const known = KNOWN.map(({ code, meaning, ...label }) => ({
    code,
    label: label[language],
    ...(meaning && { meaning }),
  }))
  const tags = named.filter((code) => code.startsWith('tag:'))
  return [
    ...known,
    ...tags.map((code) => ({ code, label: `${language === 'fr' ? 'balise' : 'tag'} ${code.slice('tag:'.length)}` })),
  ]
}
