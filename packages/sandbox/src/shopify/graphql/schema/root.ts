export const ROOT = /* GraphQL */ `
schema { query: QueryRoot mutation: Mutation }

"Any one of these scopes opens it."
directive @access(scopes: [String!]!) on OBJECT | FIELD_DEFINITION
"Protected customer data, level 1: nothing of it without approval."
directive @approval(object: String!) on OBJECT
"Protected customer data, level 2: approved kind by kind."
directive @personal(content: String!) on FIELD_DEFINITION

scalar CountryCode
scalar CurrencyCode
scalar DateTime
scalar Decimal
scalar Money
scalar UnsignedInt64
scalar URL

interface Node { id: ID! }
interface LegacyInteroperability { legacyResourceId: UnsignedInt64! }
type PageInfo { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
type MoneyBag { shopMoney: MoneyV2! presentmentMoney: MoneyV2! }
type MoneyV2 { amount: Decimal! currencyCode: CurrencyCode! }
type Count { count: Int! precision: CountPrecision! }
enum CountPrecision { AT_LEAST EXACT }
type UserError { field: [String!] message: String! }

type QueryRoot {
  shop: Shop!
  shopLocales(published: Boolean = false): [ShopLocale!]! @access(scopes: ["read_locales", "read_markets_home"])
  currentAppInstallation: AppInstallation!
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  order(id: ID!): Order
  # Published as never null; an app without access was seen to get null here, beside the error.
  orders(
    after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false,
    sortKey: OrderSortKeys = PROCESSED_AT
  ): OrderConnection
  ordersCount(limit: Int = 10000, query: String): Count @access(scopes: ["read_orders", "read_marketplace_orders"])
  product(id: ID!): Product
  productVariant(id: ID!): ProductVariant
  products(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): ProductConnection!
  productVariants(
    after: String, before: String, first: Int, last: Int, query: String, reverse: Boolean = false
  ): ProductVariantConnection!
}

type Mutation {
  metafieldsDelete(metafields: [MetafieldIdentifierInput!]!): MetafieldsDeletePayload @access(scopes: ["write_products"])
  metafieldsSet(metafields: [MetafieldsSetInput!]!): MetafieldsSetPayload @access(scopes: ["write_products"])
}
`
