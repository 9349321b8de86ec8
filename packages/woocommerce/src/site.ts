import { type ConnectorContext, RecolteError, readJson } from '@recolte/core'
import { z } from 'zod'
import { type Address, fromHome, isAnswerOfTheTheme } from './home.ts'
import { offset } from './zone.ts'

export interface Index {
  namespaces: string[]
  timeZone: string
}

const indexSchema = z.looseObject({
  namespaces: z.array(z.string()),
  timezone_string: z.string().nullish(),
  gmt_offset: z.coerce.number().nullish(),
})

/**
 * What WordPress says of itself without a key. `undefined` where a plugin closes the REST API to strangers: a good key
 * passes all the same (seen). Narrowed by `_fields`: 400 bytes instead of 1.2 MB.
 */
export async function readIndex(client: Address, context: ConnectorContext): Promise<Index | undefined> {
  const address = `${client.url}/wp-json/?_fields=name,url,namespaces,timezone_string,gmt_offset`
  try {
    const response = await context.fetch(address, { headers: { accept: 'application/json' } })
    if (response.status === 403 && !isJson(response)) throw failure('woocommerce.api-blocked', client)
    if (response.status === 401 && !isJson(response)) throw failure('woocommerce.password-page', client)
    if (response.status === 401 || response.status === 403) return undefined
    if (response.status >= 400) throw failure('woocommerce.no-api', client)
    const parsed = indexSchema.safeParse(await readJson(response, client.host))
    if (!parsed.success) throw failure('woocommerce.no-api', client)
    const { namespaces, timezone_string: zone, gmt_offset: hours } = parsed.data
    return { namespaces, timeZone: zone || offset(hours ?? 0) }
  } catch (error) {
    if (isAnswerOfTheTheme(error)) throw (await fromHome(client, context)) ?? error
    throw error
  }
}

const isJson = (response: Response) => response.headers.get('content-type')?.includes('json') ?? false
const failure = (code: string, client: Address, more: Record<string, string> = {}) =>
  new RecolteError(code, 'config', { detail: { host: client.host, url: client.url, ...more } })
