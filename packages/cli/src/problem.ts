import type { ErrorName, Values } from './texts/translate.ts'

/** 0 done; 1 something needs a person; 2 usage or configuration. */
export type ExitCode = 0 | 1 | 2

/** What the command itself refuses or reports; its words wait in the texts until the language is known. */
export class CliError extends Error {
  readonly code: ErrorName
  readonly values: Values
  readonly exit: ExitCode

  constructor(code: ErrorName, values: Values = {}, exit: ExitCode = 2) {
    super(code)
    this.name = 'CliError'
    this.code = code
    this.values = values
    this.exit = exit
  }
}
