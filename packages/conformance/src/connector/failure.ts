import { type ConnectorMessages, ERRORS, errorText, RecolteError } from '@recolte/core'
import { leak, textsOf } from './leaks.ts'
import { expect, Seen } from './seen.ts'
import type { Session } from './session.ts'
import { firstPage } from './walk.ts'

/** The error of an action that must fail. */
export async function failureOf(what: string, action: () => Promise<unknown>): Promise<RecolteError> {
  try {
    await action()
  } catch (error) {
    if (error instanceof RecolteError) return error
    const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    throw new Seen(`${what} threw something that is no RecolteError: ${told}`)
  }
  throw new Seen(`${what} answered as if nothing had happened`)
}

/** What every failure of a shop must show in the list and in the complete reading. Answers the list's. */
export async function failuresOf({ store }: Session, id: string): Promise<[RecolteError, RecolteError]> {
  return [
    await failureOf('changes()', () => firstPage(store.changes({ since: new Date(0), pageSize: 10 }))),
    await failureOf('read()', () => store.read([id])),
  ]
}

/** A person can read the error in both languages, and nobody can read a secret in it. */
export function expectSayable(error: RecolteError, messages: ConnectorMessages): void {
  const { code, detail } = error
  expect(
    code in ERRORS || code in messages,
    () => `the code ${code} is neither core’s nor among the connector’s messages`,
  )
  for (const language of ['en', 'fr'] as const) {
    // A connector does not know what its store is called: whoever shows the text does.
    const { message, next } = errorText(code, { store: 'conformance', ...detail }, language)
    expect(message !== '' && message !== code, () => `${code} has no text in "${language}"`)
    expect(next !== '', () => `${code} does not say what to do next in "${language}"`)
    const blank = /\{\w+\}/.exec(message + next)?.[0]
    expect(blank === undefined, () => `${code} in "${language}" names ${blank}, which its detail lacks`)
  }
}

export function expectDiscreet(error: RecolteError, { logged }: Session, secrets: string[]): void {
  const { code, detail } = error
  const rendered = (['en', 'fr'] as const).map((language) => Object.values(errorText(code, detail, language)).join(' '))
  const leaked = leak([textsOf(error), ...rendered].join('\n'), secrets)
  expect(leaked === undefined, () => `the error ${code} (its message, causes, JSON or printed form) shows ${leaked}`)
  const inLog = leak(textsOf(logged), secrets)
  expect(inLog === undefined, () => `what was logged on the way shows ${inLog}`)
}
