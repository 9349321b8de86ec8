import { type Clock, DAY } from '../clock.ts'
import { RecolteError } from '../errors.ts'
import type { FollowUp, Reconciliation, ReconciliationKind } from '../journal/follow-up.ts'
import type { HandoverStory, Journal, OrderStory } from '../journal/port.ts'
import { errorText } from '../messages/render.ts'
import type { Language } from '../messages/text.ts'

/** The platform's export beside our own record. */
export interface Following {
  /** Takes in lines of an export of this account, replacing what an earlier one said. Answers how many are ours. */
  importFollowUps(account: string, rows: Omit<FollowUp, 'importedAt'>[]): Promise<number>
  /** What differs between our record and the last export of the account. */
  reconcile(account: string): Promise<Reconciliation>
}

/** Lines written in one transaction. */
const GROUP = 500

export function following(journal: Journal, accounts: Record<string, unknown>, clock: Clock): Following {
  const mustKnow = (account: string) => {
    if (Object.hasOwn(accounts, account)) return
    const detail = { account, known: Object.keys(accounts).join(', ') }
    throw new RecolteError('no-such-account', 'config', { detail })
  }
  return {
    async importFollowUps(account, rows) {
      mustKnow(account)
      const now = clock.now()
      let known = 0
      for (let from = 0; from < rows.length; from += GROUP) {
        const group = rows.slice(from, from + GROUP).map((row) => ({ ...row, importedAt: now }))
        known += await journal.importFollowUps(account, group, now)
      }
      return known
    },
    async reconcile(account) {
      mustKnow(account)
      return journal.reconcile(account)
    },
  }
}

/** What the export says of one order, and what of it wants to be known. */
export interface Followed extends FollowUp {
  findings: { code: ReconciliationKind; message: string; next: string }[]
}

export async function followedOf(
  journal: Journal,
  { createdAt, handover }: OrderStory,
  language: Language,
): Promise<Followed | undefined> {
  if (handover?.account === undefined || handover.reference === undefined) return undefined
  const { account, reference, collectedAt } = handover
  const followUp = await journal.followUp(account, reference)
  if (followUp !== undefined) {
    return { ...followUp, findings: findingsOf(followUp, handover).map((code) => say(code, language)) }
  }
  const span = await journal.importSpan(account)
  if (span?.first === undefined || collectedAt === undefined) return undefined
  const { importedAt, first } = span
  if (createdAt < first || Math.max(createdAt, collectedAt) >= importedAt - DAY) return undefined
  return { reference, state: 'other', words: '–', importedAt, ...NO_DATES, findings: [say('absent', language)] }
}

const NO_DATES = {
  ...{ orderedAt: undefined, collectedAt: undefined, scheduledAt: undefined },
  ...{ sentAt: undefined, openedAt: undefined, submittedAt: undefined },
}

const say = (code: ReconciliationKind, language: Language) => ({ code, ...errorText(`export-${code}`, {}, language) })

function findingsOf(
  { state, scheduledAt, sentAt, importedAt }: FollowUp,
  handover: HandoverStory,
): ReconciliationKind[] {
  const late = state === 'scheduled' && sentAt === undefined && (scheduledAt ?? importedAt) < importedAt - DAY
  const ours = handover.scheduledAt
  const differs = scheduledAt !== undefined && ours !== undefined && Math.abs(scheduledAt - ours) > DAY
  return [
    ...(state === 'capped' || state === 'blocked' || state === 'error' ? [state] : []),
    ...(late ? (['late'] as const) : []),
    ...(differs ? (['dates-differ'] as const) : []),
  ]
}
