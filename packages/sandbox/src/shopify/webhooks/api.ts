import { typeRefusal } from '../graphql/access.ts'
import { type PageArgs, pageOf } from '../graphql/connection.ts'
import type { Context } from '../graphql/execute.ts'
import { gid, instant, readGid } from '../graphql/gid.ts'
import { SCHEMA } from '../graphql/schema/index.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'
import { enumOf, isPersonal, topicOf } from './topics.ts'

interface Input {
  uri?: string | null
  format?: string | null
  includeFields?: string[] | null
  filter?: string | null
  name?: string | null
}

/** What GraphQL asks of webhook subscriptions. `version` is the app's setting: the version of what is delivered. */
export const createSubscriptionApi = (subscriptions: Subscriptions, version: string) => {
  const render = (one: Subscription) => ({
    ...{ __typename: 'WebhookSubscription', id: gid('WebhookSubscription', one.id), legacyResourceId: String(one.id) },
    ...{ topic: enumOf(one.topic), uri: one.uri, format: 'JSON', includeFields: one.includeFields },
    ...{ filter: one.filter, name: one.name, createdAt: instant(one.created), updatedAt: instant(one.updated) },
    apiVersion: { handle: version, displayName: version, supported: true },
  })
  const known = (id: string) => {
    const found = subscriptions.find(readGid(id)?.id ?? 0)
    return found?.source === 'api' ? found : undefined
  }
  const wrong = (topic: string, { uri }: Input, context: Context) =>
    refusedTopic(topic, context) ?? refusedAddress(uri) ?? (subscriptions.taken(topic, uri ?? '') ? TAKEN : undefined)
  const unknown = { field: ['id'], message: 'Webhook subscription does not exist' }

  return {
    find: (id: number) => {
      const found = known(gid('WebhookSubscription', id))
      return found ? render(found) : null
    },
    root: {
      webhookSubscription({ id }: { id: string }) {
        const found = known(id)
        return found ? render(found) : null
      },
      webhookSubscriptions({ topics, uri, ...page }: PageArgs & { topics?: string[] | null; uri?: string | null }) {
        const all = subscriptions.listed().filter((one) => {
          return (topics?.includes(enumOf(one.topic)) ?? true) && (uri == null || one.uri === uri)
        })
        return pageOf(all, ({ id }) => id, page, render)
      },
      webhookSubscriptionCreate(args: { topic: string; webhookSubscription: Input }, context: Context) {
        const { topic, webhookSubscription: input } = { ...args, topic: topicOf(args.topic) }
        const error = wrong(topic, input, context)
        if (error) return { webhookSubscription: null, userErrors: [error] }
        const made = subscriptions.add({ topic, uri: input.uri ?? '', source: 'api', ...rest(input) })
        return { webhookSubscription: render(made), userErrors: [] }
      },
      webhookSubscriptionUpdate({ id, webhookSubscription: input }: { id: string; webhookSubscription: Input }) {
        const found = known(id)
        if (!found) return { webhookSubscription: null, userErrors: [unknown] }
        const error = input.uri == null ? undefined : refusedAddress(input.uri)
        if (error) return { webhookSubscription: null, userErrors: [error] }
        const uri = input.uri ?? found.uri
        const changed = subscriptions.change(found.id, { uri, ...rest(input) })
        return { webhookSubscription: changed ? render(changed) : null, userErrors: [] }
      },
      webhookSubscriptionDelete({ id }: { id: string }) {
        const found = known(id)
        if (!found) return { deletedWebhookSubscriptionId: null, userErrors: [unknown] }
        subscriptions.remove(found.id)
        return { deletedWebhookSubscriptionId: id, userErrors: [] }
      },
    },
  }
}

const rest = ({ includeFields, filter, name }: Input) => ({
  ...(includeFields == null ? {} : { includeFields }),
  ...(filter == null ? {} : { filter }),
  ...(name == null ? {} : { name }),
})

const TAKEN = {
  field: ['webhookSubscription', 'callbackUrl'],
  message: 'Address for this topic has already been taken',
}

const refusedAddress = (uri: string | null | undefined) => {
  const field = ['webhookSubscription', 'callbackUrl']
  if (uri == null || !URL.canParse(uri)) return { field, message: 'Address is invalid' }
  const { protocol, hostname } = new URL(uri)
  // The real one takes https only, and no loopback address; a sandbox has nothing else.
  if (protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return undefined
  return { field, message: `Address protocol ${protocol}// is not supported` }
}

const refusedTopic = (topic: string, { rights }: Context) => {
  const order = SCHEMA.getType('Order')
  if (!isPersonal(topic) || order === undefined) return undefined
  const field = ['webhookSubscription', 'topic']
  if (!rights.scopes.includes('read_orders')) {
    return { field, message: `You do not have permission to create or update webhooks with ${topic} topic.` }
  }
  const message = 'This app is not approved to subscribe to webhook topics containing protected customer data.'
  return typeRefusal(rights, order) === undefined ? undefined : { field, message }
}
