import { isRecord } from '../app.ts'

/** An order as the REST API takes it; what is left out keeps its value, or the shop's default. */
export interface OrderInput {
  status?: string
  currency?: string
  customer_id?: number
  customer_note?: string
  created_via?: string
  number?: string
  set_paid?: boolean
  billing?: Record<string, string>
  shipping?: Record<string, string>
  line_items?: { product_id: number; variation_id?: number; quantity?: number }[]
  meta_data?: { key: string; value: unknown }[]
  /** The real API ignores these two; tests of the past need them. UTC, `2026-10-01T10:00:00`. */
  date_created_gmt?: string
  date_modified_gmt?: string
}

/** Reads an order out of a request body; anything of another shape is left out. */
export const readOrderInput = (value: unknown): OrderInput => {
  if (!isRecord(value)) return {}
  const text = (name: string) => (typeof value[name] === 'string' ? { [name]: value[name] } : {})
  const { customer_id, set_paid, billing, shipping, line_items, meta_data } = value
  return {
    ...text('status'),
    ...text('currency'),
    ...text('customer_note'),
    ...text('created_via'),
    ...text('number'),
    ...(typeof customer_id === 'number' ? { customer_id } : {}),
    ...(typeof set_paid === 'boolean' ? { set_paid } : {}),
    ...(isRecord(billing) ? { billing: texts(billing) } : {}),
    ...(isRecord(shipping) ? { shipping: texts(shipping) } : {}),
    ...(Array.isArray(line_items) ? { line_items: line_items.flatMap(readLine) } : {}),
    ...(Array.isArray(meta_data) ? { meta_data: meta_data.flatMap(readMeta) } : {}),
  }
}

const texts = (record: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)]))

const readLine = (line: unknown) => {
  if (!isRecord(line) || typeof line.product_id !== 'number') return []
  const { product_id, variation_id, quantity } = line
  return [
    {
      product_id,
      ...(typeof variation_id === 'number' ? { variation_id } : {}),
      ...(typeof quantity === 'number' ? { quantity } : {}),
    },
  ]
}

const readMeta = (meta: unknown) =>
  isRecord(meta) && typeof meta.key === 'string' ? [{ key: meta.key, value: meta.value }] : []
