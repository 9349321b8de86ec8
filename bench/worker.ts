import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Where a stand-in listens. */
export interface Listening {
  url: string
}

/** Runs a file of `workers/` in a process of its own, so that no measurement shares memory or a warm engine with another. */
function start(file: string, task: unknown): ChildProcess {
  const path = fileURLToPath(new URL(`./workers/${file}.ts`, import.meta.url))
  return fork(path, [JSON.stringify(task)])
}

async function firstWord<Result>(child: ChildProcess, file: string): Promise<Result> {
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the worker ${file} ended with ${code} before it had anything to say`)
  })
  const [result] = await Promise.race([once(child, 'message'), died])
  died.catch(() => {})
  return result
}

/** Runs a worker to its end and gives what it measured. */
export async function measured<Result>(file: string, task: unknown): Promise<Result> {
  const child = start(file, task)
  const ended = once(child, 'exit')
  const result = await firstWord<Result>(child, file)
  child.disconnect()
  await ended
  return result
}

/** Keeps a stand-in running while `use` works with it. */
export async function beside<Result>(
  file: string,
  task: unknown,
  use: (at: Listening) => Promise<Result>,
): Promise<Result> {
  const child = start(file, task)
  try {
    return await use(await firstWord<Listening>(child, file))
  } finally {
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }
}

/** The task a worker was started with. */
export function task<Task>(): Task {
  return JSON.parse(process.argv[2] ?? '{}')
}

export function answer(result: unknown): void {
  process.send?.(result)
}
