import { createInterface } from 'node:readline'
import type { ExplainQuery, Explanation } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { explainLines } from './explain-text.ts'
import { flag, optionalText, orderWords, storeOption, storesNamed } from './options.ts'

const given = z.object({ store: optionalText, email: flag })

export const explain: CommandSpec = {
  name: 'explain',
  argument: { word: '[ref]', help: (t) => t('help.arg.ref') },
  options: [{ flags: '--email', help: (t) => t('help.option.email') }, storeOption],
  help: (t) => t('help.explain'),
  examples: ['recolte explain 1042', 'recolte explain --email', 'recolte explain 1042 --json'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { store, email } = given.parse(options)
  const where = store === undefined ? {} : { store: storesNamed(session, store)[0] ?? store }
  const query: ExplainQuery =
    email && argument === undefined
      ? { email: await readEmail(session), ...where }
      : { text: orderWords(argument, 'explain'), ...where }
  const found = await withRecolte(session, (recolte) => recolte.explain(query))
  const [only] = found
  const needed = found.some(({ status }) => FOR_A_PERSON.has(status))
  return {
    exit: needed ? 1 : 0,
    json: only !== undefined && found.length === 1 ? toJson(only) : { matches: found.map(toJson) },
    lines: () => explainLines(session, found),
  }
}

const FOR_A_PERSON = new Set<Explanation['status']>(['held', 'refused', 'uncertain', 'expired', 'unreadable'])

/** Typed unseen at a terminal, else the first line that comes in. */
async function readEmail({ io, prompter, t, mask }: Session): Promise<string> {
  const email = prompter === undefined ? await firstLine(io.stdin) : await prompter.hidden(t('explain.ask-email'))
  if (email.trim() === '') throw new CliError('no-email')
  mask.add([email.trim()])
  return email.trim()
}

async function firstLine(input: Session['io']['stdin']): Promise<string> {
  for await (const line of createInterface({ input })) if (line.trim() !== '') return line
  return ''
}

function toJson({ reference, store, status, reason, dates, attempts }: Explanation): object {
  const { ordered, qualified, collected, scheduled, sent } = dates
  return {
    reference,
    store,
    status,
    reason: { code: reason.code, message: reason.message, next: reason.next },
    dates: {
      ordered: iso(ordered),
      qualified: iso(qualified),
      collected: iso(collected),
      scheduled: iso(scheduled),
      sent: iso(sent),
    },
    attempts: attempts.map(({ at, outcome, message }) => ({ at: iso(at), outcome, message })),
  }
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
