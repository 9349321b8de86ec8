/**
 * Everything this connector asks of the Admin API. `$phones` are left out where the shop refuses them: an error for each order
 * would fill the answer (docs/platforms/shopify.md, "Protected customer data").
 */

export const ROW_FIELDS = /* GraphQL */ `
    id
    name
    createdAt
    updatedAt
    cancelledAt
    displayFinancialStatus
    displayFulfillmentStatus
    requiresShipping
    tags
    customerLocale
    fulfillments(first: 20) {
      status
      displayStatus
      createdAt
      deliveredAt
    }`

const ROW = /* GraphQL */ `
  fragment Row on Order {${ROW_FIELDS}
  }
`

const LINE = /* GraphQL */ `
  fragment Line on LineItem {
    title
    variantTitle
    sku
    vendor
    quantity
    currentQuantity
    product {
      legacyResourceId
      onlineStoreUrl
      productType
    }
    variant {
      barcode
    }
  }
`

/** Light rows: no personal data. The count is asked with the first page alone. */
export const LIST = /* GraphQL */ `
  query RecolteList($first: Int!, $after: String, $query: String!, $sort: OrderSortKeys!, $count: Boolean!) {
    orders(first: $first, after: $after, query: $query, sortKey: $sort) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Row
      }
    }
    ordersCount(query: $query, limit: null) @include(if: $count) {
      count
    }
  }
  ${ROW}
`

export const COUNT = /* GraphQL */ `
  query RecolteCount($query: String!) {
    ordersCount(query: $query, limit: null) {
      count
    }
  }
`

export const READ = /* GraphQL */ `
  query RecolteRead($ids: [ID!]!, $lines: Int!, $phones: Boolean!) {
    nodes(ids: $ids) {
      ... on Order {
        ...Row
        test
        email
        phone @include(if: $phones)
        sourceName
        currentTotalPriceSet {
          shopMoney {
            amount
            currencyCode
          }
        }
        billingAddress {
          firstName
          lastName
          countryCodeV2
          phone @include(if: $phones)
        }
        shippingAddress {
          firstName
          lastName
          countryCodeV2
          phone @include(if: $phones)
        }
        lineItems(first: $lines) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            ...Line
          }
        }
      }
    }
  }
  ${ROW}
  ${LINE}
`

/** Of orders that lack an address, a name or a language themselves: the rest of this would be asked for nothing. */
export const CUSTOMERS = /* GraphQL */ `
  query RecolteCustomers($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        customer {
          firstName
          lastName
          locale
          defaultEmailAddress {
            emailAddress
          }
        }
      }
    }
  }
`

/** The lines behind the first page: Shopify cuts a list in silence. */
export const LINES = /* GraphQL */ `
  query RecolteLines($id: ID!, $first: Int!, $after: String) {
    order(id: $id) {
      lineItems(first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...Line
        }
      }
    }
  }
  ${LINE}
`

/** Of each product once: a picture is three objects deep, and each object of each line costs a point. */
export const PICTURES = /* GraphQL */ `
  query RecoltePictures($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        featuredMedia {
          preview {
            image {
              url
            }
          }
        }
      }
    }
  }
`
