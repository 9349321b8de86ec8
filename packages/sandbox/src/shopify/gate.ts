import { APPROVED, type Approval, type Rights } from './graphql/access.ts'

/** An access token and what it opens. */
export interface ShopifyToken {
  token: string
  scopes: string[]
  /** Milliseconds; absent: never. */
  expires?: number
}

export const ALL_SCOPES = [
  ...['read_orders', 'read_all_orders', 'read_products', 'read_customers', 'read_fulfillments', 'read_locales'],
  'write_products',
]

export const DEFAULT_TOKENS: ShopifyToken[] = [{ token: 'shpat_test', scopes: ALL_SCOPES }]

/** Who may come in, and what Shopify approved their app for. */
export const createGate = (tokens: ShopifyToken[], now: () => number) => {
  const known = new Map(tokens.map((one) => [one.token, one]))
  let approval: Approval = APPROVED
  return {
    rightsOf(token: string | undefined): Rights | undefined {
      const found = known.get(token ?? '')
      if (found === undefined || (found.expires !== undefined && found.expires <= now())) return undefined
      return { scopes: found.scopes, approval }
    },
    add(token: ShopifyToken) {
      known.set(token.token, token)
    },
    revoke(token?: string) {
      if (token === undefined) known.clear()
      else known.delete(token)
    },
    approve(next: Approval) {
      approval = next
    },
    approval: () => approval,
  }
}
export type Gate = ReturnType<typeof createGate>
