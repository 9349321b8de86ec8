import type { Instant } from '../clock.ts'
import type { Decision, KnownOrder } from '../journal/port.ts'
import { decideRow } from '../qualify/decide.ts'
import { FOUND_BY_READING } from '../qualify/found-by-reading.ts'
import type { Engine, StoreRuntime, Turn } from './runtime.ts'

/** Orders decided again in one transaction. */
const GROUP = 500

/**
 * Decides what waits or was skipped again after the rules changed. New rules count for the future: an order that had
 * already reached the new trigger stays where it is until a person lets it go (`recolte release STORE --rules`).
 */
export async function decideAgain(engine: Engine, runtime: StoreRuntime, turn: Turn, now: Instant): Promise<void> {
  const { rules, passNumber: pass, record } = turn
  const first = record.rulesHash === undefined
  const again = { store: runtime.name, method: runtime.method.name, rulesHash: rules.hash, pass, now, limit: GROUP }
  let left = 0
  for (let more = true; more; ) {
    let inThisGroup = 0
    ;({ more } = await engine.journal.redecide(again, (row, known) => {
      const decision = decideRow(row, known, rules, now)
      if (first || known === undefined) return decision
      const kept = futureOnly(decision, known, now)
      if (kept.reason.code === 'rules-changed') inThisGroup += 1
      return kept
    }))
    left += inThisGroup
  }
  await engine.journal.patchStore(runtime.name, { rulesHash: rules.hash })
  if (left === 0) return
  const warning = { code: 'rules-changed', detail: { left } } as const
  turn.warnings.push(warning)
  engine.emit({ type: 'warning', store: runtime.name, ...warning })
}

function futureOnly(decision: Decision, known: KnownOrder, now: Instant): Decision {
  if (decision.kind !== 'collect' && decision.kind !== 'hold') return decision
  const { reachedAt, reachedFrom } = decision
  const facts = {
    ...(reachedAt === undefined ? {} : { reachedAt }),
    ...(reachedFrom === undefined ? {} : { reachedFrom }),
  }
  if (FOUND_BY_READING.has(known.reason.code)) {
    return { kind: known.decision === 'wait' ? 'wait' : 'skip', reason: known.reason, ...facts }
  }
  return {
    kind: 'skip',
    reason: { code: 'rules-changed', detail: { changed: new Date(now).toISOString().slice(0, 10) } },
    ...facts,
  }
}
