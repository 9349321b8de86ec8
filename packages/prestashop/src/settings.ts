import { overTls, secret, shopUrl, timeZone } from '@recolte/core'
import { z } from 'zod'

/** Where PrestaShop itself answers, below the shop's address. */
const INNER = /\/(api|webservice|index\.php)(\/.*)?$/

const shopId = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d*$/, 'the id of a shop, as in Advanced Parameters > Multistore')
    .transform(Number),
])

/** What a person writes under `settings` of a PrestaShop store. */
export const settingsSchema = overTls(
  z.strictObject({
    url: shopUrl(INNER),
    key: secret(z.string().trim().length(32, 'has 32 characters (Advanced Parameters > Webservice)')),
    /** Ids of the shops whose orders count; absent, the shop that the address answers for. */
    shops: z.array(shopId).min(1).optional(),
    /** The shop's own zone, for keys that may not read `configurations`. */
    timeZone: timeZone.optional(),
    /** Sends the key in the address: for servers that drop the Authorization header. It then lands in their access log. */
    keyInAddress: z.boolean().default(false),
    /** Plain http outside this machine. */
    allowInsecure: z.boolean().default(false),
  }),
)

export type Settings = z.output<typeof settingsSchema>

/** Statuses are ids: a label changes with the language and with the merchant's mood. */
export const normaliseStatus = (code: string): string => code.trim().replace(/^0+(?=\d)/, '')
