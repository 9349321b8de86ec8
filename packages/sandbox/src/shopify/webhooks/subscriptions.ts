import { PRIVACY_TOPICS } from './topics.ts'

export interface Subscription {
  id: number
  topic: string
  uri: string
  includeFields: string[]
  filter: string | null
  name: string | null
  /** Made by the API, or part of the app's own configuration: only the former end after failures. */
  source: 'api' | 'app'
  /** In a row; Shopify never shows it. */
  failures: number
  created: number
  updated: number
}

const MOST_FAILURES = 8

export const createSubscriptions = (now: () => number) => {
  const held = new Map<number, Subscription>()
  let last = 1_100_000_000_000
  const second = () => Math.floor(now() / 1000) * 1000
  const add = (given: Pick<Subscription, 'topic' | 'uri' | 'source'> & Partial<Subscription>): Subscription => {
    last += 1
    const made = { id: last, includeFields: [], filter: null, name: null, failures: 0 }
    const subscription: Subscription = { ...made, ...given, created: second(), updated: second() }
    held.set(subscription.id, subscription)
    return subscription
  }

  return {
    add,
    /** What the API lists: those it made. */
    listed: () => [...held.values()].filter(({ source }) => source === 'api'),
    of: (topic: string) => [...held.values()].filter((one) => one.topic === topic),
    find: (id: number) => held.get(id),
    change(id: number, changes: Partial<Subscription>) {
      const found = held.get(id)
      if (found) held.set(id, { ...found, ...changes, updated: second() })
      return held.get(id)
    },
    remove: (id: number) => held.delete(id),
    /** As `shopify.app.toml` does: the privacy topics, and whatever else the app names. */
    configure(uri: string, topics: string[]) {
      for (const { id, source } of held.values()) if (source === 'app') held.delete(id)
      for (const topic of new Set([...PRIVACY_TOPICS, ...topics])) add({ topic, uri, source: 'app' })
    },
    /** What came of a delivery: the eighth failure in a row ends what the API made (dossier §6). */
    settle(id: number, delivered: boolean) {
      const found = held.get(id)
      if (found === undefined) return
      found.failures = delivered ? 0 : found.failures + 1
      if (found.failures >= MOST_FAILURES && found.source === 'api') held.delete(id)
    },
    /** The app is gone, and what it made with it; only that is still told. */
    clear() {
      for (const { id, source, topic } of held.values()) {
        if (source === 'api' && topic !== 'app/uninstalled') held.delete(id)
      }
    },
    taken: (topic: string, uri: string) => [...held.values()].some((one) => one.topic === topic && one.uri === uri),
  }
}
export type Subscriptions = ReturnType<typeof createSubscriptions>
