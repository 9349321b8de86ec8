import { ROW_FIELDS } from './orders.ts'

/** Run in the background by Shopify. It asks for no list inside an order, so every line of the file stands for itself. */
export const bulkList = (search: string): string => /* GraphQL */ `
  query {
    orders(query: ${JSON.stringify(search)}, sortKey: UPDATED_AT) {
      edges {
        node {${ROW_FIELDS}
        }
      }
    }
  }
`

export const BULK_START = /* GraphQL */ `
  mutation RecolteBulkStart($query: String!) {
    bulkOperationRunQuery(query: $query) {
      bulkOperation {
        id
      }
      userErrors {
        message
      }
    }
  }
`

export const BULK_LOOK = /* GraphQL */ `
  query RecolteBulkLook($id: ID!) {
    bulkOperation(id: $id) {
      status
      createdAt
      url
    }
  }
`
