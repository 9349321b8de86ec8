import { secret } from '@recolte/core'
import { z } from 'zod'

const LOOPBACK = /^(localhost|.+\.localhost|\[::1\]|127(\.\d{1,3}){3})$/

/** Where WordPress itself answers, below the shop's address: what people paste from their address bar. */
const INNER = /\/(wp-admin|wp-json|wp-login\.php|index\.php)(\/.*)?$/

/** The address as the connector uses it: no slash at the end, no query string, nothing of WordPress's own pages. */
function shopAddress(text: string): string {
  const url = new URL(text)
  return url.origin + url.pathname.replace(INNER, '').replace(/\/+$/, '')
}

const address = z
  .string()
  .trim()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: 'write the address of the shop, such as https://www.my-shop.com',
    params: { problem: 'url' },
    abort: true,
  })
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', {
    error: 'no user or password in the address: the key goes into consumerKey and consumerSecret',
    params: { problem: 'keys-in-url' },
    abort: true,
  })
  .transform(shopAddress)

const key = (prefix: 'ck_' | 'cs_') =>
  secret(z.string().trim().startsWith(prefix, `starts with ${prefix} (WooCommerce > Settings > Advanced > REST API)`))

/** What a person writes under `settings` of a WooCommerce store. */
export const settingsSchema = z
  .strictObject({
    url: address,
    consumerKey: key('ck_'),
    consumerSecret: key('cs_'),
    /** Sends the key in the address: for servers that drop the Authorization header. It then lands in their access log. */
    queryStringAuth: z.boolean().default(false),
    /** Plain http outside this machine. */
    allowInsecure: z.boolean().default(false),
  })
  .refine(
    ({ url, allowInsecure }) => allowInsecure || url.startsWith('https:') || LOOPBACK.test(new URL(url).hostname),
    {
      path: ['url'],
      error: 'use https; for a test shop on your own network, set "allowInsecure": true',
      params: { problem: 'insecure-url' },
    },
  )

export type Settings = z.output<typeof settingsSchema>

/** Rows hold `completed`; the shop's database and many plugins say `wc-completed` for the same status. */
export const normaliseStatus = (code: string): string => code.trim().replace(/^wc-/, '')
