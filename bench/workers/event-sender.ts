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
const purchases = Array.from({ length: events }, (_, index) => purchaseOf(index))
const requests = Math.ceil(events / batch)

/** A loop that sends orders makes their bodies: nobody has them ready. */
function bodyOf(request: number): string {
  const from = request * batch
  const length = Math.min(batch, events - from)
  return JSON.stringify(
    Array.from({ length }, (_, n) => purchaseEvent(purchases[from + n] ?? purchaseOf(0), NEW_ACCOUNT)),
  )
}

const cpu = process.cpuUsage()
const started = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    while (next < requests) {
      const { status, text } = await post(path, headers, bodyOf(next++))
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
