import { createHmac } from 'node:crypto'
import { Pool } from 'undici'
import { answer, task } from '../worker.ts'

export interface CallerTask {
  url: string
  secret: string
  webhooks: number
  concurrency: number
}

export interface CallerResult {
  seconds: number
  /** Milliseconds within which 99 of 100 were answered. */
  p99: number
}

const { url, secret, webhooks, concurrency } = task<CallerTask>()
/** As large as the webhook of an order with five lines. */
const FILLING = 'x'.repeat(3_700)
const DIFFERENT = 5_000
const calls = Array.from({ length: DIFFERENT }, (_, index) => {
  const body = JSON.stringify({ id: index + 1, note: FILLING })
  const signature = createHmac('sha256', secret).update(body).digest('base64')
  return { body, headers: { 'content-type': 'application/json', 'x-wc-webhook-signature': signature } }
})

const pool = new Pool(url, { connections: concurrency, pipelining: 1 })
const took: number[] = []
await calledOnce(0)
const started = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    while (next < webhooks) {
      const from = performance.now()
      await calledOnce(next++)
      took.push(performance.now() - from)
    }
  }),
)
const seconds = (performance.now() - started) / 1_000
await pool.destroy()
took.sort((a, b) => a - b)
answer({ seconds, p99: took[Math.floor(took.length * 0.99)] ?? 0 } satisfies CallerResult)

async function calledOnce(n: number): Promise<void> {
  const { statusCode, body } = await pool.request({ path: '/hooks/bench', method: 'POST', ...calls[n % DIFFERENT] })
  await body.dump()
  if (statusCode !== 200) throw new Error(`a webhook was answered ${statusCode}`)
}
