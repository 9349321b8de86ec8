import { middlePaces, type Pace, pace } from '../pace.ts'
import { inScratch } from '../scratch.ts'
import { type Line, times, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { EventSenderResult } from '../workers/event-sender.ts'
import type { PipelineResult } from '../workers/pipeline.ts'

/** Events the platform takes in one request, and so does the bare loop. */
const BATCH = 50

/** Purchase events, journal → HTTP → settled, beside a bare client that sends the same batches in the same run. */
export async function events({ events: count, rounds }: { events: number; rounds: number }) {
  const bare = (concurrency: number) => async (): Promise<Pace> =>
    beside('new-platform', {}, async ({ url: platform }) => {
      const task = { platform, concurrency, events: count, batch: BATCH }
      return pace(count, await measured<EventSenderResult>('event-sender', task))
    })
  const pipeline = (payloadKnown: boolean) => async (): Promise<Pace> =>
    inScratch((journal) =>
      beside('new-platform', {}, async ({ url: platform }) => {
        const task = { platform, journal, orders: count, payloadKnown, method: 'purchase-events' }
        const done = await measured<PipelineResult>('pipeline', task)
        if (done.collected !== count) throw new Error(`${done.collected} of ${count} orders were collected`)
        return pace(count, done)
      }),
    )
  const runs = {
    'undici Pool, 16 at once': bare(16),
    'Recolte, with reading': pipeline(false),
    'Recolte, payload known': pipeline(true),
    'undici Pool, one by one': bare(1),
  }
  const result = await middlePaces(runs, rounds)
  const fastest = Math.max(
    ...Object.entries(result).map(([name, { perSecond }]) => (name.startsWith('undici') ? perSecond : 0)),
  )
  const lines = Object.entries(result).map(([name, { perSecond, cpuMicros }]): Line => {
    const figure = `${whole(perSecond)} events/s, ${whole(cpuMicros)} µs CPU each`
    if (!name.startsWith('Recolte')) return { what: `events: ${name}`, figure }
    return { what: `events: ${name}`, figure, goal: `${times(perSecond / fastest)} of bare undici (≥ 0.5×)` }
  })
  return { lines, result }
}
