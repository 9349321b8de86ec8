import { type ConnectorContext, RecolteError } from '@recolte/core'
import { credentialsOf, type Settings } from './settings.ts'

/** The settings with the keys that count now. */
export interface Keyed extends Settings {
  /** The shop handed them over; nobody has copied them, and nobody can copy them again. */
  handedOver?: boolean
}

export const KEY_NAMES = ['consumerKey', 'consumerSecret', 'accessToken', 'accessTokenSecret'] as const

/**
 * Keys in the settings are those to use. Without any, those that the shop handed over: looked up for each request, since
 * somebody may reauthorise the integration at any time and another process hears of it.
 */
export async function keyed(settings: Settings, { secrets }: ConnectorContext): Promise<Keyed> {
  if (settings.token !== undefined || credentialsOf(settings) !== undefined) return settings
  const detail = { url: settings.url, host: new URL(settings.url).host }
  if (secrets === undefined) throw new RecolteError('encryption-key-missing', 'config', { detail })
  const credentials = credentialsOf((await secrets.read(KEY_NAMES)).values)
  if (credentials === undefined) throw new RecolteError('magento.not-activated', 'config', { detail })
  return { ...settings, ...credentials, handedOver: true }
}
