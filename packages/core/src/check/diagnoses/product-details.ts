import type { ProductDetail } from '../../model/purchase.ts'
import type { Diagnosis, Seen } from '../diagnosis.ts'

/** A product here and there that was taken off the shop is no fault. */
const MOST = 0.1

/** Where a connector does not say which menu. */
const SOMEWHERE = { en: 'in the shop, on the product itself', fr: 'dans la boutique, sur le produit lui-même' }

/** What orders tell of their products beside the name (docs/protocol.md, product). */
export const productDetails: Diagnosis = {
  id: 'product-details',
  group: 'automation',
  texts: {
    ok: {
      en: {
        message:
          'Of the last {carrying} orders with products, {url} % told the page of each product, {image} % its picture, {gtin} % its GTIN.',
        next: '',
      },
      fr: {
        message:
          'Sur les {carrying} dernières commandes avec produits, {url} % donnaient la page de chaque produit, {image} % son image, {gtin} % son GTIN.',
        next: '',
      },
    },
    untried: {
      en: { message: 'No order has carried a product yet.', next: '' },
      fr: { message: 'Aucune commande n’a encore porté de produit.', next: '' },
    },
    url: {
      en: {
        message:
          'Without the address of their page: {products|# product|# products} ({names}), in {share} % of orders.',
        next: 'Their reviews cannot lead to the product, nor reach Google. It stands under {where}.',
      },
      fr: {
        message:
          'Sans l’adresse de leur page : {products|# produit|# produits} ({names}), dans {share} % des commandes.',
        next: 'Leurs avis ne peuvent ni mener au produit ni aller chez Google. Cela se règle dans {where}.',
      },
    },
    image: {
      en: {
        message: 'Without a picture: {products|# product|# products} ({names}), in {share} % of orders.',
        next: 'The buyer is asked about them without seeing them. It stands under {where}.',
      },
      fr: {
        message: 'Sans image : {products|# produit|# produits} ({names}), dans {share} % des commandes.',
        next: 'L’acheteur est interrogé sans les voir. Cela se règle dans {where}.',
      },
    },
    gtin: {
      en: {
        message: 'Without a GTIN (EAN, UPC, ISBN): {products|# product|# products} ({names}), in {share} % of orders.',
        next: 'Google Shopping matches reviews by it; a product that has none needs nothing. It stands under {where}.',
      },
      fr: {
        message:
          'Sans GTIN (EAN, UPC, ISBN) : {products|# produit|# produits} ({names}), dans {share} % des commandes.',
        next: 'Google Shopping y rattache les avis ; un produit qui n’en a pas n’a besoin de rien. Cela se règle dans {where}.',
      },
    },
  },
  async store({ runtime, evidence }, { language }) {
    const { carrying, lacking } = evidence.products
    if (carrying === 0) return [{ status: 'skipped', text: 'untried' }]
    const percent = (purchases: number) => Math.round((100 * purchases) / carrying)
    const told = (detail: ProductDetail) => percent(carrying - lacking[detail].purchases)
    const seen = (['url', 'image', 'gtin'] as const).flatMap((text): Seen[] => {
      const { purchases, products, most } = lacking[text]
      if (products === 0) return []
      const detail = {
        ...{ products, share: percent(purchases) },
        names: most.map(({ id, name }) => `${name} (${id})`).join(', ') + (products > most.length ? '…' : ''),
        where: (runtime.connector.productDetails?.[text] ?? SOMEWHERE)[language],
      }
      // Many products never had a trade number.
      const wrong = text !== 'gtin' && purchases > MOST * carrying
      return [{ status: wrong ? 'warning' : 'ok', text, detail }]
    })
    const shares = { carrying, url: told('url'), image: told('image'), gtin: told('gtin') }
    return [{ status: 'ok', text: 'ok', detail: shares }, ...seen]
  },
}
