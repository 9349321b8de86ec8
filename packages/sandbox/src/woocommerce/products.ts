import type { Item } from './catalogue.ts'
import { urlencode } from './php.ts'
import { money, restRoot, type Shop, selfLink } from './shop.ts'
import { gmt } from './zone.ts'

/** The catalogue was typed in on one afternoon. */
const ENTERED = Date.UTC(2026, 10, 23, 15, 27, 46)

const dates = (shop: Shop) => ({
  date_created: shop.zone.wall(ENTERED),
  date_created_gmt: gmt(ENTERED),
  date_modified: shop.zone.wall(ENTERED),
  date_modified_gmt: gmt(ENTERED),
})

const permalink = (shop: Shop, url: string, item: Item): string => {
  if (item.status !== 'publish') return `${url}/?post_type=product&p=${item.id}`
  const parent = item.parent === undefined ? undefined : shop.catalogue.get(item.parent)
  if (!parent) return shop.plain ? `${url}/?product=${item.slug}` : `${url}/product/${item.slug}/`
  return `${url}/product/${parent.slug}/?attribute_couleur=${urlencode(item.option ?? '')}`
}

const image = (shop: Shop, url: string, item: Item) => {
  if (!item.image) return undefined
  const src = `${url}/wp-content/uploads/2026/11/${item.image.file}`
  // Pictures show their wall-clock dates one offset too late: the shop adds it twice.
  const late = shop.zone.wall(ENTERED + shop.zone.offsetAt(ENTERED))
  const name = item.image.file.replace(/\.[a-z]+$/, '')
  return { id: item.image.id, ...dates(shop), date_created: late, date_modified: late, src, name, alt: '' }
}

const price = (item: Item) => ({
  price: money(item.cents),
  regular_price: item.type === 'variable' ? '' : money(item.cents),
  sale_price: '',
  ...{ date_on_sale_from: null, date_on_sale_from_gmt: null, date_on_sale_to: null, date_on_sale_to_gmt: null },
  on_sale: false,
})

const file = (item: Item) => ({
  ...{ virtual: item.virtual === true, downloadable: false, downloads: [], download_limit: -1, download_expiry: -1 },
})

const stock = {
  ...{ manage_stock: false, stock_quantity: null, backorders: 'no', backorders_allowed: false, backordered: false },
  low_stock_amount: null,
}
const parcel = { weight: '', dimensions: { length: '', width: '', height: '' } }
const UNCATEGORISED = { id: 15, name: 'Uncategorized', slug: 'uncategorized' }

const option = (item: Item) => [{ id: 0, name: 'Couleur', slug: 'couleur', option: item.option ?? '' }]

const attributes = (shop: Shop, item: Item) => {
  if (item.type === 'variation') return option(item)
  if (item.type === 'simple') return []
  const options = shop.catalogue.variations(item.id).map((variation) => variation.option ?? '')
  return [{ id: 0, name: 'Couleur', slug: 'Couleur', position: 0, visible: true, variation: true, options }]
}

/** `/products/ID` and the products list (dossier §5). */
export const productDocument = (shop: Shop, url: string, item: Item) => {
  const variation = item.type === 'variation'
  const picture = image(shop, url, item)
  const products = `${restRoot(url)}/products`
  const cost = `<span class="woocommerce-Price-amount amount"><bdi>&euro;${money(item.cents)}</bdi></span>`
  return {
    ...{ id: item.id, name: item.name, slug: item.slug, permalink: permalink(shop, url, item), ...dates(shop) },
    ...{ type: item.type, status: item.status, featured: false, catalog_visibility: 'visible' },
    ...{ description: item.description ?? '', short_description: '', sku: item.sku, ...price(item) },
    ...{ purchasable: true, total_sales: variation ? '0' : 1, ...file(item), external_url: '', button_text: '' },
    ...{ tax_status: 'taxable', tax_class: '', ...stock, sold_individually: false, ...parcel },
    ...{ shipping_required: item.virtual !== true, shipping_taxable: item.virtual !== true },
    ...{ shipping_class: '', shipping_class_id: 0, reviews_allowed: !variation },
    ...{ average_rating: shop.reviews.ratingOf(item.id).average, rating_count: shop.reviews.ratingOf(item.id).count },
    ...{ upsell_ids: [], cross_sell_ids: [], parent_id: item.parent ?? 0 },
    ...{ purchase_note: '', categories: variation ? [] : [item.category ?? UNCATEGORISED] },
    ...{ brands: item.brand ? [item.brand] : [], tags: [] },
    images: picture ? [{ ...picture, srcset: '', sizes: '', thumbnail: picture.src }] : [],
    ...{ attributes: attributes(shop, item), default_attributes: [] },
    variations: item.type === 'variable' ? shop.catalogue.variations(item.id).map(({ id }) => id) : [],
    ...{ grouped_products: [], menu_order: 0, price_html: cost, related_ids: [], meta_data: [] },
    ...{ stock_status: 'instock', has_options: item.type === 'variable', post_password: '' },
    global_unique_id: item.gtin,
    _links: {
      self: selfLink(`${products}/${item.id}`),
      collection: [{ href: products }],
      ...(item.parent === undefined ? {} : { up: [{ href: `${products}/${item.parent}` }] }),
    },
  }
}

/** An entry of `/products/PARENT/variations`: another shape, with one `image` and the option as its name. */
export const variationDocument = (shop: Shop, url: string, item: Item) => {
  const products = `${restRoot(url)}/products`
  const { id, parent = 0 } = item
  return {
    ...{ id, type: item.type, ...dates(shop), description: '', permalink: permalink(shop, url, item) },
    ...{ sku: item.sku, global_unique_id: item.gtin, ...price(item), status: item.status, purchasable: true },
    ...{ ...file(item), tax_status: 'taxable', tax_class: '', ...stock, stock_status: 'instock', ...parcel },
    ...{ shipping_class: '', shipping_class_id: 0, image: image(shop, url, item) ?? null, gallery_image_ids: [] },
    ...{ attributes: option(item), menu_order: 0, meta_data: [], name: item.option ?? '', parent_id: parent },
    _links: {
      self: selfLink(`${products}/${parent}/variations/${id}`),
      collection: [{ href: `${products}/${parent}/variations` }],
      up: [{ href: `${products}/${parent}` }],
    },
  }
}
