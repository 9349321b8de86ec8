import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'

/** Where one answer may come from, in this order: the flag, the variable, the person at the terminal. */
export interface Question {
  flag: string
  given: string | undefined
  variable?: string | undefined
  /** The environment over the `.env` that is there. */
  known: Record<string, string | undefined>
  ask: string
  hidden?: boolean
  initial?: string | undefined
}

/** One answer, or a usage error that names where it could have come from. Hidden ones are masked from then on. */
export async function answer(session: Session, question: Question): Promise<string> {
  const { prompter } = session
  const { flag, given, variable, known, hidden = false } = question
  const found = given ?? (variable === undefined ? undefined : session.io.environment[variable])
  const value = found ?? (prompter === undefined ? known[variable ?? ''] : await ask(prompter, question))
  if (value === undefined || value.trim() === '') {
    throw variable === undefined
      ? new CliError('init-missing-flag', { flag })
      : new CliError('init-missing', { flag, variable })
  }
  if (hidden) session.mask.add([value.trim()])
  return value.trim()
}

const ask = (
  prompter: NonNullable<Session['prompter']>,
  { ask: message, hidden, initial }: Question,
): Promise<string> => (hidden === true ? prompter.hidden(message) : prompter.text(message, initial))
