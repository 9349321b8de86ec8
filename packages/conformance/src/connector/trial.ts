import type { Connector } from '@recolte/core'
import type { Bench, TrueOrder } from './bench.ts'
import type { Recording, Session } from './session.ts'
import { gather } from './walk.ts'

/** What a rule gets: the connector, a shop of its own, and ways to bring the two together. */
export interface Trial {
  connector: Connector
  bench: Bench
  /** Connects anew, as a new process would; with the bench's good settings unless told. */
  open(settings?: unknown): Session
  /** A context without a connection, for rules about connecting. */
  record(): Recording
}

/** The truth of the shop now, oldest change first. */
export async function truth(bench: Bench): Promise<TrueOrder[]> {
  const orders = await gather(bench.orders())
  return orders.sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime() || (a.id < b.id ? -1 : 1))
}

/** The order at this place of a list that cannot be empty unless the bench is wrong. */
export function pick(orders: TrueOrder[], index: number): TrueOrder {
  const order = orders.at(index)
  if (order === undefined) throw new Error(`the bench has ${orders.length} orders; this rule needs more`)
  return order
}

/** An instant before every change: for rules that are not about the border itself. */
export const beginning = (orders: TrueOrder[]): Date => new Date(pick(orders, 0).changedAt.getTime() - 1_000)
