import { createRecolte } from '@recolte/core'
import { woocommerce } from '@recolte/woocommerce'
import { ACCOUNT } from '../orders.ts'
import { answer, task } from '../worker.ts'

export interface IntakeTask {
  shop: string
  platform: string
  journal: string
  /** Orders count from here; absent, nothing of the past does. */
  since?: string
}

export interface IntakeResult {
  seconds: number
  seen: number
  collected: number
  peakMB: number
  /** Requests to the shop: of the pass, and of an idle pass right after it. */
  requests: Record<string, number>
  idleRequests: number
}

const { shop, platform, journal, since } = task<IntakeTask>()
const recolte = await createRecolte({
  accounts: { main: { ...ACCOUNT, platform } },
  stores: {
    bench: {
      connector: 'woocommerce',
      account: 'main',
      brake: false as const,
      settings: { url: shop, consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' },
      ...(since === undefined ? {} : { since }),
    },
  },
  connectors: [woocommerce],
  journal,
})
const started = performance.now()
const { stores } = await recolte.sync()
const seconds = (performance.now() - started) / 1_000
const peakMB = process.resourceUsage().maxRSS / 1_024
const requests = await requestsSoFar()
await recolte.sync()
const idle = await requestsSoFar()
await recolte.close()
answer({
  seconds,
  seen: stores.bench?.seen ?? 0,
  collected: stores.bench?.counts.collected ?? 0,
  peakMB,
  requests,
  idleRequests: total(idle) - total(requests),
} satisfies IntakeResult)

async function requestsSoFar(): Promise<Record<string, number>> {
  const { byPath } = (await (await fetch(`${shop}/_sandbox/summary`)).json()) as { byPath: Record<string, number> }
  return byPath
}

function total(byPath: Record<string, number>): number {
  return Object.values(byPath).reduce((sum, n) => sum + n, 0)
}
