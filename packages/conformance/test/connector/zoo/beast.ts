import {
  type ChangePage,
  type ChangesQuery,
  type Connector,
  type ConnectorContext,
  type ConnectorDefinition,
  defineConnector,
  type OrderRow,
  type Store,
} from '@recolte/core'
import { toyDefinition } from '../toy/index.ts'
import type { Settings } from '../toy/schema.ts'
import { connectToy, type ToyStore } from '../toy/store.ts'

/** A connector that is wrong on purpose in one way, and the rules that must catch it: the first one is meant for it. */
export interface Beast {
  name: string
  breaks: string[]
  connector: Connector
}

/** The toy connector with other members in its store. */
export const withStore = (
  alter: (toy: ToyStore, context: ConnectorContext, settings: Settings) => Partial<Store>,
): Connector =>
  defineConnector({
    ...toyDefinition,
    connect(settings, context) {
      const toy = connectToy(settings, context)
      return { ...toy, ...alter(toy, context, settings) }
    },
  })

/** The toy connector with another definition. */
export const withDefinition = (change: Partial<ConnectorDefinition<Settings>>): Connector =>
  defineConnector({ ...toyDefinition, ...change })

/** The toy connector on a context whose fetch was meddled with. */
export const withFetch = (
  meddle: (fetch: typeof globalThis.fetch, settings: Settings) => typeof globalThis.fetch,
): Connector =>
  withDefinition({
    connect: (settings, context) => connectToy(settings, { ...context, fetch: meddle(context.fetch, settings) }),
  })

/** The toy's list with each page altered. */
export const withPages = (alter: (page: ChangePage, query: ChangesQuery) => ChangePage | undefined): Connector =>
  withStore((toy) => ({
    async *changes(query) {
      for await (const page of toy.changes(query)) {
        const altered = alter(page, query)
        if (altered !== undefined) yield altered
      }
    },
  }))

export const withRows = (alter: (row: OrderRow) => OrderRow): Connector =>
  withPages((page) => ({ ...page, rows: page.rows.map(alter) }))
