import type { Clock } from '@recolte/core'
import type { Sink } from './writer.ts'

export interface Progress {
  /** Says where things stand, if anybody has waited long enough to want to know. */
  show(line: string): void
  /** Takes a rewritten line away, so that what follows starts clean. */
  clear(): void
}

const SILENT: Progress = { show: () => {}, clear: () => {} }
const PATIENCE_MS = 1_000
const REWRITE_MS = 100
const PLAIN_MS = 10_000

/** One line rewritten in place on a terminal; in a pipe a plain line now and then. Nothing in the first second. */
export function createProgress(sink: Sink, clock: Clock, quiet: boolean): Progress {
  if (quiet) return SILENT
  const terminal = sink.isTTY === true
  const pause = terminal ? REWRITE_MS : PLAIN_MS
  let next = clock.now() + PATIENCE_MS
  let shown = false
  return {
    show(line) {
      const now = clock.now()
      if (now < next) return
      next = now + pause
      const width = sink.columns || 80
      sink.write(terminal ? `\r\u001b[2K${line.slice(0, width - 1)}` : `${line}\n`)
      shown = terminal
    },
    clear() {
      if (shown) sink.write('\r\u001b[2K')
      shown = false
    },
  }
}
