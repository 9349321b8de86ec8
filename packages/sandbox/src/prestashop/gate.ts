import { type ApiError, errors } from './errors.ts'

export type Verb = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD'

export interface PrestaShopKey {
  key: string
  /** Verbs by resource; `HEAD` is one of its own. */
  permissions: Record<string, readonly Verb[]>
  active?: boolean
  /** Shops the key has a right on; all of them unless told. */
  shops?: number[]
}

const READ: readonly Verb[] = ['GET', 'HEAD']
export const reading = (...resources: string[]): PrestaShopKey['permissions'] =>
  Object.fromEntries(resources.map((resource) => [resource, READ]))

const MINIMUM = [
  'configurations',
  'customers',
  'languages',
  'order_details',
  'order_histories',
  'order_states',
  'orders',
  'products',
]

/** One that may read all that a collector of orders needs. */
export const PRESTASHOP_TEST_KEY: PrestaShopKey = {
  key: 'TESTKEY0PRESTASHOP0ALL0READING01',
  permissions: reading(
    ...MINIMUM,
    'addresses',
    'categories',
    'combinations',
    'countries',
    'currencies',
    'shop_urls',
    'shops',
  ),
}

export const DEFAULT_PRESTASHOP_KEYS: PrestaShopKey[] = [
  PRESTASHOP_TEST_KEY,
  { key: 'TESTKEY0PRESTASHOP0NOTHING000002', permissions: {} },
]

/** What the key of a request comes to: nothing reached PHP, it is refused, or it may go on. */
export const createGate = (keys: PrestaShopKey[], dropsHeader: boolean) => {
  const byKey = new Map(keys.map((key) => [key.key, key]))
  return {
    /** Undefined: no key at all, which is answered in plain text. The header wins over the address, even when wrong (seen). */
    keyOf(authorization: string | undefined, inAddress: string | null): string | undefined {
      const [, encoded] = dropsHeader ? [] : (/^Basic (.+)$/.exec(authorization ?? '') ?? [])
      const [fromHeader] = encoded === undefined ? [] : atob(encoded).split(':')
      return fromHeader || inAddress || undefined
    },
    open(text: string): PrestaShopKey | ApiError[] {
      if (text.length !== 32) return [errors.keyFormat]
      const key = byKey.get(text)
      if (!key || key.active === false) return [errors.keyUnknown, errors.noPermission]
      return Object.keys(key.permissions).length === 0 ? [errors.noPermission] : key
    },
  }
}
export type Gate = ReturnType<typeof createGate>
