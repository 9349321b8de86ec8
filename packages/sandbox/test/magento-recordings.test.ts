import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createMagento, type Integration, type Magento, type MagentoOptions } from '../src/index.ts'
import { differences } from './shape.ts'

interface Recording {
  name: string
  request: { method: string; path: string; host?: string; headers: Record<string, string>; body?: unknown }
  response: { status: number; headers: Record<string, string>; body?: unknown; bodyText?: string }
}

/** Every recording of a real shop whose route the sandbox stands in for. */
const folder = new URL('./fixtures/magento/', import.meta.url)
const recordings: Recording[] = readdirSync(folder).map((file) => ({
  name: file.replace(/\.json$/, ''),
  ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
}))

/** The credentials that the recorded shops really held: every recorded signature can be checked. */
const integration = (mark: string, ...rights: string[]): Integration => ({
  consumerKey: `ck0000000000000000000000000000${mark}`,
  consumerSecret: `cs0000000000000000000000000000${mark}`,
  accessToken: `at0000000000000000000000000000${mark}`,
  accessTokenSecret: `as0000000000000000000000000000${mark}`,
  ...(rights.length === 0 ? {} : { rights }),
})
const LAB: MagentoOptions = {
  url: 'http://127.0.0.1:8097',
  orders: 84,
  from: Date.parse('2026-11-20T00:00:00Z'),
  to: Date.parse('2026-11-23T15:00:00Z'),
  integrations: [
    integration('aa'),
    integration('bb', 'Magento_Sales::actions_view'),
    integration('cc', 'Magento_Catalog::products'),
  ],
}

/** What has to be so in the shop before a recorded request can be sent to it. */
interface Case {
  options?: MagentoOptions
  prepare?: (shop: Magento) => void
  /** The same request was sent just before. */
  again?: boolean
}
const bearer: Case = { options: { bearer: true } }
const website: Case = { options: { bearer: 'website' } }
const maintenance: Case = { prepare: (shop) => shop.fault({ kind: '503' }) }
const CASES: Record<string, Case> = {
  'bearer-lowercase-scheme': bearer,
  'bearer-on': bearer,
  'bearer-on-no-right': bearer,
  'bearer-on-short-token': bearer,
  'bearer-on-unknown-token': bearer,
  'bearer-path-slash': bearer,
  'bearer-website-scope-all': website,
  'bearer-website-scope-default': website,
  'bearer-website-scope-en': website,
  'bearer-website-scope-none': website,
  'bearer-website-scope-pro-de': website,
  'input-limit-default-max': { options: { pageLimit: 300 } },
  'input-limit-too-big': { options: { pageLimit: 50 } },
  'maintenance-accept-any': maintenance,
  'maintenance-orders': maintenance,
  'maintenance-version': maintenance,
  'oauth-nonce-replayed': { again: true },
}

const open = ({ name, response }: Recording): Magento => {
  const { options, prepare } = CASES[name] ?? {}
  const at = Date.parse(response.headers.date ?? '')
  const shop = createMagento({ ...LAB, now: () => at, ...options })
  prepare?.(shop)
  return shop
}

const ask = (shop: Magento, { request }: Recording): Promise<Response> =>
  shop.fetch(
    new Request(`http://${request.headers.Host ?? request.host ?? '127.0.0.1:8097'}${request.path}`, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    }),
  )

/** Each failure has a report of its own; the consumer's number is that of the shop's table. */
const masked = (text: string) =>
  text.replace(/webapi-\w+/, 'webapi-1').replace(/"parameters":\["\d+"\]/, '"parameters":["1"]')

describe.each(recordings)('recording $name', (recorded) => {
  it('is answered alike', async () => {
    const { response } = recorded
    const shop = open(recorded)
    if (CASES[recorded.name]?.again) await ask(shop, recorded)
    const answer = await ask(shop, recorded)
    const text = await answer.text()
    expect(answer.status).toBe(response.status)
    const charset = (type: string | null | undefined) => (type ?? '').replace(/; charset=[\w-]+$/i, '')
    expect(charset(answer.headers.get('content-type'))).toBe(charset(response.headers['content-type']))
    if (response.body === undefined) {
      expect(text.slice(0, 9).toLowerCase()).toBe(response.bodyText?.slice(0, 9).toLowerCase())
      return
    }
    const ours: unknown = JSON.parse(masked(text))
    if (response.status >= 400) return expect(ours).toEqual(JSON.parse(masked(JSON.stringify(response.body))))
    expect(differences(response.body, ours, /^$/)).toEqual([])
  })
})
