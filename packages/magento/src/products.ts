import { type Clock, HOUR, RecolteError } from '@recolte/core'
import { type Client, isRightMissing } from './client.ts'
import { optionsSchema, productFields, productSchema, type RawProduct, type RawView } from './schema.ts'
import type { Settings } from './settings.ts'

const PER_REQUEST = 100
const KEPT = 4_000
/** A product's page or picture may change; a pass must not ask for the same ones again and again. */
const KEPT_FOR = HOUR

/** What a line wants to know of a product. */
export interface Detail {
  url?: string
  image?: string
  gtin?: string
  isbn?: string
  mpn?: string
  brand?: string
}

export interface Products {
  /** What the shop shows of these products in one view, and whether all of it could be asked for. */
  of(ids: Iterable<number>, view: RawView | undefined): Promise<{ found: Map<number, Detail>; complete: boolean }>
}

/**
 * Pages, pictures and identifiers, which an order does not carry, searched by id: a read by SKU breaks on a `/` in it
 * (docs/platforms/magento.md, "Products"). One that was deleted is silently left out (seen), which is remembered too;
 * the least recently used are forgotten.
 */
export function createProducts(client: Client, settings: Settings, clock: Clock): Products {
  const kept = new Map<string, { detail: Detail | undefined; until: number }>()
  const { gtin, isbn, mpn, brand } = settings.attributes
  const codes = [...new Set([...gtin, ...isbn, ...mpn, ...brand])]
  const labels = createLabels(client, clock)
  /** Until when it is not asked again whether products may be read. */
  let closedUntil = 0

  const keep = (key: string, detail: Detail | undefined) => {
    kept.delete(key)
    kept.set(key, { detail, until: clock.now() + KEPT_FOR })
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  }

  async function detailOf(raw: RawProduct, view: RawView | undefined): Promise<Detail> {
    const first = (names: string[]) => names.map((name) => raw.custom_attributes.get(name)).find((value) => value)
    const code = brand.find((name) => raw.custom_attributes.get(name))
    return {
      ...some('url', pageOf(raw, view, settings)),
      ...some('image', imageOf(raw, view, settings)),
      ...some('gtin', first(gtin)),
      ...some('isbn', first(isbn)),
      ...some('mpn', first(mpn)),
      ...(code === undefined ? {} : some('brand', await labels.of(code, raw.custom_attributes.get(code) ?? ''))),
    }
  }

  async function fetchInto(found: Map<number, Detail>, ids: number[], view: RawView | undefined): Promise<void> {
    const { entries } = await client.search(
      'products',
      { filters: [['entity_id', 'in', ids.join(',')]], pageSize: PER_REQUEST, fields: productFields(codes) },
      { view: view?.code },
    )
    for (const raw of entries) {
      const parsed = productSchema.safeParse(raw)
      if (parsed.success) found.set(parsed.data.id, await detailOf(parsed.data, view))
    }
    for (const id of ids) keep(keyOf(id, view), found.get(id))
  }

  return {
    async of(ids, view) {
      const found = new Map<number, Detail>()
      const missing: number[] = []
      for (const id of new Set(ids)) {
        const key = keyOf(id, view)
        const entry = kept.get(key)
        if (entry === undefined || entry.until < clock.now()) missing.push(id)
        else if (entry.detail !== undefined) found.set(id, entry.detail)
      }
      let complete = true
      for (let at = 0; at < missing.length && closedUntil < clock.now(); at += PER_REQUEST) {
        await fetchInto(found, missing.slice(at, at + PER_REQUEST), view).catch((error: unknown) => {
          if (error instanceof RecolteError && error.code === 'aborted') throw error
          if (isRightMissing(error)) closedUntil = clock.now() + KEPT_FOR
          else complete = false
        })
      }
      return { found, complete }
    },
  }
}

const keyOf = (id: number, view: RawView | undefined): string => `${view?.id ?? 0}:${id}`

const ENABLED = 1
const NOT_VISIBLE = 1

/** The API knows no address, so it is made as the shop makes it; a variant that is not visible has no page. */
function pageOf(raw: RawProduct, view: RawView | undefined, { url, urlSuffix }: Settings): string | undefined {
  if (raw.status !== ENABLED || raw.visibility === NOT_VISIBLE) return undefined
  const base = withSlash(view?.secure_base_link_url || view?.base_link_url || url)
  const key = raw.custom_attributes.get('url_key')
  return key ? `${base}${key}${urlSuffix}` : `${base}catalog/product/view/id/${raw.id}`
}

function imageOf(raw: RawProduct, view: RawView | undefined, { url }: Settings): string | undefined {
  const shown = raw.media_gallery_entries.find(({ types, disabled }) => types.includes('image') && disabled !== true)
  const file = shown?.file ?? raw.custom_attributes.get('image')
  if (file === undefined || file === '' || file === 'no_selection') return undefined
  const base = withSlash(view?.secure_base_media_url || view?.base_media_url || `${withSlash(url)}media/`)
  return `${base}catalog/product${file.startsWith('/') ? '' : '/'}${file}`
}

const withSlash = (address: string): string => (address.endsWith('/') ? address : `${address}/`)

function some<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  const none: { [P in K]?: string } = {}
  return value === undefined || value === '' ? none : { ...none, [name]: value }
}

/** A brand chosen from a list is stored as the number of its option; naming it takes one more right, and may be left out. */
function createLabels(client: Client, clock: Clock) {
  const kept = new Map<string, { labels: Map<string, string>; until: number }>()

  async function labelsOf(code: string): Promise<Map<string, string>> {
    const known = kept.get(code)
    if (known !== undefined && known.until > clock.now()) return known.labels
    const options = await client.optional(`products/attributes/${code}/options`)
    const parsed = optionsSchema.safeParse(options)
    const labels = new Map((parsed.success ? parsed.data : []).map(({ value, label }) => [value, label]))
    kept.set(code, { labels, until: clock.now() + KEPT_FOR })
    return labels
  }

  return {
    async of(code: string, value: string): Promise<string | undefined> {
      return /^\d+$/.test(value) ? (await labelsOf(code)).get(value) : value
    },
  }
}
