export const APP = /* GraphQL */ `
type Shop implements Node {
  id: ID!
  name: String!
  email: String!
  contactEmail: String!
  myshopifyDomain: String!
  primaryDomain: Domain!
  url: URL!
  currencyCode: CurrencyCode!
  ianaTimezone: String!
  timezoneOffset: String!
  timezoneOffsetMinutes: Int!
  plan: ShopPlan!
}
type ShopPlan { publicDisplayName: String! partnerDevelopment: Boolean! shopifyPlus: Boolean! }
type ShopLocale { locale: String! name: String! primary: Boolean! published: Boolean! }
type Domain implements Node { id: ID! host: String! url: URL! }

type AppInstallation implements Node { id: ID! accessScopes: [AccessScope!]! }
type AccessScope { handle: String! description: String! }
`
