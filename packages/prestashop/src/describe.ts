import { type ConnectorContext, RecolteError, type StoreInfo } from '@recolte/core'
import { clockOf, versionOf } from './answer.ts'
import type { Client } from './client.ts'
import type { Facts } from './facts.ts'
import { anyOf } from './list.ts'
import type { Settings } from './settings.ts'

/** Without these no order can be collected. */
const NEEDED = ['orders', 'order_states', 'order_histories', 'customers']
/** Without these orders go all the same, with less in them; each has its own warning. */
const USEFUL = ['products', 'order_details', 'languages', 'configurations']
const EXTRA = ['combinations', 'categories', 'currencies', 'shop_urls']

/** Few small requests: which version, whose clock and zone, what the key may read, and that each shop answers. */
export async function describeShop(
  client: Client,
  settings: Settings,
  facts: Facts,
  context: ConnectorContext,
): Promise<StoreInfo> {
  // As JSON this page is an empty 500 (seen), so it is read as the XML it is.
  const root = await client.get('', {}, { as: 'text' })
  const granted = grantsOf(root.body)
  const missing = NEEDED.filter((right) => !granted.read.has(right))
  if (missing.length > 0)
    throw new RecolteError('prestashop.missing-permission', 'config', {
      detail: {
        host: client.host,
        url: client.url,
        status: 401,
        key: settings.key.slice(-4),
        rights: missing.join(', '),
      },
    })
  await eachShopAnswers(client, settings)
  const configuration = await facts.configuration()
  await facts.zone()
  const version = versionOf(root)
  return {
    software: version === '' ? 'PrestaShop' : `PrestaShop ${version}`,
    version,
    timeZone: settings.timeZone ?? configuration.timeZone ?? 'UTC',
    clock: clockOf(root, context.clock.now()),
    rights: Object.fromEntries(
      [...NEEDED, ...USEFUL].map((right) => [`read-${right.replace('_', '-')}`, granted.read.has(right)]),
    ),
    ...warningsOf(client, settings, granted, configuration.maintenance),
  }
}

/** A shop the key has no right on and a shop that does not exist are told apart only when asked for by their id. */
async function eachShopAnswers(client: Client, { shops }: Settings): Promise<void> {
  for (const shop of shops ?? [undefined])
    await client.list('orders', {
      ...(shop === undefined ? {} : { id_shop: shop, 'filter[id_shop]': anyOf([shop]) }),
      display: '[id,id_shop]',
      limit: 1,
    })
}

interface Grants {
  read: Set<string>
  /** Resources the key may change, which Recolte never does. */
  write: Set<string>
}

/** One element for each resource the key may use, with a flag for each verb. */
function grantsOf(body: unknown): Grants {
  const text = typeof body === 'object' && body !== null && 'text' in body ? String(body.text) : ''
  const grants: Grants = { read: new Set(), write: new Set() }
  for (const [, name = '', flags = ''] of text.matchAll(/<(\w+)((?:\s+[\w:]+="[^"]*")+)\s*\/?>/g)) {
    if (name === 'description' || name === 'schema' || !/\sget="/.test(flags)) continue
    if (/\sget="true"/.test(flags)) grants.read.add(name)
    if (/\s(put|post|patch|delete)="true"/.test(flags)) grants.write.add(name)
  }
  return grants
}

function warningsOf(
  client: Client,
  settings: Settings,
  { read, write }: Grants,
  maintenance: boolean,
): Pick<StoreInfo, 'warnings'> {
  const { host, url } = client
  const lacking = [...USEFUL.slice(0, 3), ...EXTRA.slice(0, 3)].filter((right) => !read.has(right))
  const several = (settings.shops?.length ?? 1) > 1
  const warnings = [
    ...(client.byDispatcher ? [{ code: 'prestashop.friendly-urls-off', detail: { host, url } }] : []),
    ...(maintenance ? [{ code: 'prestashop.maintenance', detail: { host } }] : []),
    ...(settings.keyInAddress ? [{ code: 'prestashop.key-in-address', detail: { host } }] : []),
    ...(url.startsWith('http:') ? [{ code: 'prestashop.plain-http', detail: { host } }] : []),
    ...(lacking.length > 0 ? [{ code: 'prestashop.fewer-details', detail: { host, rights: lacking.join(', ') } }] : []),
    ...(several && !read.has('shop_urls') ? [{ code: 'prestashop.no-shop-urls', detail: { host } }] : []),
    ...(write.size > 0
      ? [{ code: 'prestashop.key-may-write', detail: { host, rights: [...write].slice(0, 5).join(', ') } }]
      : []),
  ]
  return warnings.length === 0 ? {} : { warnings }
}
