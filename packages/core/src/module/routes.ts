import type { StoreRuntime } from '../engine/runtime.ts'
import type { Dialect } from '../protocol/module/dialect.ts'
import { DIALECTS, type DialectName } from '../protocol/module/dialects.ts'

/** Where a call came in: at a store's own address, or at one of the addresses the platform's modules had in the shop. */
export type Route = { store: string } | { dialect: DialectName }

const STORE = /(?:^|\/)module\/([^/]+)\/?$/
/** The end of the path counts, so that they may stand behind a shop's folder (docs/protocol.md, calls to a module). */
const HISTORICAL: readonly [RegExp, DialectName][] = [
  [/\/modules\/netreviews\/netreviewsApi\.php$/i, 'prestashop-9'],
  [/\/modules\/avisverifies\/avisverifiesApi\.php$/i, 'prestashop-7'],
  [/\/AvisVerifies\/dialog(\/index)?\/?$/i, 'magento1'],
  [/\/AvisVerifies\/index\/dialogcontroller\/?$/i, 'magento2'],
  [/\/rest\/(?:[\w-]+\/)?V1\/nravis\/management\/?$/i, 'magento2'],
]

/** Undefined for what is no call to a module. */
export function routeOf(path: string, query: string): Route | undefined {
  const [, store] = STORE.exec(path) ?? []
  if (store !== undefined) return { store: decoded(store) }
  const found = HISTORICAL.find(([end]) => end.test(path))
  if (found !== undefined) return { dialect: found[1] }
  return new URLSearchParams(query).get('netreviews-plugin') === 'api' ? { dialect: 'woocommerce' } : undefined
}

/** By the connector, where the configuration names no dialect. */
const OF_CONNECTOR: Readonly<Record<string, DialectName>> = {
  woocommerce: 'woocommerce',
  prestashop: 'prestashop-9',
  magento: 'magento2',
}

export function dialectOf({ config }: Pick<StoreRuntime, 'config'>): Dialect {
  return DIALECTS[config.module.dialect ?? OF_CONNECTOR[config.connector] ?? 'prestashop-9']
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
