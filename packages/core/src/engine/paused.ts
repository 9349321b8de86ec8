import type { Engine } from './runtime.ts'

/** A person's pause holds for a pass that is on its way too: whoever hands over looks each time. */
export async function isPaused({ journal }: Engine, store: string): Promise<boolean> {
  return (await journal.store(store))?.pausedAt !== undefined
}
