import { inScratch } from '../scratch.ts'
import { type Line, median, times, whole } from '../table.ts'
import { beside, measured } from '../worker.ts'
import type { CallerResult } from '../workers/hook-caller.ts'

const SECRET = `whsec_${'5a'.repeat(32)}`

/** Webhooks acknowledged, each verified and on disk, against a bare `node:http` server that reads the same bytes and says OK. */
export async function hooks({ webhooks, rounds }: { webhooks: number; rounds: number }) {
  const bare: CallerResult[] = []
  const ours: CallerResult[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await called({ kind: 'bare' }, webhooks))
    ours.push(await inScratch((journal) => called({ kind: 'recolte', journal, secret: SECRET }, webhooks)))
  }
  const pace = (results: CallerResult[]) => median(results.map(({ seconds }) => webhooks / seconds))
  const slowest = (results: CallerResult[]) => median(results.map(({ p99 }) => p99))
  const lines: Line[] = [
    { what: 'webhooks: bare node:http', figure: `${whole(pace(bare))}/s` },
    {
      what: 'webhooks: verified and on disk',
      figure: `${whole(pace(ours))}/s`,
      goal: `${times(pace(ours) / pace(bare))} (≥ 0.5×)`,
    },
    {
      what: 'webhooks: 99 of 100 answered within',
      figure: `${slowest(ours).toFixed(1)} ms (bare ${slowest(bare).toFixed(1)} ms)`,
    },
  ]
  return { lines, result: { bare, ours } }
}

function called(door: object, webhooks: number): Promise<CallerResult> {
  return beside('hook-door', door, ({ url }) =>
    measured<CallerResult>('hook-caller', { url, secret: SECRET, webhooks, concurrency: 64 }),
  )
}
