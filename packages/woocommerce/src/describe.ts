import { type Answer, type ConnectorContext, RecolteError, type StoreInfo } from '@recolte/core'
import { z } from 'zod'
import { clockOf } from './answer.ts'
import { readAskers } from './askers.ts'
import type { Client } from './client.ts'
import { gmtSchema } from './schema.ts'
import { readIndex } from './site.ts'
import { offset } from './zone.ts'

/** Small requests: is it WordPress with WooCommerce, which versions, whose clock, what may the key do, and what else asks for reviews. */
export async function describeShop(client: Client, context: ConnectorContext): Promise<StoreInfo> {
  const index = await readIndex(client, context).catch(async (error: unknown) => {
    // That address tells a shop under maintenance from one that is down no better than a page; one with the key does.
    if (error instanceof RecolteError && error.code === 'shop-down')
      await client.get('orders', { per_page: 1, _fields: 'id' })
    throw error
  })
  if (index !== undefined && !index.namespaces.includes('wc/v3'))
    throw new RecolteError('woocommerce.not-active', 'config', { detail: { host: client.host, url: client.url } })

  const params = { per_page: 1, _fields: 'id,date_created,date_created_gmt' }
  const orders = await client.get('orders', params, { thorough: true })
  await mustKnowChanges(client)
  const versions = await readVersions(client)
  const productsRight = await mayRead(client, 'products')
  const plugins = versions?.active_plugins
  const askers = await readAskers(client, plugins)

  const warnings = [
    ...(index === undefined ? [{ code: 'woocommerce.login-required' }] : []),
    ...(versions?.settings?.HPOS_enabled === false ? [{ code: 'woocommerce.posts-storage' }] : []),
    ...(client.url.startsWith('http:') ? [{ code: 'woocommerce.plain-http' }] : []),
    ...(productsRight === false ? [{ code: 'woocommerce.no-products' }] : []),
  ]
  const version = versions?.environment?.version ?? ''
  return {
    software: version === '' ? 'WooCommerce' : `WooCommerce ${version}`,
    version,
    timeZone: index?.timeZone ?? offsetOf(orders),
    clock: clockOf(orders, context.clock.now()),
    rights: { 'read-orders': true, 'read-products': productsRight, 'read-system': versions !== undefined },
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(plugins === undefined ? {} : { plugins: plugins.map(({ name }) => name).sort() }),
    ...(askers === undefined ? {} : { askers }),
  }
}

/** An unknown parameter is ignored (trap 4): a shop too old for `modified_after` would give all orders as changed. */
async function mustKnowChanges(client: Client): Promise<void> {
  const { body } = await client.get('', { _fields: 'routes./wc/v3/orders' })
  const parsed = argsSchema.safeParse(body)
  const known =
    parsed.success &&
    Object.values(parsed.data.routes)[0]?.endpoints.some(({ args }) => {
      return 'modified_after' in args && 'dates_are_gmt' in args
    })
  if (!known) throw new RecolteError('woocommerce.too-old', 'config', { detail: { host: client.host } })
}
const argsSchema = z.object({
  routes: z.record(
    z.string(),
    z.looseObject({
      endpoints: z.array(z.looseObject({ args: z.record(z.string(), z.unknown()).or(z.array(z.unknown())) })),
    }),
  ),
})

const versionsSchema = z.looseObject({
  environment: z.looseObject({ version: z.string(), wp_version: z.string().optional() }).optional(),
  settings: z.looseObject({ HPOS_enabled: z.boolean().optional() }).optional(),
  active_plugins: z.array(z.looseObject({ plugin: z.string(), name: z.string() })).optional(),
})

/** Narrowed, since the whole report makes the shop call out twice. Not all keys may see it: then it stays unknown. */
async function readVersions(client: Client): Promise<z.output<typeof versionsSchema> | undefined> {
  const fields = 'environment.version,environment.wp_version,settings.HPOS_enabled,active_plugins'
  const answer = await client.get('system_status', { _fields: fields }, { bear: [401, 403, 404] })
  const parsed = versionsSchema.safeParse(answer.body)
  return answer.status < 400 && parsed.success ? parsed.data : undefined
}

async function mayRead(client: Client, endpoint: string): Promise<boolean> {
  const answer = await client.get(endpoint, { per_page: 1, _fields: 'id' }, { bear: [401, 403] })
  return answer.status < 400
}

/** The shop's offset, read off an order that says one instant in both its times; nothing else tells it without the index. */
function offsetOf({ body }: Answer): string {
  const parsed = z.array(z.looseObject({ date_created: gmtSchema, date_created_gmt: gmtSchema })).safeParse(body)
  const [order] = parsed.success ? parsed.data : []
  return order === undefined
    ? 'UTC'
    : offset((order.date_created.getTime() - order.date_created_gmt.getTime()) / 3_600_000)
}
