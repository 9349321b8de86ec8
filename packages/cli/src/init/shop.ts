import {
  type Connector,
  type ConnectorContext,
  createHttp,
  DAY,
  type OrderStatus,
  type Store,
  type StoreInfo,
  USER_AGENT,
} from '@recolte/core'
import type { Session } from '../session.ts'
import { count, emptySurvey, type Survey } from './suggest-trigger.ts'

const SURVEYED_DAYS = 60
/** Enough orders to know a shop's habits by; a large shop is not read through for that. */
const SURVEYED_ORDERS = 3_000

export interface Shop {
  info: StoreInfo
  statuses: OrderStatus[]
  survey: Survey
}

/** Asks the shop with its new keys: that it answers, its statuses, and where the orders of the last weeks stand. */
export async function askShop(session: Session, connector: Connector, settings: object, name: string): Promise<Shop> {
  const store = connector.connect(settings, contextFor(session, settings, name))
  const info = await store.describe()
  const statuses = await store.statuses()
  return { info, statuses, survey: await takeSurvey(store, session.io.clock.now() - SURVEYED_DAYS * DAY) }
}

async function takeSurvey(store: Store, from: number): Promise<Survey> {
  const survey = emptySurvey()
  const since = new Date(from)
  for await (const { rows } of store.created?.({ since }) ?? store.changes({ since })) {
    count(
      survey,
      rows.filter(({ createdAt }) => createdAt >= since),
    )
    if (survey.orders >= SURVEYED_ORDERS) return { ...survey, partial: true }
  }
  return survey
}

function contextFor({ io, language }: Session, settings: object, store: string): ConnectorContext {
  const { clock, signal, environment } = io
  const allowInsecure = 'allowInsecure' in settings && settings.allowInsecure === true
  const http = createHttp({ clock, userAgent: USER_AGENT, store, signal, allowInsecure, env: environment })
  return { ...http, clock, signal, language, log: () => {} }
}
