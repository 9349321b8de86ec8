import type { ExplainQuery, Explanation } from '@recolte/core'
import { z } from 'zod'
import { readAddress } from '../buyer-address.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
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
      ? { email: await readAddress(session, 'explain --email'), ...where }
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

function toJson({ reference, store, status, reason, dates, attempts, followUp }: Explanation): object {
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
    ...(followUp === undefined ? {} : { followUp: followUpJson(followUp) }),
    attempts: attempts.map(({ at, outcome, message }) => ({ at: iso(at), outcome, message })),
  }
}

function followUpJson({ state, words, importedAt, findings, ...dates }: NonNullable<Explanation['followUp']>): object {
  const { scheduledAt = null, sentAt = null, submittedAt = null } = dates
  const at = {
    importedAt: iso(importedAt),
    scheduled: iso(scheduledAt),
    sent: iso(sentAt),
    submitted: iso(submittedAt),
  }
  return { state, words, ...at, findings }
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
