/** Wall-clock times are kept as the shop keeps them: what its clock showed, as if it were UTC, in milliseconds. */
export type Wall = number

export interface Line {
  id: number
  product: number
  combination: number
  name: string
  reference: string
  ean13: string
  isbn: string
  upc: string
  mpn: string
  quantity: number
  refunded: number
  returned: number
  cents: number
}

export interface HistoryEntry {
  id: number
  state: number
  at: Wall
}

export interface OrderState {
  id: number
  reference: string
  cart: number
  shop: number
  language: number
  customer: number
  currency: number
  state: number
  module: string
  payment: string
  added: Wall
  updated: Wall
  lines: Line[]
  history: HistoryEntry[]
}

export interface Customer {
  id: number
  email: string
  firstname: string
  lastname: string
  language: number
  guest: boolean
  shop: number
}

export const wallText = (wall: Wall): string => new Date(wall).toISOString().slice(0, 19).replace('T', ' ')

/** Undefined for what is no time at all. */
export const wallOf = (text: string): Wall | undefined => {
  const wall = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(wall) ? undefined : wall
}
