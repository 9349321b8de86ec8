/** What the app may see at all, and the oldest order it is shown. */
export const SIGHT = /* GraphQL */ `
  query RecolteSight {
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
    orders(first: 1, sortKey: ID) {
      nodes {
        id
      }
    }
  }
`

export const SHOP = /* GraphQL */ `
  query RecolteShop {
    shop {
      name
      myshopifyDomain
      ianaTimezone
    }
    currentAppInstallation {
      accessScopes {
        handle
      }
    }
  }
`

/** What buyers' data looks like to this app, by the last orders of the online shop. */
export const PEOPLE = /* GraphQL */ `
  query RecoltePeople($query: String!) {
    orders(first: 20, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes {
        email
        phone
        billingAddress {
          firstName
          lastName
        }
      }
    }
  }
`
