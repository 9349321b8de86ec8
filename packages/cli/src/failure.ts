import { errorText, type Language, RecolteError } from '@recolte/core'
import { ConfigProblems } from './config/load.ts'
import type { Problem } from './config/problems.ts'
import { CliError, type ExitCode } from './problem.ts'
import { createTranslate, type TextKey, type Translate } from './texts/translate.ts'

/** An error as it is said: `code`, what happened, what to do. */
export interface Failure {
  code: string
  message: string
  next: string
  exit: ExitCode
}

export function describeFailure(error: unknown, language: Language): Failure {
  const t = createTranslate(language)
  if (error instanceof CliError) {
    const { code, values, exit } = error
    return { code, message: t(`error.${code}`, values), next: t(`error.${code}.next`, values), exit }
  }
  if (error instanceof ConfigProblems) {
    return { code: 'config', message: configMessage(error, t), next: t('problem.next'), exit: 2 }
  }
  if (error instanceof RecolteError) {
    // A journal that is full, locked or damaged needs somebody, but no other setting.
    const setting = error.fate === 'config' && !error.code.startsWith('journal-')
    return { code: error.code, ...errorText(error.code, error.detail, language), exit: setting ? 2 : 1 }
  }
  const what = error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
  const text = errorText('unexpected', { what }, language)
  return { code: 'unexpected', message: text.message, next: `${text.next} ${t('crash.debug')}`, exit: 1 }
}

function configMessage({ file, problems }: ConfigProblems, t: Translate): string {
  const lines = problems.map((problem) => problemText(problem, t))
  const [only] = lines
  if (only !== undefined && lines.length === 1) return t('problem.alone', { file, problem: only })
  return [t.count('problem.several', lines.length, { file }), ...lines.map((line) => `  ${line}`)].join('\n')
}

export function problemText(problem: Problem, t: Translate): string {
  const path = problem.path.join('.') || '{ }'
  const { expected, found, message } = problem.values ?? {}
  const words = {
    ...problem.values,
    ...(expected === undefined ? {} : { expected: typesText(String(expected), t) }),
    ...(found === undefined ? {} : { found: typesText(String(found), t) }),
    // A connector's settings name their text by its code.
    ...(message === undefined ? {} : { message: errorText(String(message), {}, t.language).message }),
  }
  const text = t(`problem.${problem.kind}`, { ...words, path })
  return problem.near === undefined ? text : `${text} ${t('problem.near', { near: problem.near })}`
}

const TYPES: Record<string, TextKey> = {
  string: 'type.string',
  number: 'type.number',
  int: 'type.int',
  boolean: 'type.boolean',
  object: 'type.object',
  record: 'type.object',
  array: 'type.array',
  null: 'type.null',
}

const typesText = (names: string, t: Translate): string =>
  names
    .split('|')
    .map((name) => t(TYPES[name] ?? 'type.named', { name }))
    .join(t('type.or'))
