import { hash } from 'node:crypto'
import { request } from 'node:http'
import { createRequire } from 'node:module'
import { setTimeout } from 'node:timers/promises'
import { createRecolte, listen } from '@recolte/core'
import { createPulling } from '@recolte/sandbox'
import { ACCOUNT, memoryShop, SINCE } from '../orders.ts'
import { answer, task } from '../worker.ts'

export interface PulledResult {
  seconds: number
  firstByteMs: number
  /** The most the process held while it answered, above what it held before. */
  grownMb: number
}

/** As the command does at its start. */
const keepHeapSmall: () => void = createRequire(import.meta.url)('../../packages/cli/bin/heap.js')
keepHeapSmall()

const { journal, orders } = task<{ journal: string; orders: number }>()
const store = { connector: 'memory', account: 'main', method: 'module', brake: false as const, since: SINCE }
const recolte = await createRecolte({
  accounts: { main: { ...ACCOUNT, platform: 'FR' } },
  stores: { bench: { ...store, module: { dialect: 'prestashop-9' as const } } },
  connectors: [memoryShop(orders)],
  journal,
})
await recolte.sync()
const server = await listen({ port: 0, host: '127.0.0.1', handle: () => recolte.handle })
const url = `${server.url}/module/bench`

const platform = createPulling({ url, webId: ACCOUNT.webId, secretKey: ACCOUNT.secretKey })
await platform.call('isActiveModule')
const before = process.memoryUsage.rss()
let most = before
const watching = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 5)

const started = performance.now()
let first = 0
await new Promise<void>((resolve, reject) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' }
  const call = request(url, { method: 'POST', agent: false, headers }, (response) => {
    response.on('data', () => {
      if (first === 0) first = performance.now()
    })
    response.on('end', resolve)
  })
  call.on('error', reject)
  call.end(signed('getOrders'))
})
const seconds = (performance.now() - started) / 1_000
clearInterval(watching)
// What was measured must have been taken: each of them, and for good.
while (JSON.stringify((await platform.call('generateLostOrders')).message) !== '{"nb_orders":0}') await setTimeout(50)
await server.close()
await recolte.close()
answer({ seconds, firstByteMs: first - started, grownMb: (most - before) / 1024 / 1024 } satisfies PulledResult)

/** The form of one call. The answer is read here without being kept, which the stand-in would do. */
function signed(query: string): string {
  const sign = hash('sha1', query + ACCOUNT.webId + ACCOUNT.secretKey)
  const message = JSON.stringify({ query, idWebsite: ACCOUNT.webId, sign, no_flag: 0 })
  return new URLSearchParams({ query, message: Buffer.from(message).toString('base64') }).toString()
}
