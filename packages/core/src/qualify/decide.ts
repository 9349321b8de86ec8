import { DAY, HOUR, type Instant } from '../clock.ts'
import type { Decision, KnownOrder } from '../journal/port.ts'
import { MEANINGS, type Meaning, type OrderRow } from '../model/order.ts'
import type { Reason } from '../model/states.ts'
import { mayHaveLeft } from './restored.ts'
import { AGE_LIMIT_DAYS, OLD_DAYS, type Rules } from './rules.ts'

/**
 * Decides an order by its light row alone: no personal data, no I/O, never throws. First match wins.
 * The same order read complete goes through `qualify`, which begins with this.
 */
export function decideRow(row: OrderRow, known: KnownOrder | undefined, rules: Rules, now: Instant): Decision {
  const standing = closed(row) ?? excluded(row, rules)
  if (standing !== undefined) return { kind: 'skip', reason: standing, ...kept(known) }

  // What a takeover has found out stays so.
  if (known?.reason.code === 'taken-before') return { kind: 'skip', reason: known.reason, ...kept(known) }

  const former = formerModule(row, known, rules)
  if (former === 'collected') {
    return {
      kind: 'skip',
      reason: { code: 'former-module', detail: { previous: rules.previousStatus ?? '' } },
      ...kept(known),
    }
  }

  const reached = whenReached(row, known, rules)
  if (reached === 'not-yet' || reached === 'moved-back') {
    const code = reached === 'not-yet' ? 'status-not-reached' : 'moved-back'
    return { kind: 'wait', reason: { code, detail: { status: row.statuses.join(', ') } }, ...kept(known) }
  }
  const account = rules.accountOf(row.shop, row.language)
  const facts = { reachedAt: reached.at, reachedFrom: reached.from, ...(account === undefined ? {} : { account }) }

  // Left behind once is left behind for good: a baseline moves back only where the clock it was read off was put right.
  const leftBehind = known?.reason.code === 'before-baseline' && known.reachedAt === reached.at
  if (leftBehind || reached.at <= rules.baseline) {
    const baseline = new Date(rules.baseline).toISOString().slice(0, 10)
    return { kind: 'skip', reason: { code: 'before-baseline', detail: { baseline } }, ...facts }
  }
  if (now - reached.at > AGE_LIMIT_DAYS * DAY) {
    return { kind: 'skip', reason: { code: 'too-old', detail: { days: AGE_LIMIT_DAYS } }, ...facts }
  }
  if (rules.purchaseDays !== undefined && now - row.createdAt.getTime() > rules.purchaseDays * DAY) {
    return { kind: 'skip', reason: { code: 'purchase-too-old', detail: { days: rules.purchaseDays } }, ...facts }
  }
  if (former === 'perhaps') {
    return {
      kind: 'hold',
      reason: { code: 'former-module-perhaps', detail: { previous: rules.previousStatus ?? '' } },
      ...facts,
    }
  }
  if (reached.from === 'unknown') return { kind: 'hold', reason: { code: 'reached-unknown' }, ...facts }
  // What the last change of rules left behind stays behind until a person lets it go.
  if (known?.reason.code === 'rules-changed') return { kind: 'skip', reason: known.reason, ...facts }
  if (rules.holdOld && known?.handover === undefined && now - reached.at > OLD_DAYS * DAY) {
    return { kind: 'hold', reason: { code: 'old-orders', detail: { days: OLD_DAYS } }, ...facts }
  }
  if (rules.restored !== undefined && mayHaveLeft(reached, rules.restored)) {
    const at = new Date(rules.restored.at).toISOString().slice(0, 10)
    return { kind: 'hold', reason: { code: 'restored-perhaps', detail: { at } }, ...facts }
  }
  return { kind: 'collect', ...leaving(reached.at, rules, now), ...facts }
}

/** Now, or once its days on our side are over. */
function leaving(reachedAt: Instant, rules: Rules, now: Instant): Pick<Decision, 'reason' | 'notBefore'> {
  const notBefore = reachedAt + rules.holdDays * DAY
  // Without days to wait there is nothing to wait for, even where the shop's clock is ahead of ours.
  if (rules.holdDays === 0 || notBefore <= now) return { reason: { code: 'due' } }
  return {
    reason: { code: 'not-before', detail: { until: new Date(notBefore).toISOString().slice(0, 10) } },
    notBefore,
  }
}

/** A decision that says nothing of the trigger must not forget when it was reached. */
function kept(known: KnownOrder | undefined): Pick<Decision, 'reachedAt' | 'reachedFrom'> {
  return known?.reachedAt === undefined
    ? {}
    : { reachedAt: known.reachedAt, reachedFrom: known.reachedFrom ?? 'unknown' }
}

function closed(row: OrderRow): Reason | undefined {
  return row.meaning === 'cancelled' || row.meaning === 'refunded' ? { code: row.meaning } : undefined
}

function excluded(row: OrderRow, rules: Rules): Reason | undefined {
  const status = row.statuses.find((code) => rules.excludedStatuses.has(code))
  if (status !== undefined) return { code: 'excluded-status', detail: { status } }
  if (row.shop !== undefined && rules.excludedShops.has(row.shop))
    return { code: 'excluded-shop', detail: { shop: row.shop } }
  if (row.language !== undefined && rules.excludedLanguages.has(row.language)) {
    return { code: 'excluded-language', detail: { language: row.language } }
  }
  return undefined
}

/** The baseline is the shop's clock's, what was seen first is ours': the shop's may be ahead. */
const CLOCKS_APART = HOUR

const rank = (meaning: Meaning | undefined) => (meaning === undefined ? undefined : MEANINGS.indexOf(meaning))

/** Whether a module that collected at `previousStatus` before this store was connected has had the order. */
function formerModule(row: OrderRow, known: KnownOrder | undefined, rules: Rules): 'no' | 'collected' | 'perhaps' {
  const previous = rules.previousStatus
  if (previous === undefined || row.createdAt.getTime() > rules.baseline) return 'no'
  if (known !== undefined) {
    if (known.reason.code === 'former-module') return 'collected'
    if (known.reason.code === 'former-module-perhaps') return 'perhaps'
    // It was open and not past the former module's status when set-up first looked at it.
    if (known.firstSeenAt >= rules.baseline - CLOCKS_APART && known.reason.code === 'status-not-reached') return 'no'
  }
  const at = row.reached?.[previous]
  if (at !== undefined) return at.getTime() <= rules.baseline ? 'collected' : 'no'
  if (row.statuses.includes(previous)) return row.changedAt.getTime() <= rules.baseline ? 'collected' : 'perhaps'
  const here = rank(row.meaning)
  const there = rank(rules.meanings[previous])
  if (here === undefined || there === undefined) return 'perhaps'
  return here > there ? 'collected' : 'no'
}

type Reached = { at: Instant; from: 'cms' | 'seen' | 'unknown' }

/**
 * When the order reached its trigger. The shop's own word wins; else the change in which we saw it. The earliest
 * instant ever known stays: an order that is edited, or completed a second time, was still first there then.
 */
function whenReached(row: OrderRow, known: KnownOrder | undefined, rules: Rules): Reached | 'not-yet' | 'moved-back' {
  const reached = rules.onOrder ? onOrder(row) : onStatus(row, known, rules)
  if (typeof reached === 'string' || known?.reachedAt === undefined || known.reachedAt > reached.at) return reached
  return { at: known.reachedAt, from: known.reachedFrom ?? 'unknown' }
}

function onOrder(row: OrderRow): Reached | 'not-yet' {
  return row.meaning === 'draft' ? 'not-yet' : { at: row.createdAt.getTime(), from: 'cms' }
}

function onStatus(row: OrderRow, known: KnownOrder | undefined, rules: Rules): Reached | 'not-yet' | 'moved-back' {
  // Outside what set-up looked at, an old order may have reached the trigger once before: only a person can tell.
  const beyond = known === undefined && row.createdAt.getTime() < rules.followedSince
  let told: Instant | undefined
  for (const status of rules.trigger) {
    const at = row.reached?.[status]?.getTime()
    if (at !== undefined && (told === undefined || at < told)) told = at
  }
  if (told !== undefined) return { at: told, from: beyond && told > rules.baseline ? 'unknown' : 'cms' }

  const changedAt = row.changedAt.getTime()
  if (row.statuses.some((status) => rules.trigger.has(status))) {
    if (known !== undefined) return { at: changedAt, from: 'seen' }
    // First seen there: certain only where it was created after the baseline, or last changed before it.
    if (row.createdAt.getTime() > rules.baseline || changedAt <= rules.baseline) return { at: changedAt, from: 'seen' }
    return { at: changedAt, from: 'unknown' }
  }
  if (known?.reachedAt === undefined) return 'not-yet'
  return wentBack(row, rules) ? 'moved-back' : { at: known.reachedAt, from: known.reachedFrom ?? 'unknown' }
}

/** Whether the order stands before its trigger again; one that moved on to a later or unknown status does not. */
function wentBack(row: OrderRow, rules: Rules): boolean {
  const here = rank(row.meaning)
  if (here === undefined) return false
  for (const status of rules.trigger) {
    const there = rank(rules.meanings[status])
    if (there === undefined ? here <= MEANINGS.indexOf('unpaid') : here < there) return true
  }
  return false
}
