import { middlePaces, type Pace, pace } from '../pace.ts'
import { inScratch } from '../scratch.ts'
import { type Line, times, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { PipelineResult } from '../workers/pipeline.ts'
import type { SenderResult, SenderTask } from '../workers/sender.ts'

export interface PushSize {
  orders: number
  /** A client that sends one by one needs fewer to show its pace. */
  oneByOne: number
  rounds: number
}

/** Journal → HTTP → settled, beside the bare clients in the same run, each against a fresh platform in another process. */
export async function push({ orders, oneByOne, rounds }: PushSize): Promise<{ lines: Line[]; result: object }> {
  const sender = (client: SenderTask['client'], concurrency: number, count: number) => async (): Promise<Pace> =>
    beside('platform', {}, async ({ url: platform }) => {
      const done = await measured<SenderResult>('sender', { platform, client, concurrency, orders: count })
      return pace(count, done)
    })
  const pipeline = (payloadKnown: boolean) => async (): Promise<Pace> =>
    inScratch((journal) =>
      beside('platform', {}, async ({ url: platform }) => {
        const done = await measured<PipelineResult>('pipeline', {
          platform,
          journal,
          orders,
          payloadKnown,
          method: 'webservice',
        })
        if (done.collected !== orders) throw new Error(`${done.collected} of ${orders} orders were collected`)
        return pace(orders, done)
      }),
    )
  const runs = {
    'undici Pool, 16 at once': sender('undici', 16, orders),
    'undici dispatch, 16 at once': sender('dispatch', 16, orders),
    'Recolte, with reading': pipeline(false),
    'Recolte, payload known': pipeline(true),
    'fetch, 16 at once': sender('fetch', 16, orders),
    'axios, 16 at once': sender('axios', 16, orders),
    'axios, one by one': sender('axios', 1, oneByOne),
  }
  const result = await middlePaces(runs, rounds)
  const bare = result['undici Pool, 16 at once']?.perSecond ?? Number.NaN
  const slow = result['axios, one by one']?.perSecond ?? Number.NaN
  const lines = Object.entries(result).map(([name, { perSecond, cpuMicros }]): Line => {
    const figure = `${whole(perSecond)} orders/s, ${whole(cpuMicros)} µs CPU each`
    if (!name.startsWith('Recolte')) return { what: `push: ${name}`, figure }
    const goal = `${times(perSecond / bare)} of bare undici (≥ 0.7×), ${times(perSecond / slow)} of axios one by one (≥ 5×)`
    return { what: `push: ${name}`, figure, goal }
  })
  return { lines, result }
}
