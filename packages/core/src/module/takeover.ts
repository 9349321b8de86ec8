import { z } from 'zod'
import { accountsOf } from '../check/diagnosis.ts'
import { findModule, moduleKeys } from '../check/find-module.ts'
import { shopUrl } from '../check/shop-url.ts'
import { systemClock } from '../clock.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { createHttp } from '../http/create.ts'
import type { TakeOver } from '../journal/port.ts'
import { askModule, MODULES } from '../protocol/module/ask.ts'
import { dryRunEffect } from '../protocol/module/dry-run.ts'
import type { Rules } from '../qualify/rules.ts'
import { USER_AGENT } from '../user-agent.ts'

/** Leaving the platform's own module without asking anybody twice. */
export interface TakingOver {
  /**
   * Compares what is open here with what is known of the former module: references that the platform holds
   * (`exported`, from its own export), and what the module itself says it has not handed over yet. Changes nothing.
   */
  previewTakeover(store: string, exported: ReadonlySet<string> | undefined): Promise<TakeoverPlan>
  /** Carries the plan out; answers how many orders it changed. */
  takeOver(plan: TakeoverPlan, actor: string): Promise<number>
}

export interface TakeoverPlan {
  store: string
  /** The module that answered in the shop, and how many orders it had not handed over. */
  module: { name: string; version: string; pending: number } | undefined
  /** Orders the platform holds: they are skipped, for good. */
  collected: TakeOver['orders']
  /** Sources that contradict each other, or none that knows the order: held. */
  doubtful: TakeOver['orders']
  /** Not handed over, as every source that knows says: they leave. */
  free: number
}

/** Orders of one page of the journal, and of one transaction. */
const PAGE = 500

export function takingOver(
  engine: Engine,
  known: (store: string) => StoreRuntime,
  accounts: Rules['accounts'],
): TakingOver {
  const { journal, clock } = engine
  return {
    async previewTakeover(store, exported) {
      const runtime = known(store)
      const module = await askFormer(runtime, accounts)
      const plan: TakeoverPlan = { store, module: module?.told, collected: [], doubtful: [], free: 0 }
      let after: string | undefined
      do {
        const query = { store, states: ['due', 'retrying', 'held', 'waiting'] as const, limit: PAGE }
        const page = await journal.list({
          ...query,
          states: [...query.states],
          ...(after === undefined ? {} : { after }),
        })
        for (const { orderId, reference, state } of page.orders) {
          const names = [orderId, ...(reference === undefined ? [] : [reference])]
          const among = (set: ReadonlySet<string> | undefined) => set && names.some((name) => set.has(name))
          const listed = among(module?.pending)
          const pending = listed === false && module?.isWhole === false ? undefined : listed
          const verdict = judge(among(exported), pending, state !== 'waiting')
          if (verdict.kind === 'free') plan.free += 1
          else plan[verdict.kind].push({ orderId, verdict: VERDICT[verdict.kind], evidence: verdict.evidence })
        }
        after = page.next
      } while (after !== undefined)
      return plan
    },
    async takeOver({ store, collected, doubtful }, actor) {
      const orders = [...collected, ...doubtful]
      let changed = 0
      for (let from = 0; from < orders.length; from += PAGE) {
        const group = { store, orders: orders.slice(from, from + PAGE), actor, now: clock.now() }
        changed += await journal.takeOver(group)
      }
      return changed
    },
  }
}

const VERDICT = { collected: 'collected', doubtful: 'perhaps' } as const

type Verdict = { kind: 'collected' | 'doubtful'; evidence: string } | { kind: 'free' }

/**
 * What two sources say of one order; undefined is a source that was not asked. A module lists only what stands at its
 * trigger, so that an order which still waits is no sign of anything when it is not in its list.
 */
function judge(exported: boolean | undefined, pending: boolean | undefined, ready: boolean): Verdict {
  if (exported === true && pending === true) return { kind: 'doubtful', evidence: 'export +, module −' }
  if (exported === true)
    return { kind: 'collected', evidence: pending === undefined ? 'export +' : 'export +, module +' }
  if (pending === true || !ready) return { kind: 'free' }
  if (exported === false && pending === undefined) return { kind: 'free' }
  return {
    kind: 'doubtful',
    evidence: exported === undefined ? (pending === undefined ? '?' : 'module +') : 'export −, module +',
  }
}

const answerSchema = z.looseObject({ list_orders: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) })
const orderSchema = z.looseObject({ id_order: z.coerce.string(), reference: z.coerce.string().optional() })

/** A list this long may have been cut off (docs/protocol.md, official modules): what it lacks says nothing. */
const WHOLE_BELOW = 500

/**
 * The module's own dry run, as the platform's back office tries it. What it purges (rows of half a year ago) each real
 * call purges too; a module that marks orders as collected all the same is not asked.
 */
async function askFormer(runtime: StoreRuntime, accounts: Rules['accounts']) {
  const [url] = shopUrl(runtime.config.settings)
  const [account = ''] = accountsOf(runtime)
  if (url === undefined) return undefined
  const allowInsecure = runtime.config.settings.allowInsecure === true
  const { fetch } = createHttp({ clock: systemClock, userAgent: USER_AGENT, store: runtime.name, allowInsecure })
  const keys = moduleKeys(accounts[account])
  const found = await findModule(fetch, url, keys)
  const version = found?.settings?.version ?? ''
  const module = MODULES.find(({ name }) => name === found?.name)
  // Recolte itself, through a relay, is no former module.
  if (module === undefined || found?.code !== 1 || version.startsWith('Recolte')) return undefined
  const effect = dryRunEffect(module.name)
  if (effect !== undefined && effect !== 'purges') return undefined
  const answer = await askModule(fetch, url, module, 'getOrders', keys)
  const parsed = answerSchema.safeParse(answer?.message)
  if (!parsed.success) return undefined
  const pending = new Set<string>()
  const entries = Object.values(parsed.data.list_orders)
  for (const entry of entries) {
    const order = orderSchema.safeParse(entry)
    if (!order.success) continue
    pending.add(order.data.id_order)
    if (order.data.reference) pending.add(order.data.reference)
  }
  const isWhole = entries.length < WHOLE_BELOW
  return { pending, isWhole, told: { name: module.name, version, pending: entries.length } }
}
