import type { Readable } from 'node:stream'
import type { Clock } from '@recolte/core'
import type { Environment } from './config/environment.ts'
import type { Sink } from './output/writer.ts'

/** Everything the command touches of the process it runs in. */
export interface Io {
  stdin: Readable & { isTTY?: boolean }
  stdout: Sink
  stderr: Sink
  environment: Environment
  cwd: string
  clock: Clock
  /** Aborts when the process is asked to end. */
  signal: AbortSignal
}
