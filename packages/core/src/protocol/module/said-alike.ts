import type { Instant } from '../../clock.ts'
import type { Product } from '../../model/purchase.ts'
import type { OfferedOrder, Refusal, SiteState } from './dialect.ts'

// What several of the platform's modules say in the same words; where they differ stands in `dialects.ts`.

export const security = (code: number, debug: string, message?: string): Refusal => ({
  return: code,
  debug,
  ...(message === undefined ? {} : { message }),
  query: 'checkSecurityData',
})
export const checkData = (code: number, message: string, debug: string): Refusal => ({
  return: code,
  message,
  debug,
  query: 'check_data',
})

export const seconds = (at: Instant): number => Math.floor(at / 1_000)
/** `2026-03-15 18:04:09` → `15/03/2026 18:04` */
export const french = (wall: string): string =>
  `${wall.slice(8, 10)}/${wall.slice(5, 7)}/${wall.slice(0, 4)} ${wall.slice(11, 16)}`

export const amountOf = ({ purchase }: OfferedOrder): string => purchase.amount?.amount ?? ''

export const person = ({ purchase }: OfferedOrder, absent = '') => ({
  email_customer: purchase.email,
  firstname_customer: purchase.firstName || absent,
  lastname_customer: purchase.lastName || absent,
})

export const named = ({ id, name, url = '', image = '' }: Product) => ({
  id_product: id,
  name_product: name,
  url,
  url_image: image,
})

export const codes = (product: Product) => ({
  GTIN_EAN: product.ean,
  GTIN_UPC: product.upc,
  GTIN_JAN: product.jan,
  GTIN_ISBN: product.isbn,
  MPN: product.mpn,
  brand_name: product.brand,
  category: product.category,
})

export const settings = (state: SiteState) => ({
  Version_Module: state.module,
  idWebsite: state.webId,
  Delay: String(state.delay),
  Initialisation_du_Processus: state.process,
  Statut_choisi: state.chosen.join(';'),
  Recuperation_Avis_Produits: state.askProducts,
  Affiche_Avis_Produits: state.kept.display_product_reviews ?? 'no',
  Affichage_Widget_Flottant: state.kept.display_float_widget ?? 'no',
  Script_Widget_Flottant: '',
  Emails_Interdits: state.forbidden.join(';'),
  Date_Recuperation_Config: state.now,
})

export const byCode = ({ statuses }: SiteState) => Object.fromEntries(statuses.map(({ code, label }) => [code, label]))
export const map = (state: SiteState) => ({
  all: { name: state.webId, is_active: 1 },
  // Spelt as the platform's own modules spell it.
  webistes: [{ name: 'default', is_active: 1, AVwebsiteId: state.webId, stores: [] }],
})
