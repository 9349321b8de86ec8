import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** The garbage collector, whether or not this process was started with `--expose-gc`. */
export function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = globalThis.gc ?? runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('this Node does not let its garbage collector be called')
  return () => void collect()
}

/** Lets everything that is ready run: promises, callbacks, answers that have arrived. Not a wait. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
