import { systemClock } from '@recolte/core'
import type { Io } from './io.ts'
import { languageOfEnvironment } from './language.ts'
import { createMask } from './output/mask.ts'
import { createWriter } from './output/writer.ts'
import { fail, run } from './run.ts'

const IMPATIENT_MS = 1_000

/** Runs in this very process: what the launcher calls. */
export async function main(): Promise<void> {
  const stop = new AbortController()
  const io: Io = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    cwd: process.cwd(),
    clock: systemClock,
    signal: stop.signal,
  }
  endWhenAsked(stop)
  endWhenUnread()
  const argv = process.argv.slice(2)
  const mask = createMask()
  const crash = (error: unknown) => {
    const voice = { io, writer: createWriter(io, mask), json: argv.includes('--json') }
    finish(fail(error, { ...voice, language: languageOfEnvironment(process.env) }))
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  finish(await run(argv, io, mask))
}

/** The first signal lets what is in flight settle; one more, a second later, means now. A terminal and a launcher may send the first one twice. */
function endWhenAsked(stop: AbortController): void {
  let first: number | undefined
  const end = (code: number) => () => {
    const now = Date.now()
    first ??= now
    if (now - first > IMPATIENT_MS) process.exit(code)
    stop.abort()
  }
  process.on('SIGINT', end(130))
  process.on('SIGTERM', end(143))
  process.on('SIGHUP', end(129))
}

/** `recolte … | head`: a reader that has seen enough is no failure. */
function endWhenUnread(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
}

/** Leaves once everything written has left, whatever else is still open. */
function finish(code: number): void {
  process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
}
