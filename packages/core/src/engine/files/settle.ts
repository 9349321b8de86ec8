import { DAY, type Instant } from '../../clock.ts'
import type { FileEnd, FileOrder, Settlement } from '../../journal/port.ts'
import type { Method, Receipt } from '../../method.ts'
import type { Engine } from '../runtime.ts'
import { keepReleased, settlement } from '../settle.ts'

/** What the platform's folders say of one order: the receipt, and its reason where the usual one says too little. */
export type Verdict = Pick<Receipt, 'outcome' | 'message'> & { reason?: Settlement['reason'] }

/** Settles a file and all of its orders in one transaction. */
export async function settleFile(
  { journal, clock }: Engine,
  name: string,
  method: Method,
  end: FileEnd,
  verdict: (order: FileOrder) => Verdict,
): Promise<void> {
  const settlements = (await journal.fileOrders(name)).flatMap((order) => {
    const { outcome, message, reason } = verdict(order)
    // What is for a person already, only certainty takes out of their hands.
    if (order.state === 'uncertain' && outcome !== 'collected') return []
    const receipt = { handoverId: order.handoverId, outcome, message, at: end.at }
    const made = settlement(order, receipt, method, order.delayDays, false)
    return reason === undefined || made.state === 'expired' ? made : { ...made, reason: keepReleased(order, reason) }
  })
  await journal.settleFile(name, end, settlements, clock.now())
}

/** What putting the file said: there, or certainly not there. */
export function settlePut(
  engine: Engine,
  name: string,
  method: Method,
  receipt: Omit<Receipt, 'handoverId'>,
): Promise<void> {
  const { outcome, message, at } = receipt
  if (outcome === 'handed') return dropped(engine, name, method, at)
  return settleFile(engine, name, method, { state: 'not-dropped', at }, () => ({ outcome: 'retry', message }))
}

export function dropped(engine: Engine, name: string, method: Method, at: Instant): Promise<void> {
  const reason = { code: 'in-file', detail: { file: name } } as const
  return settleFile(engine, name, method, { state: 'dropped', at }, () => ({
    outcome: 'handed',
    message: name,
    reason,
  }))
}

/** A file that is nowhere for longer than this was taken by somebody else. */
export const MISSED_AFTER = DAY
