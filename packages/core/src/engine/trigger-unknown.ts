import type { StoreWarning } from '../api/passes.ts'
import type { OrderStatus } from '../model/order.ts'
import type { Engine, StoreRuntime } from './runtime.ts'

/** Said once, by the pass that first goes by these rules: no order would ever reach such a status, and nothing would fail. */
export function unknownTriggers(
  { emit }: Engine,
  { name: store }: StoreRuntime,
  { trigger }: { trigger: string[] },
  statuses: OrderStatus[],
): StoreWarning[] {
  const unknown = trigger.filter((code) => code !== 'onorder' && !statuses.some((status) => status.code === code))
  return unknown.map((code) => {
    const warning = { code: 'trigger-unknown', detail: { trigger: code } } as const
    emit({ type: 'warning', store, ...warning })
    return warning
  })
}
