import type { Line } from './order.ts'

/** A text in each of the shop's languages: English first, then French. */
export type Texts = readonly [string, string]

export interface Product {
  id: number
  name: Texts
  link: Texts
  reference: string
  ean13: string
  upc: string
  isbn: string
  mpn: string
  image: number
  brand: string
  category: number
}

export interface Combination {
  id: number
  product: number
  label: string
  reference: string
  ean13: string
  mpn: string
}

const none = { reference: '', ean13: '', upc: '', isbn: '', mpn: '', image: 0, brand: '' }

const CURIOUS: Product[] = [
  {
    ...none,
    ...{ id: 1, name: ['Printed tea towel', 'Torchon imprimé'], link: ['printed-tea-towel', 'torchon-imprime'] },
    ...{ reference: 'tow_1', ean13: '3400000000001', mpn: 'MPN-1', image: 12, brand: 'Studio Design', category: 4 },
  },
  {
    ...none,
    ...{
      id: 2,
      name: ['French press "Summer" 1 L', 'Cafetière à piston « Été » 1 L'],
      link: ['french-press', 'cafetiere'],
    },
    ...{
      reference: 'CAF-01',
      ean13: '3760123456786',
      upc: '012345678905',
      mpn: 'MPN-CAF',
      image: 345,
      brand: 'Kintsugi',
    },
    category: 5,
  },
  {
    ...none,
    ...{
      id: 3,
      name: ['Book: Les Misérables', 'Livre : Les Misérables – tome I'],
      link: ['book', 'livre'],
      category: 5,
    },
    ...{ reference: 'LIV-01', ean13: '9782070409228', isbn: '978-2-07-040922-8', image: 7 },
  },
  {
    ...none,
    ...{
      id: 4,
      name: ['Green tea 🍵 100 g', 'Thé vert 🍵 100 g'],
      link: ['green-tea', 'the-vert'],
      category: 4,
      image: 8,
    },
  },
]

/** A product that orders hold and the shop has no more. */
export const DELETED = 9

export interface Catalogue {
  products: ReadonlyMap<number, Product>
  combinations: ReadonlyMap<number, Combination>
  /** What a line of this product says. */
  line(product: number, combination: number, language: number): Omit<Line, 'id' | 'quantity' | 'refunded' | 'returned'>
  plain: readonly number[]
}

export const createCatalogue = (size: number): Catalogue => {
  const plain = Array.from({ length: size }, (_, index): Product => {
    const n = index + 1
    const texts = {
      name: [`Infusion no ${n}`, `Infusion n° ${n}`] as const,
      link: [`infusion-${n}`, `infusion-${n}`] as const,
    }
    return {
      ...none,
      id: 20 + n,
      ...texts,
      reference: `INF-${n}`,
      mpn: `M${n}`,
      image: 100 + n,
      brand: 'Maison',
      category: 4,
    }
  })
  const products = new Map([...CURIOUS, ...plain].map((product) => [product.id, product]))
  const combinations = new Map(
    ['White', 'Blue', 'Red'].map((label, index): [number, Combination] => {
      const id = 40 + index
      // The last one has no number of its own in any order.
      const ean13 = index === 2 ? '' : `37600000000${id}`
      return [id, { id, product: 1, label, reference: `tow_1-${label.toLowerCase()}`, ean13, mpn: `MPN-V${id}` }]
    }),
  )
  return {
    products,
    combinations,
    plain: [...products.keys()],
    line(id, combination, language) {
      const product = products.get(id)
      const variant = combinations.get(combination)
      const name = product?.name[language === 2 ? 1 : 0] ?? 'Article supprimé'
      const { reference, ean13, upc, isbn, mpn } = product ?? none
      const base = { product: id, combination, cents: 900 + (id % 40) * 100 }
      if (!variant) return { ...base, name, reference, ean13, upc, isbn, mpn }
      const own = { reference: variant.reference, ean13: variant.ean13, mpn: variant.mpn, upc: '', isbn: '' }
      return { ...base, ...own, name: `${name} (Color:${variant.label})` }
    },
  }
}
