export interface Product {
  id: number
  sku: string
  name: string
  type: 'simple' | 'configurable' | 'bundle'
  visible: boolean
  cents: number
  ean?: string
  children?: number[]
}

const variant = (id: number, size: string): Product => ({
  ...{ id, sku: `TS-BLUE-${size}`, name: `T-shirt bleu ${size}`, type: 'simple', visible: false, cents: 0 },
  ean: `37601234568${String(id).padStart(2, '0')}`,
})

/** One of each kind that makes connectors stumble; the others are plain. */
const CURIOUS: Product[] = [
  { id: 1, sku: 'MUG-01', name: 'Tasse émaillée « Été » ????', type: 'simple', visible: true, cents: 1450 },
  {
    id: 2,
    sku: 'TEA 24/B',
    name: 'Thé noir 24 sachets',
    type: 'simple',
    visible: true,
    cents: 450,
    ean: '3760123456796',
  },
  variant(5, 'S'),
  variant(6, 'M'),
  variant(7, 'L'),
  {
    ...{ id: 8, sku: 'TS-BLUE', name: 'T-shirt bleu océan', type: 'configurable', visible: true },
    cents: 2500,
    children: [5, 6, 7],
  },
  {
    ...{ id: 10, sku: 'BOX-FIX', name: 'Coffret goûter', type: 'bundle', visible: true },
    cents: 3000,
    children: [1, 2],
  },
]
const FIRST_PLAIN = 20

export const createCatalogue = (plain: number) => {
  const products = new Map<number, Product>(CURIOUS.map((product) => [product.id, product]))
  for (let n = 0; n < plain; n += 1) {
    const id = FIRST_PLAIN + n
    const ean = `3760123${String(id).padStart(6, '0')}`
    products.set(id, {
      id,
      sku: `P-${id}`,
      name: `Article ${id}`,
      type: 'simple',
      visible: true,
      cents: 990 + n * 10,
      ean,
    })
  }
  const sold = [...products.values()].filter(({ visible }) => visible)
  return { products, sold }
}
export type Catalogue = ReturnType<typeof createCatalogue>

const slug = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

export const productDocument = (product: Product): Record<string, unknown> => {
  const file = `/${product.sku.toLowerCase().replace(/\W+/g, '-')}.png`
  const attributes: [string, string][] = [
    ['image', file],
    ['options_container', 'container2'],
    ['url_key', slug(product.name)],
    ['tax_class_id', '2'],
    ...(product.ean === undefined ? [] : [['ean', product.ean] satisfies [string, string]]),
  ]
  return {
    ...{ id: product.id, sku: product.sku, name: product.name, attribute_set_id: 4, price: product.cents / 100 },
    ...{ status: 1, visibility: product.visible ? 4 : 1, type_id: product.type },
    media_gallery_entries: [
      { id: product.id, media_type: 'image', label: null, position: 1, disabled: false, types: ['image'], file },
    ],
    custom_attributes: attributes.map(([attribute_code, value]) => ({ attribute_code, value })),
  }
}
