import { overTls, secret } from '@recolte/core'
import { z } from 'zod'

/** Shopify's own rule: whatever else is no shop, and must never be sent a key (docs/platforms/shopify.md, "Address"). */
const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/

/** From what people paste: an address of the admin (old or new) or the bare name. */
function shopDomain(text: string): string {
  const bare = text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^admin\.shopify\.com\/store\//, '')
    .replace(/[/?#].*$/, '')
  return bare.includes('.') ? bare : `${bare}.myshopify.com`
}

const shop = z
  .string()
  .trim()
  .transform(shopDomain)
  .refine((domain) => SHOP.test(domain), {
    error:
      'write the .myshopify.com domain (Settings > Domains), such as my-shop.myshopify.com: the public one has no API',
    params: { problem: 'shopify-domain' },
  })

const url = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'write an address such as http://127.0.0.1:3000',
    params: { problem: 'url' },
    abort: true,
  })
  .transform((text) => new URL(text).origin)

const key = (error: string) => secret(z.string().trim().min(1, error))
const days = z.int().min(1).max(60)

/** What a person writes under `settings` of a Shopify store. */
export const settingsSchema = overTls(
  z.strictObject({
    shop,
    /** Of a custom app made in the admin: it never ends. */
    accessToken: key('begins with shpat_').optional(),
    /** Of an app of the Dev Dashboard. */
    clientId: z.string().trim().min(1).optional(),
    clientSecret: key('stands under Settings > Credentials of the app').optional(),
    /** The client secret before, while it is being changed: Shopify goes on signing webhooks with it for an hour. */
    previousClientSecret: key('the client secret before').optional(),
    /** Days after everything was shipped from which an order counts as delivered, where no carrier says so. */
    deliveredAfterDays: days.default(10),
    /** Of orders that name no language, nor their customer: the shop's own would need a scope more. */
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'shopify.which-language')
      .optional(),
    /** Orders older than 60 days are wanted too, for which the app needs the scope `read_all_orders`. */
    allOrders: z.boolean().default(false),
    /** Where the Admin API answers instead of the shop's own domain: the sandbox. */
    url: url.optional(),
    /** Plain http outside this machine. */
    allowInsecure: z.boolean().default(false),
  }),
).refine((given) => given.accessToken !== undefined || appOf(given) !== undefined, {
  path: ['accessToken'],
  error: 'shopify.which-keys',
})

export type Settings = z.output<typeof settingsSchema>

export interface App {
  clientId: string
  clientSecret: string
}

/** The app by which the shop hands tokens over, where both its credentials are there. */
export function appOf(given: { [K in keyof App]?: string | undefined }): App | undefined {
  const { clientId, clientSecret } = given
  return clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret }
}

export const originOf = ({ shop, url }: Pick<Settings, 'shop' | 'url'>): string => url ?? `https://${shop}`

/** `tag:VIP` keeps its capitals: Shopify compares tags without them, so they are lowered, as everything else. */
export const normaliseStatus = (code: string): string => code.trim().toLowerCase()
