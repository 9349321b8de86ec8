export const WEBHOOKS = /* GraphQL */ `
type WebhookSubscription implements Node & LegacyInteroperability {
  id: ID!
  legacyResourceId: UnsignedInt64!
  topic: WebhookSubscriptionTopic!
  uri: String!
  format: WebhookSubscriptionFormat!
  includeFields: [String!]!
  filter: String
  name: String
  apiVersion: ApiVersion!
  createdAt: DateTime!
  updatedAt: DateTime!
}
type ApiVersion { handle: String! displayName: String! supported: Boolean! }
type WebhookSubscriptionConnection {
  edges: [WebhookSubscriptionEdge!]!
  nodes: [WebhookSubscription!]!
  pageInfo: PageInfo!
}
type WebhookSubscriptionEdge { cursor: String! node: WebhookSubscription! }
input WebhookSubscriptionInput {
  uri: String
  format: WebhookSubscriptionFormat
  includeFields: [String!]
  filter: String
  name: String
}
type WebhookSubscriptionCreatePayload { webhookSubscription: WebhookSubscription userErrors: [UserError!]! }
type WebhookSubscriptionUpdatePayload { webhookSubscription: WebhookSubscription userErrors: [UserError!]! }
type WebhookSubscriptionDeletePayload { deletedWebhookSubscriptionId: ID userErrors: [UserError!]! }
enum WebhookSubscriptionFormat { JSON XML }
enum WebhookSubscriptionTopic {
  ORDERS_CREATE ORDERS_PAID ORDERS_FULFILLED ORDERS_PARTIALLY_FULFILLED ORDERS_UPDATED ORDERS_CANCELLED ORDERS_DELETE
  ORDERS_EDITED FULFILLMENTS_CREATE FULFILLMENTS_UPDATE REFUNDS_CREATE APP_UNINSTALLED BULK_OPERATIONS_FINISH
  SHOP_UPDATE
}

extend type QueryRoot {
  webhookSubscription(id: ID!): WebhookSubscription
  webhookSubscriptions(
    after: String, before: String, first: Int, last: Int, reverse: Boolean = false,
    topics: [WebhookSubscriptionTopic!], uri: String
  ): WebhookSubscriptionConnection!
}
extend type Mutation {
  webhookSubscriptionCreate(
    topic: WebhookSubscriptionTopic!, webhookSubscription: WebhookSubscriptionInput!
  ): WebhookSubscriptionCreatePayload
  webhookSubscriptionUpdate(id: ID!, webhookSubscription: WebhookSubscriptionInput!): WebhookSubscriptionUpdatePayload
  webhookSubscriptionDelete(id: ID!): WebhookSubscriptionDeletePayload
}
`
