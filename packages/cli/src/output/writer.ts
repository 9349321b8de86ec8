import type { Mask } from './mask.ts'

export interface Sink {
  write(text: string): unknown
  isTTY?: boolean | undefined
  columns?: number | undefined
}

/** The single exit: every byte for stdout and stderr passes here, and the mask with it. */
export interface Writer {
  out(text: string): void
  err(text: string): void
  /** A sink that masks, for libraries that write by themselves. */
  errSink: Sink
}

export function createWriter(streams: { stdout: Sink; stderr: Sink }, mask: Mask): Writer {
  const err = (text: string) => void streams.stderr.write(mask.apply(text))
  return {
    out: (text) => void streams.stdout.write(mask.apply(text)),
    err,
    errSink: { write: err, isTTY: streams.stderr.isTTY, columns: streams.stderr.columns },
  }
}
