export const CATALOGUE = /* GraphQL */ `
type Product implements Node & LegacyInteroperability @access(scopes: ["read_products"]) {
  id: ID!
  legacyResourceId: UnsignedInt64!
  title: String!
  handle: String!
  vendor: String!
  productType: String!
  status: ProductStatus!
  isGiftCard: Boolean!
  onlineStoreUrl: URL
  featuredMedia: Media
  createdAt: DateTime!
  updatedAt: DateTime!
  metafield(key: String!, namespace: String): Metafield
  variants(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): ProductVariantConnection!
}
type ProductConnection @access(scopes: ["read_products"]) {
  edges: [ProductEdge!]!
  nodes: [Product!]!
  pageInfo: PageInfo!
}
type ProductEdge { cursor: String! node: Product! }

type ProductVariant implements Node & LegacyInteroperability @access(scopes: ["read_products"]) {
  id: ID!
  legacyResourceId: UnsignedInt64!
  title: String!
  displayName: String!
  sku: String
  barcode: String
  price: Money!
  product: Product!
  media(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): MediaConnection!
}
type ProductVariantConnection @access(scopes: ["read_products"]) {
  edges: [ProductVariantEdge!]!
  nodes: [ProductVariant!]!
  pageInfo: PageInfo!
}
type ProductVariantEdge { cursor: String! node: ProductVariant! }

interface Media { id: ID! alt: String preview: MediaPreviewImage }
type MediaImage implements Media & Node { id: ID! alt: String preview: MediaPreviewImage image: Image }
type MediaPreviewImage { image: Image }
type MediaConnection {
  edges: [MediaEdge!]!
  nodes: [Media!]!
  pageInfo: PageInfo!
}
type MediaEdge { cursor: String! node: Media! }
type Image { id: ID url: URL! altText: String width: Int height: Int }

type Metafield implements Node {
  id: ID!
  namespace: String!
  key: String!
  type: String!
  value: String!
  createdAt: DateTime!
  updatedAt: DateTime!
}
input MetafieldIdentifierInput { ownerId: ID! namespace: String! key: String! }
type MetafieldIdentifier { ownerId: ID! namespace: String! key: String! }
type MetafieldsDeletePayload { deletedMetafields: [MetafieldIdentifier] userErrors: [UserError!]! }
input MetafieldsSetInput { ownerId: ID! namespace: String key: String! type: String value: String! compareDigest: String }
type MetafieldsSetPayload { metafields: [Metafield!] userErrors: [MetafieldsSetUserError!]! }
type MetafieldsSetUserError { code: MetafieldsSetUserErrorCode elementIndex: Int field: [String!] message: String! }

enum ProductStatus { ACTIVE ARCHIVED DRAFT UNLISTED }
enum MetafieldsSetUserErrorCode { APP_NOT_AUTHORIZED BLANK INVALID INVALID_TYPE INVALID_VALUE LESS_THAN_OR_EQUAL_TO }
`
