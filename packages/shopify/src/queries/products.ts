/** What stands behind references that reviews name: products and variants by their ids, variants by their SKUs. */
export const KNOWN = /* GraphQL */ `
  query RecolteKnown($ids: [ID!]!, $skus: String!) {
    nodes(ids: $ids) {
      ... on Product {
        legacyResourceId
      }
      ... on ProductVariant {
        legacyResourceId
        product {
          legacyResourceId
        }
      }
    }
    productVariants(first: 250, query: $skus) {
      nodes {
        sku
        product {
          legacyResourceId
        }
      }
    }
  }
`
