import { dirname } from 'node:path'
import { createRecolte, type MethodDefinition, type Recolte, type RecolteEvent } from '@recolte/core'
import { reviewFiles } from '@recolte/review-files'
import { CONNECTORS, METHODS } from './connectors.ts'
import type { Session } from './session.ts'

/** Opens the engine of this configuration. Whoever opens it closes it. */
export function openRecolte(
  session: Session,
  onEvent?: (event: RecolteEvent) => void,
  methods: MethodDefinition[] = METHODS,
): Promise<Recolte> {
  const { path, input, journal, encryptionKey } = session.config()
  return createRecolte({
    accounts: input.accounts,
    stores: input.stores,
    connectors: CONNECTORS,
    methods,
    reviewFiles: reviewFiles(dirname(path)),
    journal,
    encryptionKey,
    language: session.language,
    clock: session.io.clock,
    ...(onEvent === undefined ? {} : { onEvent }),
  })
}

/** Opens it for as long as `use` needs it. */
export async function withRecolte<T>(
  session: Session,
  use: (recolte: Recolte) => Promise<T>,
  onEvent?: (event: RecolteEvent) => void,
  methods?: MethodDefinition[],
): Promise<T> {
  const recolte = await openRecolte(session, onEvent, methods)
  try {
    return await use(recolte)
  } finally {
    await recolte.close()
  }
}
