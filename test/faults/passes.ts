import { expect } from 'vitest'
import { withoutProgress } from './command.ts'
import { anHourLater, states, type World } from './world.ts'

/** One `sync` that is killed when either side has seen so many requests; true where it was done before. */
export async function killedAt(
  made: World,
  side: 'platform' | 'shop',
  requests: number,
  command = ['sync'],
): Promise<boolean> {
  const { child, ended } = made.start(command)
  let seen = 0
  made.onRequest = (where) => {
    if (where === side && ++seen === requests) child.kill('SIGKILL')
  }
  const { exit } = await ended
  made.onRequest = () => {}
  anHourLater(made.journal)
  return exit !== 'SIGKILL'
}

/** Passes until nothing is due any more; the last one's words. Where `stops` is set, one may say that the platform is out of reach. */
export async function untilDone(made: World, { stops = false } = {}): Promise<string> {
  for (let pass = 0; pass < (stops ? 40 : 8); pass++) {
    const { exit, out, err } = await made.run(['sync', '--max-duration', '3s'])
    expect({ exit: stops && exit === 1 ? 0 : exit, err: withoutProgress(err) }).toEqual({ exit: 0, err: '' })
    const { due = 0, sent = 0 } = states(made.journal)
    if (due + sent === 0) return out
    anHourLater(made.journal)
  }
  throw new Error(`still due after all passes: ${JSON.stringify(states(made.journal))}`)
}
