import { overTls, secret, shopUrl } from '@recolte/core'
import { z } from 'zod'

/** Where Magento itself answers, below the shop's address. */
const INNER = /\/(rest|index\.php|admin(_\w+)?)(\/.*)?$/

const key = secret(z.string().trim().min(1, 'is shown in System > Extensions > Integrations'))

/** The codes that `fields` can pick: with a hyphen the shop answers 200 and nothing (seen). */
const attribute = z.string().regex(/^\w+$/, 'magento.attribute-code')
const attributes = (...codes: string[]) => z.array(attribute).default(codes)

/** What a person writes under `settings` of a Magento store. */
export const settingsSchema = overTls(
  z.strictObject({
    url: shopUrl(INNER),
    consumerKey: key.optional(),
    consumerSecret: key.optional(),
    accessToken: key.optional(),
    accessTokenSecret: key.optional(),
    /** The access token alone, where the shop allows it: "standalone Bearer tokens". */
    token: key.optional(),
    /** Codes of the store views whose orders count; absent, all of them. */
    views: z.array(z.string().min(1)).min(1).optional(),
    /** What an account map and "exclude.shops" name: codes of store views or of websites. */
    shop: z.enum(['view', 'website']).default('view'),
    /** What a trigger names: the status that people see, or the state behind it. */
    triggerBy: z.enum(['status', 'state']).default('status'),
    /** Attribute codes that hold product identifiers, the first with a value counts. */
    attributes: z
      .strictObject({
        gtin: attributes('gtin', 'ean', 'ean13', 'barcode', 'upc'),
        isbn: attributes('isbn'),
        mpn: attributes('mpn'),
        brand: attributes('brand', 'manufacturer'),
      })
      .prefault({}),
    /** The end of product addresses: Stores > Configuration > Catalog > Search Engine Optimization. */
    urlSuffix: z.string().default('.html'),
    /** Plain http outside this machine. */
    allowInsecure: z.boolean().default(false),
  }),
).refine((given) => given.token !== undefined || credentialsOf(given) !== undefined || hasNoKey(given), {
  path: ['consumerKey'],
  error: 'magento.which-keys',
})

export type Settings = z.output<typeof settingsSchema>

export interface Credentials {
  consumerKey: string
  consumerSecret: string
  accessToken: string
  accessTokenSecret: string
}

/** The integration's four, or `undefined` where one is missing. */
export function credentialsOf(given: { [K in keyof Credentials]?: string | undefined }): Credentials | undefined {
  const { consumerKey, consumerSecret, accessToken, accessTokenSecret } = given
  if (consumerKey === undefined || consumerSecret === undefined) return undefined
  if (accessToken === undefined || accessTokenSecret === undefined) return undefined
  return { consumerKey, consumerSecret, accessToken, accessTokenSecret }
}

const hasNoKey = (given: { [K in keyof Credentials]?: string | undefined }): boolean =>
  [given.consumerKey, given.consumerSecret, given.accessToken, given.accessTokenSecret].every(
    (key) => key === undefined,
  )

export const normaliseStatus = (code: string): string => code.trim()
