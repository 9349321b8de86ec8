import type { Recolte, RecolteEvent } from '@recolte/core'
import type { Session } from '../session.ts'
import { afterPass } from './after-pass.ts'

/** While serving, each poll of a store is a pass: one look at a time, and one more for all that came meanwhile. */
export function afterTurns(session: Session, recolte: () => Recolte) {
  let looking: Promise<void> = Promise.resolve()
  let waiting = false
  let good = true
  const look = async () => {
    waiting = false
    const all = good
    good = true
    await afterPass(session, recolte(), all)
  }
  return {
    event(event: RecolteEvent): void {
      if (event.type !== 'turn' || event.why !== 'poll') return
      good &&= event.result.failure === undefined
      if (waiting) return
      waiting = true
      looking = looking.then(look)
    },
    settled: () => looking,
  }
}
