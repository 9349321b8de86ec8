import type { ActResult, Explanation, Recolte } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import type { TextKey } from '../texts/translate.ts'
import { flag, optionalText, orderWords, storeOption, storesNamed, yesOption } from './options.ts'

const given = z.object({ store: optionalText, yes: flag })

export const retry = act('retry', 'retried')
export const cancel = act('cancel', 'cancelled')

type Kind = 'retry' | 'cancel'

/** Both act on one order: they say what they will do, ask where somebody can answer, act, and say what was done. */
function act(kind: Kind, done: string): CommandSpec {
  return {
    name: kind,
    argument: { word: '<ref>', help: (t) => t('help.arg.ref') },
    options: [storeOption, yesOption],
    help: (t) => t(`help.${kind}`),
    examples: [`recolte ${kind} 1031`, `recolte ${kind} 1031 --store boutique --yes`],
    needsConfig: true,
    run: (session, words) => run(session, words, kind, done),
  }
}

async function run(session: Session, { argument, options }: Given, kind: Kind, done: string): Promise<Outcome> {
  const { store, yes } = given.parse(options)
  const ref = orderWords(argument, 'explain')
  const where = store === undefined ? {} : { store: storesNamed(session, store)[0] ?? store }
  return withRecolte(session, async (recolte) => {
    const order = only(await recolte.explain({ text: ref, ...where }), ref, kind)
    if (!(await agreed(session, kind, order, yes))) {
      return { exit: 0, json: { ok: true, [done]: 0, unchanged: 1 }, lines: () => [session.t('act.nothing-done')] }
    }
    const { outcome, before } = await perform(recolte, kind, order)
    const { reference } = order
    return {
      exit: 0,
      json: {
        ok: true,
        [done]: outcome === 'done' ? 1 : 0,
        unchanged: outcome === 'done' ? 0 : 1,
        orders: [{ reference, store: order.store, before, outcome }],
      },
      lines: () => [session.t(said(kind, outcome, before), { ref: reference, state: session.t(`state.${before}`) })],
    }
  })
}

function only(found: Explanation[], ref: string, command: Kind): Explanation {
  const [first, ...others] = found
  if (first === undefined || first.status === 'unknown') throw new CliError('order-unknown', { ref })
  if (others.length === 0) return first
  const orders = found.map(({ reference, store }) => `${reference} (${store})`).join(', ')
  throw new CliError('order-ambiguous', { n: found.length, ref, orders, command })
}

/** States in which nothing is about to leave, so that there is nothing to act on. */
const AT_REST: ReadonlySet<Explanation['status']> = new Set(['waiting', 'skipped'])

/** Said on a terminal before the question, and in a pipe before acting: on stderr, stdout is for what was done. */
async function agreed(session: Session, kind: Kind, order: Explanation, yes: boolean): Promise<boolean> {
  const { t, writer, prompter } = session
  const { reference: ref, store, status, reason } = order
  writer.err(`${t('act.order', { ref, store, state: t(`state.${status}`), reason: reason.message })}\n`)
  if (AT_REST.has(status)) return true
  writer.err(`${t(`${kind}.will`)}\n`)
  return yes || prompter === undefined || prompter.agree(t(`${kind}.ask`), kind === 'retry')
}

function said(kind: Kind, outcome: ActResult['outcome'], before: ActResult['before']): TextKey {
  if (outcome === 'final' && before !== 'collected') return 'act.ended'
  if (outcome === 'done' || outcome === 'no-handover') return `${kind}.${outcome}`
  return `act.${outcome}`
}

const perform = (recolte: Recolte, kind: Kind, { store, orderId }: Explanation): Promise<ActResult> =>
  kind === 'retry' ? recolte.retry({ store, orderId }, actor()) : recolte.cancel({ store, orderId }, actor())
