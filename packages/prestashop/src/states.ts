import { MEANINGS, type Meaning, type OrderStatus } from '@recolte/core'
import type { Client } from './client.ts'
import type { Configuration } from './configuration.ts'
import { fields } from './list.ts'
import { inLanguage, type RawHistory, type RawState, STATE_FIELDS, stateSchema, understood } from './schema.ts'

export interface States {
  list: OrderStatus[]
  meaningOf(state: number): Meaning | undefined
}

/** Soft-deleted states are listed too: orders may still stand there. */
export async function readStates(
  client: Client,
  configuration: Configuration,
  language: number | undefined,
): Promise<States> {
  const { entries } = await client.list('order_states', { display: fields(STATE_FIELDS), sort: '[id_ASC]' })
  const meanings = new Map<number, Meaning>()
  const list = understood(stateSchema, entries).map((raw): OrderStatus => {
    const code = String(raw.id)
    const meaning = meaningOf(raw, configuration)
    if (meaning !== undefined) meanings.set(raw.id, meaning)
    return {
      code,
      label: inLanguage(raw.name, language) || code,
      ...(meaning === undefined ? {} : { meaning }),
      ...(raw.deleted ? { retired: true } : {}),
    }
  })
  return { list, meaningOf: (state) => meanings.get(state) }
}

/**
 * By the shop's own word which of its states is which, then by the flags a merchant ticks. `delivery` is no sign of
 * anything: it stands for the delivery slip, and "Processing" has it too (seen).
 */
function meaningOf(state: RawState, { stateOf }: Configuration): Meaning | undefined {
  const is = (name: Parameters<typeof stateOf>[0]) => stateOf(name) === state.id
  if (is('PS_OS_CANCELED')) return 'cancelled'
  if (is('PS_OS_REFUND')) return 'refunded'
  if (is('PS_OS_DELIVERED')) return 'delivered'
  if (state.shipped) return 'shipped'
  if (state.paid) return 'paid'
  const unpaid = is('PS_OS_ERROR') || is('PS_OS_CHEQUE') || is('PS_OS_BANKWIRE')
  if (unpaid || is('PS_OS_OUTOFSTOCK_UNPAID') || is('PS_OS_COD_VALIDATION') || state.module_name !== '') return 'unpaid'
  return undefined
}

const rank = (meaning: Meaning | undefined) => (meaning === undefined ? undefined : MEANINGS.indexOf(meaning))

/**
 * When each state was reached, of those the order has not left backwards: set to "Shipped" by mistake, put back to
 * "Processing" and shipped again, it was shipped then and not before.
 */
export function reachedBy(
  current: number,
  histories: RawHistory[],
  states: States,
  instantOf: (wall: string) => Date,
): Record<string, Date> {
  const reached = new Map<number, Date>()
  const leaveBackwards = (state: number) => {
    const here = rank(states.meaningOf(state))
    for (const other of reached.keys()) {
      const there = rank(states.meaningOf(other))
      if (here !== undefined && there !== undefined && there > here) reached.delete(other)
    }
  }
  for (const { id_order_state: state, date_add } of histories.toSorted((a, b) => a.id - b.id)) {
    leaveBackwards(state)
    if (!reached.has(state)) reached.set(state, instantOf(date_add))
  }
  leaveBackwards(current)
  return Object.fromEntries([...reached].map(([state, at]) => [String(state), at]))
}
