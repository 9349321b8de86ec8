import type { ConnectorContext, StoreInfo } from '@recolte/core'
import { clockOf } from './answer.ts'
import { type Client, isRightMissing } from './client.ts'
import type { RawView } from './schema.ts'
import type { Settings } from './settings.ts'
import { readVersion } from './version.ts'
import type { Views } from './views.ts'

/** Few small requests: may the integration read orders, whose clock, which views, and what else it may read. */
export async function describeShop(
  client: Client,
  settings: Settings,
  views: Views,
  context: ConnectorContext,
): Promise<StoreInfo> {
  const { answer } = await client.search('orders', { pageSize: 1, fields: 'entity_id' })
  const list = await views.list()
  const products = await mayReadProducts(client)
  const gone = (settings.views ?? []).filter((code) => !list?.some((view) => view.code === code))
  if (settings.views !== undefined && gone.length === settings.views.length)
    throw client.error('magento.unknown-views', { views: gone.join(', '), known: codesOf(list) })
  const version = await readVersion(client, context)
  return {
    software: `Magento ${version}`.trim(),
    version,
    timeZone: list?.[0]?.timezone || 'UTC',
    clock: clockOf(answer, context.clock.now()),
    rights: { 'read-orders': true, 'read-products': products, 'read-stores': list !== undefined },
    ...warningsOf(client, { products, stores: list !== undefined, gone, known: codesOf(list) }),
  }
}

const codesOf = (list: readonly RawView[] | undefined): string => (list ?? []).map(({ code }) => code).join(', ')

async function mayReadProducts(client: Client): Promise<boolean> {
  try {
    await client.search('products', { pageSize: 1, fields: 'id' })
    return true
  } catch (error) {
    if (isRightMissing(error)) return false
    throw error
  }
}

function warningsOf(
  client: Client,
  seen: { products: boolean; stores: boolean; gone: string[]; known: string },
): Pick<StoreInfo, 'warnings'> {
  const { host, url } = client
  const detail = { host, url }
  const warnings = [
    ...(client.httpsHidden ? [{ code: 'magento.https-hidden', detail }] : []),
    ...(url.startsWith('http:') ? [{ code: 'magento.plain-http', detail }] : []),
    ...(seen.products ? [] : [{ code: 'magento.no-products', detail }]),
    ...(seen.stores ? [] : [{ code: 'magento.no-stores', detail }]),
    ...(seen.gone.length === 0
      ? []
      : [{ code: 'magento.views-gone', detail: { ...detail, views: seen.gone.join(', '), known: seen.known } }]),
  ]
  return warnings.length === 0 ? {} : { warnings }
}
