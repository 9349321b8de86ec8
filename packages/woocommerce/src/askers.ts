import type { StoreInfo } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'

type Asker = NonNullable<StoreInfo['askers']>[number]

export interface Plugin {
  /** `folder/file.php` */
  plugin: string
  name: string
}

/** Plugins that write to buyers for reviews, by the folder they install into (docs/platforms/woocommerce.md, "Asked twice"). */
const ASKING = new Set([
  'customer-reviews-woocommerce',
  'yith-woocommerce-review-reminder',
  'yith-woocommerce-advanced-reviews',
  'woo-photo-reviews',
  'woocommerce-photo-reviews',
  'mrkv-review-reminder',
  'wiremo-widget',
  'judgeme-product-reviews-woocommerce',
  'yotpo-social-reviews-for-woocommerce',
  'trustpilot-reviews',
  'loox',
  'stamped-io-product-reviews',
  'reviewsio',
  'woocommerce-product-reviews-pro',
  'ekomi-feedback-integration',
  'trusted-shops-easy-integration-for-woocommerce',
  'netreviews',
])

const groupsSchema = z.array(z.looseObject({ id: z.string(), label: z.string().catch('') }))
const enabledSchema = z.looseObject({ value: z.literal('yes') })

/** Plugins first, then WooCommerce's own e-mails about reviews that are switched on. Undefined where the key may see neither. */
export async function readAskers(client: Client, plugins: Plugin[] | undefined): Promise<Asker[] | undefined> {
  const mails = await ownMails(client)
  if (plugins === undefined && mails === undefined) return undefined
  const asking = (plugins ?? []).filter(({ plugin }) => ASKING.has(plugin.split('/')[0] ?? ''))
  return [...asking.map(({ name }) => ({ name, where: ofPlugin(name) })), ...(mails ?? [])]
}

const ofPlugin = (name: string) => ({
  en: `the settings of ${name}, or Plugins`,
  fr: `les réglages de ${name}, ou Extensions`,
})

/** Settings have a group for each e-mail; whichever speaks of reviews asks for them, whatever a version calls it. */
async function ownMails(client: Client): Promise<Asker[] | undefined> {
  const bear = [401, 403, 404]
  const { status, body } = await client.get('settings', {}, { bear })
  const groups = groupsSchema.safeParse(body)
  if (status >= 400 || !groups.success) return undefined
  const mails: Asker[] = []
  for (const { id, label } of groups.data) {
    if (!/^email_.*review/.test(id)) continue
    const { body: setting } = await client.get(`settings/${id}/enabled`, {}, { bear })
    if (enabledSchema.safeParse(setting).success) mails.push({ name: `WooCommerce (${label || id})`, where: OWN })
  }
  return mails
}

const OWN = { en: 'WooCommerce > Settings > Emails', fr: 'WooCommerce > Réglages > E-mails' }
