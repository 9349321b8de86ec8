import { createRecolte, type Recolte } from '@recolte/core'
import { woocommerce } from '@recolte/woocommerce'

/** Where the shop, the account and the journal are: from the environment, as a hosting panel sets them. */
export interface Settings {
  shop: string
  consumerKey: string
  consumerSecret: string
  platform: string
  webId: string
  secretKey: string
  /** `module` where the platform calls this server. */
  method: string
  journal: string
}

export function settingsFrom(environment: Record<string, string | undefined>): Settings {
  const given = (name: string): string => {
    const value = environment[name]
    if (value === undefined || value === '') throw new Error(`Set ${name}.`)
    return value
  }
  return {
    shop: given('SHOP_URL'),
    consumerKey: given('SHOP_KEY'),
    consumerSecret: given('SHOP_SECRET'),
    platform: given('PLATFORM'),
    webId: given('WEB_ID'),
    secretKey: given('SECRET_KEY'),
    method: environment.METHOD ?? 'webservice',
    journal: environment.JOURNAL ?? './recolte.db',
  }
}

export function openRecolte(settings: Settings): Promise<Recolte> {
  const { shop: url, consumerKey, consumerSecret, platform, webId, secretKey, method, journal } = settings
  return createRecolte({
    accounts: { main: { platform, webId, secretKey } },
    stores: {
      boutique: {
        connector: 'woocommerce',
        account: 'main',
        method,
        // The address under which the shop reaches this program; the path is where the handler is mounted.
        publicUrl: process.env.PUBLIC_URL ?? 'https://agency.example/recolte',
        settings: { url, consumerKey, consumerSecret },
      },
    },
    connectors: [woocommerce],
    journal,
  })
}
