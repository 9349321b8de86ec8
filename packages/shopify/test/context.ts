import { addMessages, type Clock, type ConnectorContext, createHttp, type Secrets, type Store } from '@recolte/core'
import { createShopify, type Shopify, type ShopifyOptions, serve } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { shopify } from '../src/index.ts'
import { messages } from '../src/messages.ts'

// As core does once for each connector it is given.
addMessages(messages)

export const DOMAIN = 'maison-exemple.myshopify.com'
const TOKEN = 'shpat_test'

export interface Opened {
  shop: Shopify
  url: string
  /** Moves the one clock of both sides. */
  wait(ms: number): void
  /** How long the connector waited, in ms. */
  waits: number[]
  context: ConnectorContext
  connect(settings?: object): Store
  store: Store
}

export interface OpenOptions extends ShopifyOptions {
  settings?: object
  named?: string[]
  secrets?: Secrets
}

/** The sandbox's Shopify on a real port, and the connector with core's own HTTP policy; both go by one clock that waits for nobody. */
export async function open({ settings = {}, named = [], secrets, ...options }: OpenOptions = {}): Promise<Opened> {
  let now = Date.parse('2026-11-02T08:00:00Z')
  const waits: number[] = []
  const clock: Clock = {
    now: () => now,
    async sleep(ms) {
      waits.push(ms)
      now += ms
    },
  }
  const shop = createShopify({ now: () => now, domain: DOMAIN, ...options })
  const { url, close } = await serve(shop)
  onTestFinished(close)
  const { signal } = new AbortController()
  const http = createHttp({ clock, signal, userAgent: 'Recolte/test', store: 'boutique', env: {} })
  const log: ConnectorContext['log'] = () => undefined
  const context = { ...http, clock, log, signal, language: 'fr' as const, named, ...(secrets && { secrets }) }
  const connect = (more: object = {}) =>
    shopify.connect({ shop: DOMAIN, url, accessToken: TOKEN, ...settings, ...more }, context)
  const wait = (ms: number) => {
    now += ms
  }
  return { shop, url, wait, waits, context, connect, store: connect() }
}

export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const page of pages) list.push(page)
  return list
}
