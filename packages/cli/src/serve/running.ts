import type { Recolte } from '@recolte/core'
import { openRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { createLog } from './log.ts'

/** One configuration in force. */
export interface Running {
  handle: Recolte['handle']
  /** Begins to poll and to deliver. */
  begin(): void
  /** Resolves once what was in flight has settled and nothing is left leased. */
  stop(): Promise<void>
}

/** Opens a configuration, or throws why it cannot be in force. */
export async function openRunning(session: Session): Promise<Running> {
  const recolte = await openRecolte(session, createLog(session).event)
  try {
    await recolte.verify()
  } catch (error) {
    await recolte.close()
    throw error
  }
  const abort = new AbortController()
  let serving: Promise<void> = Promise.resolve()
  return {
    handle: recolte.handle,
    begin() {
      serving = recolte.serve({ signal: abort.signal })
    },
    async stop() {
      abort.abort()
      await serving
      await recolte.close()
    },
  }
}
