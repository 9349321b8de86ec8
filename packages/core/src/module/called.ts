import { z } from 'zod'
import type { Instant } from '../clock.ts'
import type { Engine } from '../engine/runtime.ts'

const calledSchema = z.object({ at: z.number(), query: z.string() })
const key = (store: string): string => `module.called:${store}`

/** When the platform called a store last, and what for; undefined where it never has. */
export async function lastCall(
  journal: Engine['journal'],
  store: string,
): Promise<{ at: Instant; query: string } | undefined> {
  const text = await journal.getMeta(key(store))
  return text === undefined ? undefined : calledSchema.parse(JSON.parse(text))
}

export function noteCall({ journal, clock }: Engine, store: string, query: string): Promise<void> {
  return journal.setMeta(key(store), JSON.stringify({ at: clock.now(), query }))
}
