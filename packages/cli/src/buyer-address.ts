import { createInterface } from 'node:readline'
import { CliError } from './problem.ts'
import type { Session } from './session.ts'

/** A buyer's address: typed unseen at a terminal, else the first line that comes in. Never from the command line. */
export async function readAddress({ io, prompter, t, mask }: Session, command: string): Promise<string> {
  const typed = prompter === undefined ? await firstLine(io.stdin) : await prompter.hidden(t('explain.ask-email'))
  const address = typed.trim()
  if (address === '') throw new CliError('no-email', { command })
  mask.add([address])
  return address
}

async function firstLine(input: Session['io']['stdin']): Promise<string> {
  for await (const line of createInterface({ input })) if (line.trim() !== '') return line
  return ''
}
