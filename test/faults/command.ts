import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../../packages/cli/bin/recolte.js', import.meta.url))

export interface Ended {
  /** 0, 1, 2, or the signal that ended it. */
  exit: number | NodeJS.Signals
  out: string
  err: string
}

export interface Running {
  child: ChildProcess
  ended: Promise<Ended>
}

export interface RunOptions {
  environment?: Record<string, string> | undefined
  /** Words put before the command line: a shell that sets limits, a tool that watches. */
  through?: string[]
  input?: string
  uid?: number
}

/** Starts the real launcher in a folder, with nothing of this process's environment but what finds programs. */
export function start(folder: string, args: string[], options: RunOptions = {}): Running {
  const [program = '', ...words] = [...(options.through ?? []), process.execPath, LAUNCHER, ...args]
  const child = spawn(program, words, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...options.environment },
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  })
  child.stdin?.end(options.input)
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ exit: code ?? signal ?? 'SIGKILL', out, err }))
  })
  return { child, ended }
}

/** What stderr holds beside the lines that say how far a pass is. */
export const withoutProgress = (err: string): string =>
  err
    .split('\n')
    .filter((line) => !/ (lues|read)(, |$)| (envoyées, il en reste|handed over, \d+ left)/.test(line))
    .join('\n')
