import type { ActResult, Explanation, Recolte } from '@recolte/core'
import { actor } from '../actor.ts'
import type { Outcome } from '../command.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { orderWords } from './options.ts'

export type OneAct = 'retry' | 'cancel' | 'confirm'

const DONE = { retry: 'retried', cancel: 'cancelled', confirm: 'confirmed' } as const

interface Asked {
  kind: OneAct
  argument: string | undefined
  where: { store?: string }
  yes: boolean
}

/** Says what the order is and what will be done, asks where somebody can answer, acts, and says what was done. */
export async function actOnOne(
  session: Session,
  recolte: Recolte,
  { kind, argument, where, yes }: Asked,
): Promise<Outcome> {
  if (argument === undefined || argument.trim() === '') throw new CliError('which-order', { command: kind })
  const ref = orderWords(argument, 'explain')
  const order = only(await recolte.explain({ text: ref, ...where }), ref, kind)
  if (!(await agreed(session, kind, order, yes))) {
    return { exit: 0, json: { ok: true, [DONE[kind]]: 0, unchanged: 1 }, lines: () => [session.t('act.nothing-done')] }
  }
  const { reference, store, orderId } = order
  const result = await recolte[kind]({ store, orderId }, actor())
  const { outcome, before } = result
  const late = kind === 'cancel' && isTooLate(outcome, before)
  return {
    exit: late ? 1 : 0,
    json: {
      ok: !late,
      [DONE[kind]]: outcome === 'done' ? 1 : 0,
      unchanged: outcome === 'done' ? 0 : 1,
      orders: [{ reference, store, before, outcome }],
    },
    lines: () => said(session, kind, order, result),
  }
}

function only(found: Explanation[], ref: string, command: OneAct): Explanation {
  const [first, ...others] = found
  if (first === undefined || first.status === 'unknown') throw new CliError('order-unknown', { ref })
  if (others.length === 0) return first
  const orders = found.map(({ reference, store }) => `${reference} (${store})`).join(', ')
  throw new CliError('order-ambiguous', { n: found.length, ref, orders, command })
}

/** States in which nothing is about to leave, so that there is nothing to act on. */
const AT_REST: ReadonlySet<Explanation['status']> = new Set(['waiting', 'skipped'])
/** States in which the platform has the order, or may have it. */
const LEFT: ReadonlySet<Explanation['status']> = new Set(['collected', 'handed', 'uncertain'])

const isTooLate = (outcome: ActResult['outcome'], before: ActResult['before']): boolean =>
  outcome === 'sending' || (outcome === 'final' && LEFT.has(before))

/** Said on a terminal before the question, and in a pipe before acting: on stderr, stdout is for what was done. */
async function agreed(session: Session, kind: OneAct, order: Explanation, yes: boolean): Promise<boolean> {
  const { t, writer, prompter } = session
  const { reference: ref, store, status, reason } = order
  writer.err(`${t('act.order', { ref, store, state: t(`state.${status}`), reason: reason.message })}\n`)
  // Where nothing can be done no question is asked: the answer says why.
  const possible =
    kind === 'confirm'
      ? status === 'uncertain'
      : !AT_REST.has(status) && status !== 'collected' && !(kind === 'cancel' && LEFT.has(status))
  if (!possible) return true
  writer.err(`${t(`${kind}.will`)}\n`)
  return yes || prompter === undefined || prompter.agree(t(`${kind}.ask`), kind === 'retry')
}

function said({ t }: Session, kind: OneAct, order: Explanation, { outcome, before }: ActResult): string[] {
  const values = { ref: order.reference, state: t(`state.${before}`) }
  if (outcome === 'done') return [t(`${kind}.done`, values)]
  if (kind === 'cancel' && isTooLate(outcome, before)) {
    const certain = outcome === 'final' && before === 'collected'
    return [t(certain ? 'cancel.late' : 'cancel.perhaps-late', values), t('cancel.late.next', values)]
  }
  if (outcome === 'sending') return [t('act.sending', values)]
  if (outcome === 'final' && before === 'collected') return [t('act.final', values)]
  if (kind === 'confirm') return [t('confirm.not-uncertain', values)]
  return [t(outcome === 'final' ? 'act.ended' : `${kind}.no-handover`, values)]
}
