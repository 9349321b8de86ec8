import { Writable } from 'node:stream'
import { type CANCEL_SYMBOL, confirm, isCancel, password, select, text } from '@clack/prompts'
import type { Io } from './io.ts'
import type { Writer } from './output/writer.ts'
import { CliError } from './problem.ts'
import type { Translate } from './texts/translate.ts'

interface Choice {
  value: string
  label: string
  hint?: string
}

/** Questions to the person at the terminal. Escape or Ctrl+C ends the command without a change. */
export interface Prompter {
  text(message: string, initial?: string): Promise<string>
  /** What is typed is not shown. */
  hidden(message: string): Promise<string>
  choose(message: string, choices: Choice[], initial?: string): Promise<string>
  agree(message: string, initial?: boolean): Promise<boolean>
}

export function createPrompter(io: Io, writer: Writer, t: Translate): Prompter {
  const common = { input: io.stdin, output: screen(writer), signal: io.signal }
  const needed = (value: string | undefined) => (value?.trim() ? undefined : t('prompt.needed'))
  return {
    text: async (message, initial) =>
      given(
        await text({
          ...common,
          message,
          validate: needed,
          ...(initial === undefined ? {} : { initialValue: initial }),
        }),
      ).trim(),
    hidden: async (message) => given(await password({ ...common, message, validate: needed })).trim(),
    choose: async (message, choices, initial) =>
      given(
        await select<string>({
          ...common,
          message,
          options: choices,
          // Its instructions are in English only; arrows and Enter need none.
          showInstructions: false,
          ...(initial === undefined ? {} : { initialValue: initial }),
        }),
      ),
    agree: async (message, initial = true) =>
      given(
        await confirm({ ...common, message, initialValue: initial, active: t('prompt.yes'), inactive: t('prompt.no') }),
      ),
  }
}

function given<T extends string | boolean>(answer: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(answer)) throw new CliError('cancelled', {}, 1)
  return answer
}

/** The terminal as the prompts see it: what they draw passes the mask like everything else. */
function screen(writer: Writer): Writable {
  const { errSink } = writer
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      errSink.write(chunk.toString())
      done()
    },
  })
  return Object.assign(stream, { isTTY: true, columns: errSink.columns || 80, rows: 24 })
}
