import { overTls, secret, shopUrl } from '@recolte/core'
import { z } from 'zod'

/** Where WordPress itself answers, below the shop's address. */
const INNER = /\/(wp-admin|wp-json|wp-login\.php|index\.php)(\/.*)?$/

const key = (prefix: 'ck_' | 'cs_') =>
  secret(z.string().trim().startsWith(prefix, `starts with ${prefix} (WooCommerce > Settings > Advanced > REST API)`))

/** What a person writes under `settings` of a WooCommerce store. */
export const settingsSchema = overTls(
  z.strictObject({
    url: shopUrl(INNER),
    consumerKey: key('ck_'),
    consumerSecret: key('cs_'),
    /** Sends the key in the address: for servers that drop the Authorization header. It then lands in their access log. */
    queryStringAuth: z.boolean().default(false),
    /** Plain http outside this machine. */
    allowInsecure: z.boolean().default(false),
  }),
)

export type Settings = z.output<typeof settingsSchema>

/** Rows hold `completed`; the shop's database and many plugins say `wc-completed` for the same status. */
export const normaliseStatus = (code: string): string => code.trim().replace(/^wc-/, '')
