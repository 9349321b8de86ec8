import { setTimeout as wait } from 'node:timers/promises'
import { createRecolte } from '@recolte/core'
import { woocommerce } from '@recolte/woocommerce'
import { ACCOUNT } from '../orders.ts'
import { answer, task } from '../worker.ts'

export interface ServingTask {
  shop: string
  platform: string
  journal: string
  stores: number
  seconds: number
}

export interface ServingResult {
  polls: number
  /** After every store was read once, and at the end. */
  firstMB: number
  lastMB: number
}

const { shop: url, platform, journal, stores, seconds } = task<ServingTask>()
const store = {
  connector: 'woocommerce',
  account: 'main',
  pollEvery: '2s',
  settings: { url, consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' },
}
const names = Array.from({ length: stores }, (_, index) => `shop-${index}`)
const read = new Set<string>()
let polls = 0
let firstMB = 0
const stop = new AbortController()
const recolte = await createRecolte({
  accounts: { main: { ...ACCOUNT, platform } },
  stores: Object.fromEntries(names.map((name) => [name, store])),
  connectors: [woocommerce],
  journal,
  onEvent(event) {
    if (event.type !== 'turn' || event.why !== 'poll') return
    polls += 1
    read.add(event.store)
    if (read.size === stores && firstMB === 0) firstMB = heapMB()
  },
})
const served = recolte.serve({ signal: stop.signal })
await wait(seconds * 1_000)
const lastMB = heapMB()
stop.abort()
await served
await recolte.close()
answer({ polls, firstMB, lastMB } satisfies ServingResult)

/** Resident, without what waits to be collected where the worker may ask for it. */
function heapMB(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss() / 1_048_576
}
