import type { Zone } from '../woocommerce/zone.ts'
import type { Catalogue } from './catalogue.ts'
import type { Ledger } from './ledger.ts'
import type { Customer, Wall } from './order.ts'

export interface State {
  id: number
  name: readonly [string, string]
  paid?: boolean
  shipped?: boolean
  delivery?: boolean
  logable?: boolean
  invoice?: boolean
  deleted?: boolean
  module?: string
  template?: string
}

/** What every part of the shop needs to know of it. */
export interface PrestaShopParts {
  catalogue: Catalogue
  ledger: Ledger
  zone: Zone
  version: string
  states: State[]
  languages: { id: number; iso: string; locale: string; name: string }[]
  shops: { id: number; name: string; path: string }[]
  settings: Map<string, string>
  /** Customers added, renamed (a row) or deleted (nothing) since. */
  customers: Map<number, Customer | undefined>
  now(): number
  /** What the shop's wall clock shows. */
  wallNow(): Wall
  /** Test hooks that bend one order's document. */
  bent: Map<number, (order: Record<string, unknown>) => Record<string, unknown>>
  nextRow(): number
}

export const isOld = ({ version }: PrestaShopParts): boolean => Number(version.split('.')[0]) < 9

const paid = { paid: true, invoice: true, logable: true }
const sent = { ...paid, shipped: true, delivery: true }
/** What a fresh installation brings, with one of a module's and one of the merchant's. */
export const STOCK_STATES: State[] = [
  {
    id: 1,
    name: ['Awaiting check payment', 'En attente du paiement par chèque'],
    module: 'ps_checkpayment',
    template: 'cheque',
  },
  { id: 2, name: ['Payment accepted', 'Paiement accepté'], ...paid, template: 'payment' },
  {
    id: 3,
    name: ['Processing in progress', 'En cours de préparation'],
    ...paid,
    delivery: true,
    template: 'preparation',
  },
  { id: 4, name: ['Shipped', 'Expédié'], ...sent, template: 'shipped' },
  { id: 5, name: ['Delivered', 'Livré'], ...sent },
  { id: 6, name: ['Canceled', 'Annulé'], template: 'order_canceled' },
  { id: 7, name: ['Refunded', 'Remboursé'], invoice: true, template: 'refund' },
  { id: 8, name: ['Payment error', 'Erreur de paiement'], template: 'payment_error' },
  {
    id: 9,
    name: ['On backorder (paid)', 'En attente de réapprovisionnement (payé)'],
    paid: true,
    invoice: true,
    template: 'outofstock',
  },
  {
    id: 10,
    name: ['Awaiting bank wire payment', 'En attente de virement bancaire'],
    module: 'ps_wirepayment',
    template: 'bankwire',
  },
  { id: 11, name: ['Remote payment accepted', 'Paiement à distance accepté'], ...paid, template: 'payment' },
  { id: 12, name: ['On backorder (not paid)', 'En attente de réapprovisionnement (non payé)'], template: 'outofstock' },
  {
    id: 13,
    name: ['Awaiting Cash On Delivery validation', 'En attente de paiement à la livraison'],
    module: 'ps_cashondelivery',
    template: 'cashondelivery',
  },
  {
    id: 14,
    name: ['Picked up in store', 'Retiré en boutique'],
    paid: true,
    logable: true,
    shipped: true,
    delivery: true,
  },
]
