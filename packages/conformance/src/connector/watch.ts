import { createHook } from 'node:async_hooks'
import { scene } from './scene.ts'

/** What Node opens for a program, in words: by the names its async hooks use. */
const RESOURCES: Record<string, string> = {
  Timeout: 'a timer',
  TCPWRAP: 'a connection',
  TLSWRAP: 'a connection',
  UDPWRAP: 'a connection',
  PIPEWRAP: 'a connection',
  HTTPCLIENTREQUEST: 'a request',
  GETADDRINFOREQWRAP: 'a look-up of a name',
  QUERYWRAP: 'a look-up of a name',
  FSREQCALLBACK: 'a file',
  FSREQPROMISE: 'a file',
  PROCESSWRAP: 'a process',
  WORKER: 'a thread',
}
const LEVELS = ['debug', 'info', 'log', 'warn', 'error'] as const

/**
 * Runs the connector's own code and tells what it made or used that was not of its context. What happens inside the
 * context, or anywhere else in the process (the shop on the bench), is not its doing and is not told; nor is what it may.
 */
export async function watch(action: () => Promise<void>, may: string[] = []): Promise<string[]> {
  const seen = new Set<string>()
  const note = (what: string) => {
    if (scene.getStore() === 'connector') seen.add(what)
  }
  const hook = createHook({
    init(_id, type) {
      const what = RESOURCES[type]
      if (what !== undefined) note(what)
    },
  })
  const { fetch } = globalThis
  const spied = LEVELS.map((level) => [level, console[level]] as const)
  globalThis.fetch = (...args) => {
    note('the global fetch')
    return fetch(...args)
  }
  for (const [level, original] of spied) {
    console[level] = (...args: unknown[]) => {
      note(`console.${level}`)
      original.apply(console, args)
    }
  }
  hook.enable()
  try {
    await scene.run('connector', action)
  } finally {
    hook.disable()
    globalThis.fetch = fetch
    for (const [level, original] of spied) console[level] = original
  }
  return [...seen].filter((what) => !may.includes(what))
}
