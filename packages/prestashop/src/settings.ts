import { secret } from '@recolte/core'
import { z } from 'zod'

const LOOPBACK = /^(localhost|.+\.localhost|\[::1\]|127(\.\d{1,3}){3})$/

/** Where PrestaShop itself answers, below the shop's address: what people paste from their address bar. */
const INNER = /\/(api|webservice|index\.php)(\/.*)?$/

/** The address as the connector uses it: no slash at the end, no query string, nothing of PrestaShop's own pages. */
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
    error: 'no key in the address: it goes into "key"',
    params: { problem: 'keys-in-url' },
    abort: true,
  })
  .transform(shopAddress)

const shopId = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d*$/, 'the id of a shop, as in Advanced Parameters > Multistore')
    .transform(Number),
])

const timeZone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}, 'not a time zone; write one such as Europe/Paris')

/** What a person writes under `settings` of a PrestaShop store. */
export const settingsSchema = z
  .strictObject({
    url: address,
    key: secret(z.string().trim().length(32, 'has 32 characters (Advanced Parameters > Webservice)')),
    /** Ids of the shops whose orders count; absent, the shop that the address answers for. */
    shops: z.array(shopId).min(1).optional(),
    /** The shop's own zone, for keys that may not read `configurations`. */
    timeZone: timeZone.optional(),
    /** Sends the key in the address: for servers that drop the Authorization header. It then lands in their access log. */
    keyInAddress: z.boolean().default(false),
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

/** Statuses are ids: a label changes with the language and with the merchant's mood. */
export const normaliseStatus = (code: string): string => code.trim().replace(/^0+(?=\d)/, '')
