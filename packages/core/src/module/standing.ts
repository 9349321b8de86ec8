import { type Facts, keptFacts } from '../engine/facts.ts'
import type { CallContext } from './context.ts'
import { type Effective, settingsInForce } from './pushed.ts'

/** How a store stands when it is called: what the shop last told of itself, and the settings that count. */
export interface Standing extends Effective {
  facts: Facts | undefined
  /** Days. */
  delay: number
  delayProduct: number
}

export async function standing({ engine, runtime, account, settings }: CallContext): Promise<Standing> {
  const facts = await keptFacts(engine, runtime.name)
  const counts = await settingsInForce(engine.journal, runtime, { [account]: settings }, facts?.statuses ?? [])
  const { delay = 0, delayProduct = 0 } = counts.accounts[account] ?? {}
  return { ...counts, facts, delay, delayProduct }
}
