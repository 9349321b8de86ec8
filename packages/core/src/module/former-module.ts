import { z } from 'zod'
import { accountsOf } from '../check/diagnosis.ts'
import { findModule, isRecolte, moduleKeys } from '../check/find-module.ts'
import { shopUrl } from '../check/shop-url.ts'
import { systemClock } from '../clock.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import { createHttp } from '../http/create.ts'
import { askModule, MODULES } from '../protocol/module/ask.ts'
import { dryRunEffect } from '../protocol/module/dry-run.ts'
import type { Shown } from '../protocol/module/settings.ts'
import type { Rules } from '../qualify/rules.ts'
import { USER_AGENT } from '../user-agent.ts'

/** What the platform's own module in the shop says it has not handed over yet. */
export interface FormerModule {
  /** By the name each has at the platform: the shop's id, or with Magento the number people know. */
  pending: ReadonlySet<string>
  /** Otherwise the list may have been cut off, and what it lacks says nothing. */
  isWhole: boolean
  told: { name: string; version: string; pending: number; shows: Shown[] }
}

const answerSchema = z.looseObject({ list_orders: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]) })
const orderSchema = z.looseObject({ id_order: z.coerce.string() })

/** A list this long may have been cut off (docs/protocol.md, official modules): what it lacks says nothing. */
const WHOLE_BELOW = 500

/**
 * The module's own dry run, as the platform's back office tries it. What it purges (rows of half a year ago) each real
 * call purges too; a module that marks orders as collected all the same is not asked.
 */
export async function askFormer(runtime: StoreRuntime, accounts: Rules['accounts']): Promise<FormerModule | undefined> {
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
  if (module === undefined || found?.code !== 1 || isRecolte(found)) return undefined
  const effect = dryRunEffect(module.name)
  if (effect !== undefined && effect !== 'purges') return undefined
  const answer = await askModule(fetch, url, module, 'getOrders', keys)
  const parsed = answerSchema.safeParse(answer?.message)
  if (!parsed.success) return undefined
  const pending = new Set<string>()
  const entries = Object.values(parsed.data.list_orders)
  for (const entry of entries) {
    const order = orderSchema.safeParse(entry)
    if (order.success) pending.add(order.data.id_order)
  }
  const isWhole = entries.length < WHOLE_BELOW
  return {
    pending,
    isWhole,
    told: { name: module.name, version, pending: entries.length, shows: found.settings?.shows ?? [] },
  }
}
