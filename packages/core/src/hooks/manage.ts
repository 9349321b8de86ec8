import type { Subscription, Webhooks } from '../connector.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { HookKeys } from './secrets.ts'
import { keepSetUp, lastSetUp, type SetUp } from './set-up.ts'

export type WebhookAct = 'create' | 'repair' | 'remove'

export interface WebhookReport {
  /** Where the shop is to send them. */
  url: string
  /** `shop`: its own webhooks. `ping`: it has none that Recolte can set up, so it may send the signed ping. */
  kind: 'shop' | 'ping'
  /** The shop's webhooks that go to this address, and those that were set up and go to another by now. */
  hooks: Subscription[]
  /** Topics of which nothing active is sent there. */
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
  { journal, clock }: Engine,
  runtime: StoreRuntime,
  keys: HookKeys,
  act: WebhookAct | undefined,
): Promise<WebhookReport> {
  const { name, store } = runtime
  const url = hookUrl(runtime)
  const keep = (hooks: Subscription[]) =>
    keepSetUp(journal, name, act === 'remove' ? undefined : { at: clock.now(), url, ids: hooks.map(({ id }) => id) })
  if (!canManage(store.webhooks)) {
    if (act !== undefined) await keep([])
    return ping(runtime, keys, url, act)
  }
  const { webhooks } = store
  const before = await ours(webhooks, url, await lastSetUp(journal, name))
  const whole = before.every((one) => one.active && one.url === url) && missingOf(webhooks, before, url).length === 0
  if (act === undefined || (act === 'create' && whole && before.length > 0)) return shown(webhooks, url, before)
  const created: string[] = []
  if (act !== 'remove') {
    // The new ones first: a shop that refuses them keeps what it has, and nothing is missed in between.
    const secrets = before.length === 0 ? await keys.current(name) : await keys.rotate(name)
    await webhooks.subscribe(url, secrets.current)
    created.push(...webhooks.topics)
  }
  for (const { id } of before) await webhooks.remove(id)
  const hooks = await ours(webhooks, url, undefined)
  await keep(hooks)
  return { ...shown(webhooks, url, hooks), done: { created, removed: before.length } }
}

export type Manageable = Webhooks & Required<Pick<Webhooks, 'subscribe' | 'list' | 'remove'>>

export const canManage = (webhooks: Webhooks | undefined): webhooks is Manageable =>
  webhooks?.subscribe !== undefined && webhooks.list !== undefined && webhooks.remove !== undefined

/** Those that go to this address, and those that were set up, wherever they go by now. */
export async function ours(
  webhooks: Pick<Manageable, 'list'>,
  url: string,
  setUp: SetUp | undefined,
): Promise<Subscription[]> {
  const ours = (await webhooks.list()).filter((one) => one.url === url || setUp?.ids.includes(one.id))
  // Only what the contract names: a connector that gives more may give a secret.
  return ours.map(({ id, topic, active, url: to }) => ({ id, topic, url: to, active }))
}

export const missingOf = ({ topics }: Pick<Webhooks, 'topics'>, hooks: Subscription[], url: string): string[] =>
  topics.filter((topic) => !hooks.some((one) => one.topic === topic && one.active && one.url === url))

const shown = (webhooks: Webhooks, url: string, hooks: Subscription[]): WebhookReport => ({
  url,
  kind: 'shop',
  hooks,
  missing: missingOf(webhooks, hooks, url),
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
