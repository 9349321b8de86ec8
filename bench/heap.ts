import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** What this process really holds. */
export function heapMB(): number {
  collect()
  return process.memoryUsage().heapUsed / 1e6
}
