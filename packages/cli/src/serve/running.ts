import type { Recolte, RecolteEvent } from '@recolte/core'
import { afterTurns } from '../alerts/after-turns.ts'
import { openRecolte } from '../compose.ts'
import type { Session } from '../session.ts'
import { createLog } from './log.ts'

/** One configuration in force. */
export interface Running {
  handle: Recolte['handle']
  standings: Recolte['standings']
  /** Begins to poll and to deliver. */
  begin(): void
  /** Resolves once what was in flight has settled and nothing is left leased. */
  stop(): Promise<void>
}

/** Opens a configuration, or throws why it cannot be in force. */
export async function openRunning(session: Session, onEvent: (event: RecolteEvent) => void): Promise<Running> {
  const log = createLog(session)
  const after = afterTurns(session, () => recolte)
  const recolte = await openRecolte(session, (event) => {
    log.event(event)
    onEvent(event)
    after.event(event)
  })
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
    standings: recolte.standings,
    begin() {
      serving = recolte.serve({ signal: abort.signal })
    },
    async stop() {
      abort.abort()
      await serving
      await after.settled()
      await recolte.close()
    },
  }
}
