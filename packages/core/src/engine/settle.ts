import { DAY, type Instant } from '../clock.ts'
import type { Leased, Settlement } from '../journal/port.ts'
import type { Method, Receipt } from '../method.ts'
import type { Reason } from '../model/states.ts'
import { AGE_LIMIT_DAYS } from '../qualify/rules.ts'
import { backoff } from './backoff.ts'

/** Days a payload is kept after its hand-over has ended. */
const PAYLOAD_DAYS = 30

type Handled = Pick<Leased, 'handoverId' | 'reference' | 'reachedAt' | 'attempts' | 'reason'>

/** What a receipt makes of a hand-over. `blamed`: the keys are right, and still this one order's are not accepted. */
export function settlement(
  leased: Handled,
  receipt: Receipt,
  method: Method,
  delayDays: number | undefined,
  blamed: boolean,
): Settlement {
  const answer = receipt.code === undefined ? receipt.message : `${receipt.code} "${receipt.message}"`
  const base = {
    handoverId: leased.handoverId,
    attempt: {
      at: receipt.at,
      method: method.name,
      outcome: receipt.outcome,
      ...(receipt.code === undefined ? {} : { code: receipt.code }),
      message: receipt.message,
    },
  }
  const ended = { ...base, eraseAfter: receipt.at + PAYLOAD_DAYS * DAY }
  switch (receipt.outcome) {
    case 'collected': {
      const scheduled = delayDays === undefined ? {} : { scheduledAt: receipt.at + delayDays * DAY }
      return { ...ended, state: 'collected', reason: { code: 'collected' }, collectedAt: receipt.at, ...scheduled }
    }
    case 'handed':
      return { ...base, state: 'handed', reason: { code: 'sent' } }
    case 'refused':
      return { ...ended, state: 'refused', reason: { code: 'platform-refused', detail: { answer } } }
    case 'credentials':
      if (blamed) return { ...ended, state: 'refused', reason: { code: 'credentials-refused', detail: { answer } } }
      return again(base, leased, receipt, { code: 'credentials', detail: { answer } })
    case 'unanswered':
      if (!method.repeatable) {
        return {
          ...ended,
          state: 'uncertain',
          reason: { code: 'no-answer', detail: { reference: leased.reference ?? '' } },
        }
      }
      return again(base, leased, receipt, { code: 'will-retry', detail: { answer } })
    case 'retry':
      return again(base, leased, receipt, { code: 'will-retry', detail: { answer } })
  }
}

/** A person's word (`retry`) holds through every further try. */
export function isReleased(leased: Pick<Leased, 'reason'>): boolean {
  return leased.reason.code === 'released' || leased.reason.detail?.released === 1
}

export function keepReleased(leased: Pick<Leased, 'reason'>, reason: Reason): Reason {
  return isReleased(leased) ? { ...reason, detail: { ...reason.detail, released: 1 } } : reason
}

function again(
  base: Pick<Settlement, 'handoverId' | 'attempt'>,
  leased: Handled,
  receipt: Receipt,
  reason: Settlement['reason'],
): Settlement {
  if (!isReleased(leased) && isTooOld(leased.reachedAt, receipt.at)) {
    return {
      ...base,
      state: 'expired',
      reason: { code: 'expired', detail: { days: AGE_LIMIT_DAYS } },
      eraseAfter: receipt.at + PAYLOAD_DAYS * DAY,
    }
  }
  return {
    ...base,
    state: 'due',
    reason: keepReleased(leased, reason),
    nextAt: receipt.at + backoff(leased.attempts + 1, receipt.retryAfterMs),
  }
}

function isTooOld(reachedAt: Instant, now: Instant): boolean {
  return now - reachedAt > AGE_LIMIT_DAYS * DAY
}
