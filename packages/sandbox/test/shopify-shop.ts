import { createShopify, type Shopify, type ShopifyOptions } from '../src/index.ts'

export const NOW = Date.parse('2026-11-25T10:00:00Z')

/** A shop whose clock stands still until moved. */
export const shopifyAt = (options: ShopifyOptions = {}) => {
  let time = NOW
  const shop = createShopify({ now: () => time, to: NOW - 3_600_000, ...options })
  return {
    shop,
    pass: (seconds: number) => {
      time += seconds * 1000
    },
  }
}

export interface Answered {
  data: { orders: Orders; [name: string]: unknown }
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[]
  extensions: {
    cost: { requestedQueryCost: number; actualQueryCost: number; throttleStatus: Record<string, number> }
    search?: { parsed: unknown; warnings: { field: string }[] }[]
  }
}
export interface Orders {
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}
export type Node = { id: string; updatedAt: string; createdAt: string; [name: string]: unknown }

export const post = (shop: Shopify, query: string, variables: object = {}, token = 'shpat_test') =>
  shop.fetch(
    new Request('https://maison-exemple.myshopify.com/admin/api/2026-10/graphql.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
      body: JSON.stringify({ query, variables }),
    }),
  )

export const ask = async (...asked: Parameters<typeof post>): Promise<Answered> => {
  const answered: Answered = JSON.parse(await (await post(...asked)).text())
  return answered
}

export const LIST = `query Orders($first: Int!, $after: String, $query: String) {
  orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
    pageInfo { hasNextPage endCursor }
    nodes { id name createdAt updatedAt displayFinancialStatus tags }
  }
}`
