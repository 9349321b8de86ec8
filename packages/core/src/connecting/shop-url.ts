import { z } from 'zod'
import { plainHttpAllowed } from '../secure-url.ts'

/**
 * The setting `url` of a connector: no slash at the end, no query string, no keys, nothing of the shop's own pages
 * below it (`inner`), which people paste from their address bar.
 */
export const shopUrl = (inner: RegExp) =>
  z
    .string()
    .trim()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: 'write the address of the shop, such as https://www.my-shop.com',
      params: { problem: 'url' },
      abort: true,
    })
    .refine((text) => new URL(text).username === '' && new URL(text).password === '', {
      error: 'no user or password in the address: keys have settings of their own',
      params: { problem: 'keys-in-url' },
      abort: true,
    })
    .transform((text) => {
      const url = new URL(text)
      return url.origin + url.pathname.replace(inner, '').replace(/\/+$/, '')
    })

/** Settings with a `url` that must be https, but to this machine or with `allowInsecure`. */
export function overTls<Given extends z.ZodType<{ url?: string | undefined; allowInsecure: boolean }>>(
  settings: Given,
): Given {
  return settings.refine(
    ({ url, allowInsecure }) => url === undefined || plainHttpAllowed(new URL(url), allowInsecure),
    {
      path: ['url'],
      error: 'use https; for a test shop on your own network, set "allowInsecure": true',
      params: { problem: 'insecure-url' },
    },
  )
}
