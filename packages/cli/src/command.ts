import type { ExitCode } from './problem.ts'
import type { Session } from './session.ts'
import type { Translate } from './texts/translate.ts'

/** What a command has to say: for machines, and for people only when somebody reads it. */
export interface Outcome {
  exit: ExitCode
  json: object
  lines(): string[]
  /** The command has already said it, as it went along. */
  said?: boolean
}

export interface OptionSpec {
  /** As commander writes it: `--store <name>`. */
  flags: string
  help(t: Translate): string
  /** May be given several times. */
  many?: boolean
}

/** One command as data: the program and its help are built from these. */
export interface CommandSpec {
  /** Two words for a command of a group: `journal backup`. */
  name: string
  /** What the group is for, said by the first of its commands. */
  group?(t: Translate): string
  /** `[ref]`, `<store>`: as commander writes them, with their help. */
  argument?: { word: string; help(t: Translate): string }
  options: OptionSpec[]
  help(t: Translate): string
  examples: string[]
  /** Whether the configuration has to be there and right before the command starts. */
  needsConfig: boolean
  run(session: Session, given: Given): Promise<Outcome>
}

/** Words and options as they came in; each command says with a schema of its own what it takes. */
export interface Given {
  argument: string | undefined
  options: Record<string, unknown>
}
