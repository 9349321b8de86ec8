import { createWooCommerce, type WooCommerce, type WooCommerceOptions } from '../src/index.ts'

export type Document = Record<string, unknown>

export interface Seen {
  status: number
  headers: Headers
  body: unknown
  /** The body where it is a list of documents. */
  list: Document[]
  /** The body where it is one document. */
  one: Document
  ids: number[]
}

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Asks a shop in-process, over what looks like TLS, with the key that may do everything. */
export const ask = async (shop: WooCommerce, path: string, init: RequestInit = {}): Promise<Seen> => {
  const headers = { authorization: `Basic ${btoa('ck_test:cs_test')}`, ...init.headers }
  const address = `https://shop.example${path.startsWith('/') ? path : `/wp-json/wc/v3/${path}`}`
  const response = await shop.fetch(new Request(address, { ...init, headers }))
  const text = await response.text()
  const body: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text
  const list = Array.isArray(body) ? body.filter(isDocument) : []
  const ids = list.map(({ id }) => Number(id))
  return { status: response.status, headers: response.headers, body, list, one: isDocument(body) ? body : {}, ids }
}

/** A shop whose clock stands still until moved. */
export const shopAt = (instant: string, options: WooCommerceOptions = {}) => {
  let time = Date.parse(instant)
  const shop = createWooCommerce({ now: () => time, ...options })
  return {
    shop,
    pass: (seconds: number) => {
      time += seconds * 1000
    },
  }
}
