import { createRecolte, HOUR, openJournal } from '@recolte/core'
import { ACCOUNT, memoryShop, newAccountAt, purchaseOf, SINCE } from '../orders.ts'
import { profiled } from '../profile.ts'
import { answer, task } from '../worker.ts'

export interface PipelineTask {
  platform: string
  journal: string
  orders: number
  /** The purchases are in the journal already, as after a platform's failure; else they are read and qualified too. */
  payloadKnown: boolean
  method: 'webservice' | 'purchase-events'
}

export interface PipelineResult {
  seconds: number
  cpuSeconds: number
  peakMB: number
  collected: number
}

const { platform, journal, orders, payloadKnown, method } = task<PipelineTask>()
const connector = memoryShop(orders)
const options = {
  accounts: { main: method === 'webservice' ? { ...ACCOUNT, platform } : newAccountAt(platform) },
  stores: { bench: { connector: 'memory', account: 'main', method, since: SINCE, brake: false as const } },
  connectors: [connector],
  journal,
}

await collectOnly()
if (payloadKnown) await rememberPurchases()

const recolte = await createRecolte(options)
const cpu = process.cpuUsage()
const started = performance.now()
const { stores } = await profiled('pipeline', () => recolte.sync())
const seconds = (performance.now() - started) / 1_000
const { user, system } = process.cpuUsage(cpu)
await recolte.close()
answer({
  seconds,
  cpuSeconds: (user + system) / 1e6,
  peakMB: process.resourceUsage().maxRSS / 1_024,
  collected: stores.bench?.counts.collected ?? 0,
} satisfies PipelineResult)

/** A pass that is stopped once everything is in the journal: the orders are due and nothing has left. */
async function collectOnly(): Promise<void> {
  const stop = new AbortController()
  const first = await createRecolte({
    ...options,
    onEvent: (event) => {
      if (event.type === 'collecting' && event.remaining === 0) stop.abort()
    },
  })
  await first.sync({ signal: stop.signal })
  await first.close()
}

/** Every order was sent once and came back as "again": through the journal's own methods, without any platform. */
async function rememberPurchases(): Promise<void> {
  const port = await openJournal(journal)
  const token = 'bench'
  for (;;) {
    const now = Date.now()
    const query = { stores: ['bench'], excludeAccounts: [], token, now, until: now + 60_000, limit: 500, passes: {} }
    const leased = await port.lease(query)
    const fresh = leased.filter((item) => item.attempts === 0)
    await port.release(
      token,
      leased.filter((item) => item.attempts > 0).map((item) => item.handoverId),
    )
    if (fresh.length === 0) break
    const purchases = fresh.map((item) => purchaseOf(Number(item.orders[0]?.orderId) - 100_000))
    await port.prepare(
      token,
      await Promise.all(
        fresh.map(async ({ handoverId }, index) => {
          const purchase = purchases[index] ?? purchaseOf(0)
          const emailHash = await port.emailHash(purchase.email)
          return {
            handoverId,
            kind: 'send' as const,
            account: 'main',
            reference: purchase.reference,
            purchase,
            emailHash,
          }
        }),
      ),
      now,
    )
    const attempt = { at: now, method, outcome: 'retry', message: 'busy' }
    const again = {
      state: 'due' as const,
      reason: { code: 'will-retry' as const, detail: { answer: 'busy' } },
      attempt,
    }
    await port.settle(
      token,
      fresh.map(({ handoverId }) => ({ handoverId, ...again, nextAt: now + HOUR })),
      now,
    )
  }
  await port.catchUp('main', Date.now())
  await port.close()
}
