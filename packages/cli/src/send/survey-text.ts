import { problemText } from '@recolte/csv'
import { createDates } from '../output/dates.ts'
import type { Session } from '../session.ts'
import type { SendingAccount } from './account.ts'
import type { Survey } from './survey.ts'

const SEPARATORS = { ';': 'send.semicolon', ',': 'send.comma', '\t': 'send.tab' } as const

/** What the file holds, where it would go, and each bad line with its repair. */
export function surveyLines(
  session: Session,
  file: string,
  survey: Survey,
  { name, server, timeZone }: SendingAccount,
): string[] {
  const { t, colour, language, io } = session
  const { orders, lines, first, oldest, newest, unknown, unreadable, problems, moreProblems } = survey
  const dates = createDates(language, timeZone, io.clock.now())
  const values = { lines: t.number(lines), server, account: name }
  const more = orders > first.length ? ', …' : ''
  return [
    `${file}  ${t('send.form', { encoding: survey.encoding, separator: t(SEPARATORS[survey.separator]) })}`,
    ...(unknown.length === 0 ? [] : [`  ${t('send.unknown', { headings: unknown.join(', ') })}`]),
    ...problems.flatMap((problem) => {
      const { message, next } = problemText(problem, language)
      return [colour.bad(`  ${message}`), `    ${next}`]
    }),
    ...(moreProblems === 0 ? [] : [`  ${t.count('send.more', moreProblems)}`]),
    ...(unreadable === 0 ? [] : [colour.watch(t.count('send.stay', unreadable))]),
    ...(oldest === undefined || newest === undefined
      ? []
      : [
          colour.strong(t.count('send.go', orders, values)),
          `  ${t('send.which', { first: first.join(', ') + more, from: dates.wholeDay(oldest), to: dates.wholeDay(newest) })}`,
        ]),
  ]
}

export function surveyJson({ language }: Session, survey: Survey): object {
  const { encoding, separator, unknown, orders, lines, unreadable, problems, moreProblems } = survey
  return {
    ...{ encoding, separator, unknownColumns: unknown, orders, lines, unreadable },
    problems: problems.map((problem) => ({
      line: problem.line,
      code: problem.code,
      ...problemText(problem, language),
    })),
    ...(moreProblems === 0 ? {} : { moreProblems }),
  }
}
