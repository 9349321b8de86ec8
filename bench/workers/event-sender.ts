import { Pool } from 'undici'
import { eventsUrl } from '../../packages/core/src/protocol/new-platform.ts'
import { purchaseEvent } from '../../packages/core/src/protocol/purchase-event.ts'
import { TOKEN_REQUEST, tokenHeaders } from '../../packages/core/src/protocol/token.ts'
import { NEW_ACCOUNT, newAccountAt, purchaseOf } from '../orders.ts'
import { answer, task } from '../worker.ts'

export interface EventSenderTask {
  platform: string
  concurrency: number
  events: number
  batch: number
}

export interface EventSenderResult {
  seconds: number
  cpuSeconds: number
}

const { platform, concurrency, events, batch } = task<EventSenderTask>()
const { tokenUrl, websiteId } = newAccountAt(platform)
const path = eventsUrl(platform, websiteId).pathname
const pool = new Pool(platform, { connections: concurrency, pipelining: 1 })
const granted = await post(new URL(tokenUrl).pathname, tokenHeaders(NEW_ACCOUNT), TOKEN_REQUEST)
const { access_token: token } = JSON.parse(granted.text)
const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'user-agent': 'Recolte/bench' }
const bodies = Array.from({ length: Math.ceil(events / batch) }, (_, index) => {
  const from = index * batch
  const length = Math.min(batch, events - from)
  return JSON.stringify(Array.from({ length }, (_, n) => purchaseEvent(purchaseOf(from + n), NEW_ACCOUNT)))
})

const cpu = process.cpuUsage()
const started = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    while (next < bodies.length) {
      const { status, text } = await post(path, headers, bodies[next++] ?? '')
      if (status !== 200) throw new Error(`the platform answered ${status}: ${text}`)
    }
  }),
)
const seconds = (performance.now() - started) / 1_000
const { user, system } = process.cpuUsage(cpu)
await pool.destroy()
answer({ seconds, cpuSeconds: (user + system) / 1e6 } satisfies EventSenderResult)

async function post(to: string, sent: Record<string, string>, body: string): Promise<{ status: number; text: string }> {
  const { statusCode, body: answered } = await pool.request({ path: to, method: 'POST', headers: sent, body })
  return { status: statusCode, text: await answered.text() }
}
