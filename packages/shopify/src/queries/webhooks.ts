export const HOOKS = /* GraphQL */ `
  query RecolteHooks($after: String) {
    webhookSubscriptions(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        topic
        uri
      }
    }
  }
`

export const HOOK_CREATE = /* GraphQL */ `
  mutation RecolteHookCreate($topic: WebhookSubscriptionTopic!, $uri: String!, $fields: [String!]) {
    webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON, includeFields: $fields }) {
      webhookSubscription {
        id
      }
      userErrors {
        message
      }
    }
  }
`

export const HOOK_REMOVE = /* GraphQL */ `
  mutation RecolteHookRemove($id: ID!) {
    webhookSubscriptionDelete(id: $id) {
      userErrors {
        message
      }
    }
  }
`
