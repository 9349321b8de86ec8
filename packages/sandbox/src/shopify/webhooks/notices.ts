import type { ShopifyOrder } from '../orders/order.ts'
import type { Courier } from './courier.ts'

/** What Shopify tells an app beside orders: its own end, and what privacy law asks. */
export interface ShopifyNotices {
  /** Somebody asks what is held of the buyer of this order. */
  requestData(orderId: number): void
  /** The buyer of this order is to be forgotten. */
  redactCustomer(orderId: number): void
  /** 48 hours after the app was removed. */
  redactShop(): void
  /** The app is removed: its tokens end, and so do the subscriptions it made. */
  uninstall(): void
}

interface Desk {
  courier: Courier
  domain: string
  find(id: number): ShopifyOrder
  /** What ends with the app. */
  end(): void
}

const SHOP_ID = 60_000_000_001

export const createNotices = ({ courier, domain, find, end }: Desk): ShopifyNotices => {
  const shop = { shop_id: SHOP_ID, shop_domain: domain }
  const about = ({ customer, email, phone }: ShopifyOrder) => ({
    ...shop,
    customer: { ...(customer ? { id: customer.id } : {}), email, phone },
  })
  return {
    requestData(orderId) {
      const body = { ...about(find(orderId)), orders_requested: [orderId], data_request: { id: 9999 } }
      courier.tell(['customers/data_request'], () => body)
    },
    redactCustomer(orderId) {
      const body = { ...about(find(orderId)), orders_to_redact: [orderId] }
      courier.tell(['customers/redact'], () => body)
    },
    redactShop() {
      courier.tell(['shop/redact'], () => shop)
    },
    uninstall() {
      courier.tell(['app/uninstalled'], () => ({
        ...{ id: SHOP_ID, name: 'Maison Exemple', email: 'owner@boutique.example', domain: 'www.boutique.example' },
        ...{ myshopify_domain: domain, country_code: 'FR', currency: 'EUR', iana_timezone: 'Europe/Paris' },
      }))
      end()
    },
  }
}
