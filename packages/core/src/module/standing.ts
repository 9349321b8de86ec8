import { type Facts, keptFacts } from '../engine/facts.ts'
import type { CallContext } from './context.ts'
import { type Effective, effective, inForce } from './pushed.ts'

/** How a store stands when it is called: what the shop last told of itself, and the settings that count. */
export interface Standing extends Effective {
  facts: Facts | undefined
  /** Under the platform's own names. */
  pushed: Record<string, string>
  /** Days. */
  delay: number
  delayProduct: number
}

export async function standing({ engine, runtime, account, settings }: CallContext): Promise<Standing> {
  const facts = await keptFacts(engine, runtime.name)
  const pushed = inForce(await engine.journal.settings(runtime.name))
  const counts = effective(runtime, { [account]: settings }, pushed, facts?.statuses ?? [])
  const { delay = 0, delayProduct = 0 } = counts.accounts[account] ?? {}
  return { ...counts, facts, pushed, delay, delayProduct }
}
