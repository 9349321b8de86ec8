import { createRequire } from 'node:module'
import { createRecolte } from '@recolte/core'
import { magento } from '@recolte/magento'
import { prestashop } from '@recolte/prestashop'
import { woocommerce } from '@recolte/woocommerce'
import { ACCOUNT } from '../orders.ts'
import { answer, task } from '../worker.ts'

export interface IntakeTask {
  kind: keyof typeof SETTINGS
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

/** The sandboxes' own keys. */
const SETTINGS = {
  woocommerce: { consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' },
  prestashop: { key: 'TESTKEY0PRESTASHOP0ALL0READING01' },
  magento: {
    consumerKey: 'ck0000000000000000000000000000aa',
    consumerSecret: 'cs0000000000000000000000000000aa',
    accessToken: 'at0000000000000000000000000000aa',
    accessTokenSecret: 'as0000000000000000000000000000aa',
  },
}

const { kind, shop, platform, journal, since } = task<IntakeTask>()
/** As the command does at its start. */
const keepHeapSmall: () => void = createRequire(import.meta.url)('../../packages/cli/bin/heap.js')
keepHeapSmall()

const recolte = await createRecolte({
  accounts: { main: { ...ACCOUNT, platform } },
  stores: {
    bench: {
      connector: kind,
      account: 'main',
      brake: false as const,
      settings: { url: shop, ...SETTINGS[kind] },
      ...(since === undefined ? {} : { since }),
    },
  },
  connectors: [woocommerce, prestashop, magento],
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
