import { userInfo } from 'node:os'
import { type ActResult, type OrderSummary, type Recolte, reasonText } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { triggerWords } from '../words.ts'
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
    const order = only(await recolte.find({ text: ref, ...where }), ref, kind)
    const announced = [describe(session, order), session.t(`${kind}.will`)]
    if (!(await agreed(session, kind, announced, yes))) {
      return { exit: 0, json: { ok: true, [done]: 0 }, lines: () => [session.t('act.nothing-done')] }
    }
    const result = await perform(recolte, kind, order)
    return {
      exit: 0,
      json: {
        ok: true,
        [done]: result.done ? 1 : 0,
        unchanged: result.done ? 0 : 1,
        orders: [{ reference: refOf(order), store: order.store, before: result.before, outcome: result.outcome }],
      },
      lines: () => [session.t(result.outcome === 'done' ? `${kind}.done` : `act.${result.outcome}`, { ref })],
    }
  })
}

function only(found: OrderSummary[], ref: string, command: Kind): OrderSummary {
  const [first, ...others] = found
  if (first === undefined) throw new CliError('order-unknown', { ref })
  if (others.length === 0) return first
  const orders = found.map((order) => `${refOf(order)} (${order.store})`).join(', ')
  throw new CliError('order-ambiguous', { n: found.length, ref, orders, command })
}

const refOf = (order: OrderSummary): string => order.reference ?? order.orderId

/** Said on a terminal before the question, and in a pipe before acting: on stderr, stdout is for what was done. */
async function agreed(session: Session, kind: Kind, announced: string[], yes: boolean): Promise<boolean> {
  session.writer.err(`${announced.join('\n')}\n`)
  if (yes || session.prompter === undefined) return true
  return session.prompter.agree(session.t(`${kind}.ask`), kind === 'retry')
}

function describe({ t, config }: Session, order: OrderSummary): string {
  const ref = refOf(order)
  const trigger = triggerWords(t, config().config.stores[order.store])
  const { code, detail } = order.reason
  const { message } = reasonText(code, { ref, store: order.store, trigger, ...detail }, t.language)
  return t('act.order', { ref, store: order.store, state: t(`state.${order.state}`), reason: message })
}

const perform = (recolte: Recolte, kind: Kind, { store, orderId }: OrderSummary): Promise<ActResult> =>
  kind === 'retry' ? recolte.retry({ store, orderId }, actor()) : recolte.cancel({ store, orderId }, actor())

/** Who acted, for the journal: the account on this machine. */
function actor(): string {
  try {
    return userInfo().username
  } catch {
    return 'recolte'
  }
}
