import type { Instant, ManyAct, Recolte } from '@recolte/core'
import { actor } from '../actor.ts'
import type { Outcome } from '../command.ts'
import { inStore } from '../in-store.ts'
import type { Session } from '../session.ts'
import { reasonsText, total } from './reason-words.ts'

type Kind = Exclude<ManyAct, 'pause'>

interface Asked {
  kind: Kind
  stores: { name: string; since: Instant | undefined }[]
  /** `release --rules`: how many days back; absent is all of them. */
  days?: number | undefined
  yes: boolean
}

const DONE = {
  release: 'released',
  'release-rules': 'released',
  'cancel-held': 'cancelled',
  'retry-refused': 'retried',
} as const satisfies Record<Kind, string>

/** Says how many orders are meant and what becomes of them, asks where somebody can answer, and acts. */
export async function actOnMany(session: Session, recolte: Recolte, asked: Asked): Promise<Outcome> {
  const { kind, stores, yes } = asked
  const { t, writer, prompter } = session
  let meant = 0
  for (const { name, since } of stores) {
    const reasons = await recolte.concerned(name, kind, since)
    const n = total(reasons)
    meant += n
    const values = { store: name, reasons: reasonsText(t, reasons) }
    if (n > 0) writer.err(`${t.count(`${kind}.are`, n, values)}\n`)
  }
  const key = DONE[kind]
  if (meant === 0) {
    return { exit: 0, json: { ok: true, [key]: 0, unchanged: 0 }, lines: () => [t('act.nobody')] }
  }
  writer.err(`${t(`${kind}.will`)}\n`)
  const goes = yes || prompter === undefined || (await prompter.agree(t.count(`${kind}.ask`, meant), false))
  if (!goes) {
    return { exit: 0, json: { ok: true, [key]: 0, unchanged: meant }, lines: () => [t('act.nothing-done')] }
  }
  let done = 0
  for (const { name, since } of stores) done += await inStore(name, perform(recolte, asked, name, since))
  // Others may have acted, or orders left, since they were counted.
  const unchanged = Math.max(0, meant - done)
  return { exit: 0, json: { ok: true, [key]: done, unchanged }, lines: () => [t.count(`${kind}.done`, done)] }
}

function perform(recolte: Recolte, { kind, days }: Asked, store: string, since: Instant | undefined): Promise<number> {
  switch (kind) {
    case 'release':
      return recolte.release(store, actor())
    case 'release-rules':
      return recolte.releaseRules(store, actor(), days)
    case 'cancel-held':
      return recolte.cancelHeld(store, actor())
    case 'retry-refused':
      return recolte.retryRefused(store, actor(), since)
  }
}
