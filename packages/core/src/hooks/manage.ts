import type { Subscription, Webhooks } from '../connector.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { HookKeys } from './secrets.ts'

export type WebhookAct = 'create' | 'repair' | 'remove'

export interface WebhookReport {
  /** Where the shop is to send them. */
  url: string
  /** `shop`: its own webhooks. `ping`: it has none that Recolte can set up, so it may send the signed ping. */
  kind: 'shop' | 'ping'
  /** The shop's webhooks that go to this address. */
  hooks: Subscription[]
  /** Topics nothing active is there for. */
  missing: string[]
  /** What was done just now. */
  done?: { created: string[]; removed: number }
  /** For the signed ping: to be put into the shop by a person, after `create` or `repair`. */
  secret?: string
}

/** Throws `no-public-url` where the configuration does not say under which address this program is reached. */
export function hookUrl({ name, config }: Pick<StoreRuntime, 'name' | 'config'>): string {
  if (config.publicUrl === undefined) throw new RecolteError('no-public-url', 'config', { detail: { store: name } })
  return `${config.publicUrl.replace(/\/+$/, '')}/hooks/${encodeURIComponent(name)}`
}

/** Shows a store's webhooks, after doing what was asked. Throws what the shop's connector throws (a key that may not write). */
export async function manageWebhooks(
  runtime: StoreRuntime,
  keys: HookKeys,
  act: WebhookAct | undefined,
): Promise<WebhookReport> {
  const url = hookUrl(runtime)
  const { webhooks } = runtime.store
  if (!canManage(webhooks)) return ping(runtime, keys, url, act)
  const before = await ours(webhooks, url)
  const whole = before.every(({ active }) => active) && missingOf(webhooks, before).length === 0
  if (act === undefined || (act === 'create' && whole && before.length > 0)) return shown(webhooks, url, before)
  const created: string[] = []
  if (act !== 'remove') {
    // The new ones first: a shop that refuses them keeps what it has, and nothing is missed in between.
    const secrets = before.length === 0 ? await keys.current(runtime.name) : await keys.rotate(runtime.name)
    await webhooks.subscribe(url, secrets.current)
    created.push(...webhooks.topics)
  }
  for (const { id } of before) await webhooks.remove(id)
  return { ...shown(webhooks, url, await ours(webhooks, url)), done: { created, removed: before.length } }
}

export type Manageable = Webhooks & Required<Pick<Webhooks, 'subscribe' | 'list' | 'remove'>>

export const canManage = (webhooks: Webhooks | undefined): webhooks is Manageable =>
  webhooks?.subscribe !== undefined && webhooks.list !== undefined && webhooks.remove !== undefined

export async function ours(webhooks: Pick<Manageable, 'list'>, url: string): Promise<Subscription[]> {
  const ours = (await webhooks.list()).filter((one) => one.url === url)
  // Only what the contract names: a connector that gives more may give a secret.
  return ours.map(({ id, topic, active }) => ({ id, topic, url, active }))
}

export const missingOf = ({ topics }: Pick<Webhooks, 'topics'>, hooks: Subscription[]): string[] =>
  topics.filter((topic) => !hooks.some((one) => one.topic === topic && one.active))

const shown = (webhooks: Webhooks, url: string, hooks: Subscription[]): WebhookReport => ({
  url,
  kind: 'shop',
  hooks,
  missing: missingOf(webhooks, hooks),
})

async function ping(
  { name }: StoreRuntime,
  keys: HookKeys,
  url: string,
  act: WebhookAct | undefined,
): Promise<WebhookReport> {
  const report: WebhookReport = { url, kind: 'ping', hooks: [], missing: [] }
  if (act === undefined) return report
  if (act === 'create') return { ...report, secret: (await keys.current(name)).current }
  const { current } = await keys.rotate(name)
  if (act === 'repair') return { ...report, secret: current }
  // Twice, so that the secret people know is not even the one before.
  await keys.rotate(name)
  return report
}
