import type { Client } from './client.ts'
import { fields } from './list.ts'
import { optional } from './optional.ts'
import { configurationSchema, understood } from './schema.ts'
import type { Settings } from './settings.ts'

/** Which of the shop's own states stand for what, by the names PrestaShop's code knows them by. */
export const STATE_NAMES = [
  'PS_OS_CHEQUE',
  'PS_OS_PAYMENT',
  'PS_OS_PREPARATION',
  'PS_OS_SHIPPING',
  'PS_OS_DELIVERED',
  'PS_OS_CANCELED',
  'PS_OS_REFUND',
  'PS_OS_ERROR',
  'PS_OS_BANKWIRE',
  'PS_OS_OUTOFSTOCK_UNPAID',
  'PS_OS_COD_VALIDATION',
] as const
export type StateName = (typeof STATE_NAMES)[number]

/** What a fresh installation has; an upgraded shop may differ, and says so. */
const STOCK: Record<StateName, number> = {
  PS_OS_CHEQUE: 1,
  PS_OS_PAYMENT: 2,
  PS_OS_PREPARATION: 3,
  PS_OS_SHIPPING: 4,
  PS_OS_DELIVERED: 5,
  PS_OS_CANCELED: 6,
  PS_OS_REFUND: 7,
  PS_OS_ERROR: 8,
  PS_OS_BANKWIRE: 10,
  PS_OS_OUTOFSTOCK_UNPAID: 12,
  PS_OS_COD_VALIDATION: 13,
}

const ASKED = ['PS_TIMEZONE', 'PS_SHOP_ENABLE', ...STATE_NAMES]

export interface Configuration {
  /** Whether the key may read it. */
  readable: boolean
  timeZone: string | undefined
  maintenance: boolean
  stateOf(name: StateName): number
}

/** Some of the shop's own settings: one request, narrowed by name, since the list exposes all of them. */
export async function readConfiguration(client: Client, settings: Settings): Promise<Configuration> {
  const entries = await optional(client, 'configurations', {
    display: fields(['id', 'name', 'value', 'id_shop', 'id_shop_group']),
    'filter[name]': `[${ASKED.join('|')}]`,
    sort: '[id_ASC]',
  })
  const rows = understood(configurationSchema, entries ?? [])
  const [shop] = settings.shops ?? []
  // A shop's own value wins over that of all shops.
  const settingOf = (name: string): string | undefined => {
    const own = rows.filter((row) => row.name === name)
    return (
      own.find(({ id_shop }) => id_shop > 0 && id_shop === shop) ??
      own.find(({ id_shop, id_shop_group }) => id_shop === 0 && id_shop_group === 0)
    )?.value
  }
  return {
    readable: entries !== undefined,
    timeZone: settingOf('PS_TIMEZONE'),
    maintenance: settingOf('PS_SHOP_ENABLE') === '0',
    stateOf: (name) => Number(settingOf(name)) || STOCK[name],
  }
}
