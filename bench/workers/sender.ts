import axios from 'axios'
import { Pool } from 'undici'
import { PostClient } from '../../packages/core/src/method/post.ts'
import { pushBody, pushMessage } from '../../packages/core/src/protocol/message.ts'
import { ACCOUNT, purchaseOf } from '../orders.ts'
import { answer, task } from '../worker.ts'

export interface SenderTask {
  platform: string
  client: 'dispatch' | 'undici' | 'fetch' | 'axios'
  concurrency: number
  orders: number
}

export interface SenderResult {
  seconds: number
  cpuSeconds: number
  bytes: number
}

const { platform, client, concurrency, orders } = task<SenderTask>()
const PATH = '/index.php?action=act_api_notification_sha1&type=json2'
/** The same as the push path sends. */
const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'Recolte/bench' }
const account = { ...ACCOUNT, timeZone: 'Europe/Paris' }
const bodies = Array.from({ length: orders }, (_, index) =>
  pushBody(ACCOUNT.webId, pushMessage(purchaseOf(index), account)),
)

const pool = new Pool(platform, { connections: concurrency, pipelining: 1 })
const dispatching = new PostClient(platform, headers)
const post: Record<SenderTask['client'], (body: string) => Promise<string>> = {
  dispatch: async (body) => (await dispatching.post(PATH, body)).body,
  undici: async (body) => (await pool.request({ path: PATH, method: 'POST', headers, body })).body.text(),
  fetch: async (body) => (await fetch(platform + PATH, { method: 'POST', headers, body })).text(),
  axios: async (body) => (await axios.post<string>(platform + PATH, body, { headers, responseType: 'text' })).data,
}

const cpu = process.cpuUsage()
const started = performance.now()
let next = 0
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    while (next < orders) {
      const text = await post[client](bodies[next++] ?? '')
      if (!text.includes('"return":1')) throw new Error(`the platform answered ${text}`)
    }
  }),
)
const seconds = (performance.now() - started) / 1_000
const { user, system } = process.cpuUsage(cpu)
await pool.destroy()
await dispatching.close()
answer({ seconds, cpuSeconds: (user + system) / 1e6, bytes: Buffer.byteLength(bodies[0] ?? '') } satisfies SenderResult)
