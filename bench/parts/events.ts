import { middlePaces, type Pace, pace } from '../pace.ts'
import { inScratch } from '../scratch.ts'
import { type Line, times, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { EventSenderResult } from '../workers/event-sender.ts'
import type { PipelineResult } from '../workers/pipeline.ts'

/** Events the platform takes in one request, and requests Recolte has on their way: the bare loop has the same. */
const BATCH = 50
const AT_ONCE = 4
/** A platform on this machine, and one as far away as a real one. */
const ANSWERS = { 'at once': 0, 'after 20 ms': 20 }

/** Purchase events, journal → HTTP → settled, beside a bare loop that sends the same batches in the same run. */
export async function events({ events: count, rounds }: { events: number; rounds: number }) {
  const bare = (answerMs: number) => (): Promise<Pace> =>
    beside('new-platform', { answerMs }, async ({ url: platform }) => {
      const task = { platform, concurrency: AT_ONCE, events: count, batch: BATCH }
      return pace(count, await measured<EventSenderResult>('event-sender', task))
    })
  const pipeline = (answerMs: number) => (): Promise<Pace> =>
    inScratch((journal) =>
      beside('new-platform', { answerMs }, async ({ url: platform }) => {
        const task = { platform, journal, orders: count, payloadKnown: false, method: 'purchase-events' }
        const done = await measured<PipelineResult>('pipeline', task)
        if (done.collected !== count) throw new Error(`${done.collected} of ${count} orders were collected`)
        return pace(count, done)
      }),
    )
  const lines: Line[] = []
  const result: Record<string, Record<string, Pace>> = {}
  for (const [answered, answerMs] of Object.entries(ANSWERS)) {
    const paces = await middlePaces({ undici: bare(answerMs), Recolte: pipeline(answerMs) }, rounds)
    const ratio = (paces.Recolte?.perSecond ?? Number.NaN) / (paces.undici?.perSecond ?? Number.NaN)
    for (const [name, { perSecond, cpuMicros }] of Object.entries(paces)) {
      const what = `events: ${name}, answered ${answered}`
      const figure = `${whole(perSecond)} events/s, ${whole(cpuMicros)} µs CPU each`
      lines.push({ what, figure, ...(name === 'Recolte' ? { goal: `${times(ratio)} of bare undici (≥ 0.5×)` } : {}) })
    }
    result[answered] = paces
  }
  return { lines, result }
}
