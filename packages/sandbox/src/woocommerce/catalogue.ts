export interface Item {
  id: number
  name: string
  slug: string
  type: 'simple' | 'variable' | 'variation'
  status: 'publish' | 'draft' | 'trash' | 'deleted'
  sku: string
  gtin: string
  cents: number
  virtual?: boolean
  description?: string
  image?: { id: number; file: string }
  category?: { id: number; name: string; slug: string }
  brand?: { id: number; name: string; slug: string }
  parent?: number
  option?: string
}

export interface Catalogue {
  items: readonly Item[]
  get(id: number): Item | undefined
  variations(parent: number): Item[]
  /** What orders are made of. */
  simple: readonly Item[]
  variants: readonly Item[]
  special: readonly Item[]
  lastId: number
}

const TEA = { id: 16, name: 'Thés &amp; infusions', slug: 'thes-infusions' }
const CROCKERY = { id: 17, name: 'Vaisselle', slug: 'vaisselle' }
const TEAPOT = { id: 14, file: 'theiere.png' }
const base = { type: 'simple', status: 'publish', gtin: '' } as const
const variant = { ...base, type: 'variation', parent: 15, cents: 3950, image: TEAPOT } as const

/** One of each kind that makes connectors stumble: virtual, variable, markup in the name, deleted, trashed, draft. */
const CURIOUS: Item[] = [
  {
    ...base,
    ...{ id: 11, name: 'Thé vert « Nuit d’été »', slug: 'the-vert-nuit-dete', sku: 'THE-001', gtin: '3760123456789' },
    ...{ cents: 1290, description: '<p>Un thé vert.</p>\n', image: { id: 10, file: 'the-vert.png' }, category: TEA },
    brand: { id: 18, name: 'Maison Récolte', slug: 'maison-recolte' },
  },
  {
    ...base,
    ...{ id: 12, name: 'Carte cadeau (virtuelle)', slug: 'carte-cadeau-virtuelle', sku: 'CADEAU-50', cents: 5000 },
    virtual: true,
  },
  {
    ...base,
    id: 13,
    name: 'E-book « L’art du thé »',
    slug: 'e-book-lart-du-the',
    sku: 'EBOOK',
    cents: 900,
    virtual: true,
  },
  {
    ...{ ...base, type: 'variable', id: 15, name: 'Théière émaillée', slug: 'theiere-emaillee', sku: 'THEIERE' },
    ...{ cents: 3950, image: TEAPOT, category: CROCKERY },
  },
  {
    ...variant,
    ...{ id: 16, name: 'Théière émaillée - Rouge', slug: 'theiere-emaillee-rouge', option: 'Rouge' },
    ...{ sku: 'THEIERE-ROUGE', gtin: '3760123456796' },
  },
  {
    ...variant,
    ...{ id: 17, name: 'Théière émaillée - Bleu nuit', slug: 'theiere-emaillee-bleu-nuit', option: 'Bleu nuit' },
    sku: 'THEIERE-BLEU-NUIT',
  },
  {
    ...variant,
    ...{ id: 18, name: 'Théière émaillée - Vert d’eau', slug: 'theiere-emaillee-vert-deau', option: 'Vert d’eau' },
    ...{ sku: 'THEIERE-VERT-DEAU', gtin: '3760123456802' },
  },
  {
    ...{ ...base, id: 19, name: 'Mug <b>"Café & Cie"</b> 🍵', slug: 'mug-cafe-cie-%f0%9f%8d%b5', sku: '', cents: 800 },
    category: CROCKERY,
  },
  { ...base, id: 20, name: 'Article supprimé', slug: 'article-supprime', status: 'deleted', sku: '', cents: 500 },
  {
    ...{ ...base, id: 21, name: 'Article à la corbeille', slug: 'article-a-la-corbeille__trashed', status: 'trash' },
    ...{ sku: 'TRASH-1', cents: 600 },
  },
  { ...base, id: 22, name: 'Article brouillon', slug: '', status: 'draft', sku: 'DRAFT-1', cents: 700 },
]

/** `size` counts the plain teas besides the curious ones. */
export const createCatalogue = (size: number): Catalogue => {
  const teas = Array.from({ length: size }, (_, index): Item => {
    const n = index + 1
    const name = { name: `Infusion n° ${n}`, slug: `infusion-n-${n}`, sku: `INF-${n}` }
    return { ...base, id: 22 + n, ...name, cents: 400 + (n % 40) * 100, category: TEA }
  })
  const items = [...CURIOUS, ...teas]
  const byId = new Map(items.map((item) => [item.id, item]))
  const published = items.filter(({ status }) => status === 'publish')
  return {
    items,
    get: (id) => byId.get(id),
    variations: (parent) => items.filter((item) => item.parent === parent),
    simple: published.filter(({ type }) => type === 'simple'),
    variants: published.filter(({ type }) => type === 'variation'),
    special: items.filter(({ status }) => status !== 'publish'),
    lastId: 22 + size,
  }
}
