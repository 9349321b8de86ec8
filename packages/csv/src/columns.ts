/** What is taken of a file of orders. */
export const FIELDS = [
  ...(['reference', 'email', 'firstName', 'lastName', 'orderedAt', 'delay', 'productDelay'] as const),
  ...(['amount', 'currency', 'language', 'shop', 'shopName', 'channel', 'phone', 'country'] as const),
  ...(['productId', 'productName', 'url', 'image', 'gtin', 'upc', 'sku', 'mpn', 'brand', 'category'] as const),
] as const
export type Field = (typeof FIELDS)[number]

/** An order cannot go without. */
export const REQUIRED = ['reference', 'email', 'orderedAt'] as const satisfies Field[]

/**
 * Headings of both layouts and of the exports of the platform's own modules, misspellings included
 * (docs/protocol.md, files of orders). Of several in one file the first of a list counts. docs/csv.md lists them all.
 */
export const HEADINGS: Record<Field, string[]> = {
  reference: [
    ...['order_ref', 'purchase_reference', 'id_order', 'order_id', 'reference', 'order_number', 'order', 'commande'],
    ...['numero de commande', 'n° de commande', 'reference commande'],
  ],
  email: ['email', 'e-mail', 'email address', 'adresse e-mail', 'mail', 'courriel'],
  firstName: ['firstname', 'first_name', 'custom_first_name', 'prenom'],
  lastName: ['lastname', 'last_name', 'custom_last_name', 'nom'],
  orderedAt: ['order_date', 'purchase_date', 'date_order', 'date', 'date de commande', 'date commande'],
  delay: ['delay'],
  productDelay: ['delay_product'],
  amount: ['order_amount', 'amount_order', 'amount', 'total', 'montant'],
  currency: ['currency', 'devise'],
  language: ['language', 'iso_lang', 'lang', 'langue'],
  shop: ['id_shop', 'shop_id'],
  shopName: ['name_shop', 'shop_name'],
  channel: ['channel'],
  phone: ['phone', 'telephone'],
  country: ['country', 'pays'],
  productId: ['id_product', 'product_ref', 'product_id'],
  productName: ['name_product', 'product_name', 'description'],
  url: ['url_product', 'product_url', 'ulr_product'],
  image: ['url_image_product', 'image_product_url', 'url_image'],
  gtin: ['gtin_ean', 'ean13', 'gtin', 'ean'],
  upc: ['upc'],
  sku: ['sku'],
  mpn: ['mpn'],
  brand: ['brand', 'brand_name', 'marque'],
  category: ['category', 'categorie'],
}

/** Where each field stands in a line. */
export type Columns = Partial<Record<Field, number>>

/** By the headings; `mapped` names those of a file that has words of its own. */
export function columnsOf(headings: string[], mapped: Partial<Record<Field, string>> = {}): Columns {
  const plain = headings.map(plainly)
  const columns: Columns = {}
  for (const field of FIELDS) {
    const own = mapped[field]
    const index = (own === undefined ? HEADINGS[field] : [own])
      .map((name) => plain.indexOf(plainly(name)))
      .find((at) => at >= 0)
    if (index !== undefined) columns[field] = index
  }
  return columns
}

/** How the platform names it. */
export const headingOf = (field: Field): string => HEADINGS[field][0] ?? field

/** Letters and digits alone, without accents: `url _image_ product` is `url_image_product`. */
const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
