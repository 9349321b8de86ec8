import type { Diagnosis } from '../diagnosis.ts'

/** Product reviews are asked for only where the order carries products under the right name (docs/protocol.md, message-fields). */
export const reviewsAsked: Diagnosis = {
  id: 'product-reviews',
  group: 'automation',
  texts: {
    ok: {
      en: {
        message: 'Product reviews are asked for: {carrying} of the last {purchases} orders carried products.',
        next: '',
      },
      fr: {
        message: 'Avis produit demandés : {carrying} des {purchases} dernières commandes portaient des produits.',
        next: '',
      },
    },
    untried: {
      en: { message: 'Product reviews are to be asked for; no order has shown it yet.', next: '' },
      fr: { message: 'Les avis produit seront demandés ; aucune commande ne l’a encore montré.', next: '' },
    },
    off: {
      en: {
        message: 'Only the shop is asked about: orders carry no product.',
        next: 'For product reviews set "reviews": { "ask": true } for the store, if your contract has them.',
      },
      fr: {
        message: 'Seul l’avis sur le site est demandé : les commandes ne portent aucun produit.',
        next: 'Pour les avis produit, mettez "reviews": { "ask": true } dans la boutique, si votre contrat les prévoit.',
      },
    },
    'off-pushed': {
      en: {
        message: 'Only the shop is asked about: the platform has switched product reviews off for its module.',
        next: 'For product reviews switch them on at the platform, or keep your own setting: recolte config {store} --undo get_product_reviews',
      },
      fr: {
        message: 'Seul l’avis sur le site est demandé : la plateforme a coupé les avis produit pour son module.',
        next: 'Pour les avis produit, activez-les sur la plateforme, ou gardez votre réglage : recolte config {store} --undo get_product_reviews',
      },
    },
    none: {
      en: {
        message: 'Product reviews are wanted, but none of the last {purchases} orders carried a product.',
        next: 'Do the orders have lines with a product in the shop, and may the key read products? recolte check --all --store {store} shows its rights.',
      },
      fr: {
        message: 'Les avis produit sont voulus, mais aucune des {purchases} dernières commandes ne portait de produit.',
        next: 'Les commandes ont-elles des lignes de produit dans la boutique, et la clé lit-elle les produits ? recolte check --all --store {store} montre ses droits.',
      },
    },
  },
  async store({ runtime, pushed, evidence: { products } }) {
    if (!runtime.config.reviews.ask) {
      const text = pushed.get_product_reviews === undefined ? 'off' : 'off-pushed'
      return [{ status: 'warning', text, detail: { store: runtime.name } }]
    }
    if (products.purchases === 0) return [{ status: 'skipped', text: 'untried' }]
    const { purchases, carrying } = products
    if (carrying > 0) return [{ status: 'ok', text: 'ok', detail: { purchases, carrying } }]
    return [{ status: 'failure', text: 'none', detail: { purchases, store: runtime.name } }]
  },
}
