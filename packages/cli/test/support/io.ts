import { PassThrough } from 'node:stream'
import { type Clock, systemClock } from '@recolte/core'
import type { Io } from '../../src/io.ts'

export interface FakeIo extends Io {
  stdin: PassThrough & { isTTY?: boolean; setRawMode?: () => void }
  out(): string
  err(): string
  stop(): void
}

export interface FakeOptions {
  cwd?: string
  environment?: Record<string, string>
  terminal?: boolean
  clock?: Clock
  /** Called for each piece of stderr: where prompts are drawn. */
  onErr?: (text: string, io: FakeIo) => void
}

/** A process that is none: what it writes is kept, and nothing of the real environment gets in. */
export function fakeIo(options: FakeOptions = {}): FakeIo {
  const { cwd = '/', environment = {}, terminal = false } = options
  const abort = new AbortController()
  let out = ''
  let err = ''
  const stdin: FakeIo['stdin'] = new PassThrough()
  if (terminal) Object.assign(stdin, { isTTY: true, setRawMode: () => {} })
  const io: FakeIo = {
    stdin,
    stdout: {
      isTTY: terminal,
      columns: 100,
      write(text) {
        out += text
      },
    },
    stderr: {
      isTTY: terminal,
      columns: 100,
      write(text) {
        err += text
        options.onErr?.(text, io)
      },
    },
    environment,
    cwd,
    clock: options.clock ?? systemClock,
    signal: abort.signal,
    out: () => out,
    err: () => err,
    stop: () => abort.abort(),
  }
  return io
}

/** Answers prompts in order: each waits for its question to be drawn. */
export function answering(steps: [question: string, keys: string][]): NonNullable<FakeOptions['onErr']> {
  const left = [...steps]
  let seen = ''
  return (text, io) => {
    seen += text
    const [next] = left
    if (next === undefined || !seen.includes(next[0])) return
    left.shift()
    seen = ''
    setImmediate(() => io.stdin.write(next[1]))
  }
}
