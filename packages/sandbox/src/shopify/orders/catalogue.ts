export interface ShopifyProduct {
  id: number
  title: string
  handle: string
  vendor: string
  /** Not on the Online Store: no address of its own. */
  published: boolean
  /** Gone since: lines keep their title, the product is null. */
  deleted: boolean
  physical: boolean
  image: string | null
  variants: ShopifyVariant[]
}

export interface ShopifyVariant {
  id: number
  productId: number
  title: string
  sku: string | null
  /** Free text, as merchants type it. */
  barcode: string | null
  cents: number
}

const FIRST_PRODUCT = 8_400_000_000_311
const FIRST_VARIANT = 46_000_000_000_311
const VENDOR = 'Maison Exemple'

type Seed = Partial<Omit<ShopifyProduct, 'id' | 'variants'>> &
  Pick<ShopifyProduct, 'title' | 'handle'> & { variants: Partial<Omit<ShopifyVariant, 'id' | 'productId'>>[] }

/** One of each kind that makes connectors stumble; the others are plain. */
const CURIOUS: Seed[] = [
  {
    ...{ title: 'Théière en fonte', handle: 'theiere-en-fonte' },
    variants: [
      { title: '0,8 L', sku: 'THE-FON-08', barcode: '4006381333931', cents: 5490 },
      { title: '1,2 L', sku: 'THE-FON-12', barcode: '4006381333932', cents: 6490 },
    ],
  },
  {
    ...{ title: 'Linen shirt', handle: 'linen-shirt', vendor: 'Atelier Exemple' },
    variants: [
      { title: 'M / Blue', sku: 'SHIRT-LIN-M-BLUE', barcode: '5901234123457', cents: 3990 },
      { title: 'L / Blue', sku: 'SHIRT-LIN-L-BLUE', barcode: '', cents: 3990 },
    ],
  },
  { title: 'Miel de lavande 🍯', handle: 'miel-de-lavande', variants: [{ sku: 'MIEL-250', cents: 890 }] },
  {
    title: 'Édition <b>privée</b>',
    handle: 'edition-privee',
    published: false,
    image: null,
    variants: [{ sku: null }],
  },
  { title: 'Article retiré', handle: 'article-retire', deleted: true, variants: [{ sku: 'OLD-1', cents: 500 }] },
  {
    ...{ title: 'L’art du thé (e-book)', handle: 'art-du-the-e-book', physical: false },
    variants: [{ sku: 'EBOOK', barcode: 'ISBN 978-2-1234-5680-3', cents: 900 }],
  },
]

export const createCatalogue = (plain: number) => {
  const seeds: Seed[] = [
    ...CURIOUS,
    ...Array.from({ length: plain }, (_, n) => ({
      ...{ title: `Infusion n° ${n + 1}`, handle: `infusion-n-${n + 1}` },
      variants: [{ sku: `INF-${n + 1}`, barcode: gtin(n + 1), cents: 400 + (n % 40) * 100 }],
    })),
  ]
  let nextVariant = FIRST_VARIANT
  const products = seeds.map(({ variants, ...seed }, place): ShopifyProduct => {
    const id = FIRST_PRODUCT + place
    const image = `https://cdn.shopify.example/s/files/1/0000/0001/files/${seed.handle}.jpg?v=1772000000`
    return {
      ...{ id, vendor: VENDOR, published: true, deleted: false, physical: true, image },
      ...seed,
      variants: variants.map((variant) => {
        nextVariant += 1
        const given = { title: 'Default Title', sku: null, barcode: null, cents: 1000, ...variant }
        return { id: nextVariant, productId: id, ...given }
      }),
    }
  })
  const byId = new Map(products.map((product) => [product.id, product]))
  const variants = products.flatMap((product) => product.variants)
  const variantById = new Map(variants.map((variant) => [variant.id, variant]))
  const kept = (product: ShopifyProduct | undefined) => (product?.deleted === false ? product : undefined)
  return {
    /** What lines are made of, deleted ones included. */
    sold: variants,
    products: products.filter(({ deleted }) => !deleted),
    variants: variants.filter(({ productId }) => kept(byId.get(productId)) !== undefined),
    was: (id: number) => byId.get(id),
    product: (id: number) => kept(byId.get(id)),
    variant: (id: number) => {
      const variant = variantById.get(id)
      return variant && kept(byId.get(variant.productId)) ? variant : undefined
    },
  }
}
export type Catalogue = ReturnType<typeof createCatalogue>

/** A GTIN-13 whose check digit is right. */
const gtin = (n: number): string => {
  const body = `3760123${String(n).padStart(5, '0')}`
  const sum = [...body].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}
