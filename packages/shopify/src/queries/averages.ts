/** Shopify words its refusal of an owner that is gone in no documented way, so it is asked for first. */
export const PRODUCT_THERE = /* GraphQL */ `
  query RecolteProductThere($id: ID!) {
    product(id: $id) {
      id
    }
  }
`

export const AVERAGE_SET = /* GraphQL */ `
  mutation RecolteAverageSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        message
      }
    }
  }
`

export const AVERAGE_REMOVE = /* GraphQL */ `
  mutation RecolteAverageRemove($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      userErrors {
        message
      }
    }
  }
`
