/** Topics an app subscribes to by the API; as the enum writes them, `ORDERS_UPDATED`. */
const TOPICS = [
  ...['orders/create', 'orders/paid', 'orders/fulfilled', 'orders/partially_fulfilled', 'orders/updated'],
  ...['orders/cancelled', 'orders/delete', 'orders/edited', 'fulfillments/create', 'fulfillments/update'],
  ...['refunds/create', 'app/uninstalled', 'bulk_operations/finish', 'shop/update'],
]

export const enumOf = (topic: string): string => topic.toUpperCase().replace('/', '_')
const BY_ENUM = new Map(TOPICS.map((topic) => [enumOf(topic), topic]))
export const topicOf = (name: string): string => BY_ENUM.get(name) ?? name.toLowerCase()

/** Mandatory for apps of the App Store; set up with the app, never by the API. */
export const PRIVACY_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact']

/** Whose bodies hold buyers' data, and which scope they need. */
export const isPersonal = (topic: string): boolean => /^(orders|fulfillments|refunds)\//.test(topic)
