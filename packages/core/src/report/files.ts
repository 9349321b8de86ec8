import type { StoreRuntime } from '../engine/runtime.ts'
import type { HandedFile, Journal } from '../journal/port.ts'

/** Files of orders, for stores whose method drops them. Reads only, and the journal alone. */
export interface Filing {
  /** The newest files of a store, newest first, as they stood at the last pass; none where its method drops none. */
  files(store: string, limit?: number): Promise<HandedFile[]>
}

const SHOWN = 50

export function filing(journal: Journal, known: (store: string) => StoreRuntime): Filing {
  return {
    files: (store, limit = SHOWN) => journal.files({ store: known(store).name, limit }),
  }
}
