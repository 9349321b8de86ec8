import { interpolate } from '../config/environment.ts'
import { validate } from '../config/validate.ts'
import { PARTS } from '../connectors.ts'
import { problemText } from '../failure.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import type { RawConfig } from './write-config.ts'

/** What would be refused by the next command is refused here, before anything is written. */
export function refuseInvalid({ t }: Session, draft: RawConfig, environment: Record<string, string | undefined>): void {
  const filled = interpolate(draft, environment)
  const validated = validate(filled.value, PARTS)
  const problems = [...filled.problems, ...(validated.ok ? [] : validated.problems)]
  if (problems.length === 0) return
  throw new CliError('init-invalid', { problems: problems.map((problem) => problemText(problem, t)).join('\n') })
}

/** A value that stands in `.env` already is replaced only by somebody who said so. */
export async function keptVariables(
  { prompter, t, io }: Session,
  yes: boolean,
  known: Record<string, string | undefined>,
  variables: Record<string, string>,
): Promise<Record<string, string>> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(variables)) {
    const present = io.environment[name] === undefined ? known[name] : undefined
    const differs = present !== undefined && present !== '' && present !== value
    if (differs && !yes) {
      if (prompter === undefined) throw new CliError('init-variable-differs', { name })
      if (!(await prompter.agree(t('init.variable-differs', { name })))) throw new CliError('cancelled', {}, 1)
    }
    kept[name] = value
  }
  return kept
}
