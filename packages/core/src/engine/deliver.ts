import type { RecolteError } from '../errors.ts'
import { Filling, type Work } from './filling.ts'
import { Leases } from './leases.ts'
import { Queue } from './queue.ts'
import { Sending } from './sending.ts'
import { Settler } from './settler.ts'

const SENDERS = 16

export interface Delivered {
  /** Orders tried. */
  tried: number
  /** What kept the shop from being read. */
  shopFailure: RecolteError | undefined
}

/**
 * Delivers all that is due of one store: lease → read and qualify → send → settle, each stage working while the next
 * one waits for the network. Ends when nothing is due, the pass is over, or its account or shop does not answer.
 */
export async function deliver(work: Work, shopFailure: RecolteError | undefined): Promise<Delivered> {
  const { engine, runtime, pass } = work
  const queue = new Queue()
  const leases = new Leases(engine)
  const filling = new Filling(work, queue, leases, shopFailure)
  const settler = new Settler(engine, leases, () => filling.lookAgain())
  const sending = new Sending(engine, runtime.name, pass, { queue, leases, settler, filling })
  const senders = Array.from({ length: SENDERS }, () => sending.run())
  try {
    await filling.run(settler)
  } finally {
    queue.end()
    try {
      await Promise.all(senders)
      await settler.close()
    } finally {
      await leases.close()
    }
  }
  return { tried: sending.done, shopFailure: filling.shopFailure }
}
