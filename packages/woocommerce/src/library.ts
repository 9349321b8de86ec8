import { AsyncLocalStorage } from 'node:async_hooks'
import { createRequire } from 'node:module'
import type { Answer } from '@recolte/core'
import type { Settings } from './settings.ts'

/** The package is CommonJS whose class is its `default`: an `import` of it differs between Node and bundlers. */
const rest: typeof import('@woocommerce/woocommerce-rest-api') = createRequire(import.meta.url)(
  '@woocommerce/woocommerce-rest-api',
)

export type Params = Record<string, string | number>

const current = new AsyncLocalStorage<typeof globalThis.fetch>()

/**
 * axios keeps whatever `fetch` it was ever given, for good: with one made for each try, memory grew by 30 kB a page
 * (seen, 1.21). So it is given this one for all, which finds the try it belongs to.
 */
const throughPolicy: typeof globalThis.fetch = async (input, init) => {
  const fetch = current.getStore()
  if (fetch === undefined) throw new Error('outside a try')
  return fetch(input, init)
}

interface Call extends Pick<Settings, 'url' | 'consumerKey' | 'consumerSecret' | 'queryStringAuth'> {
  signal: AbortSignal
  fetch: typeof globalThis.fetch
}

export interface Asked {
  method: 'get' | 'options' | 'post' | 'delete'
  endpoint: string
  params: Params
  /** For `post`. */
  body?: Record<string, unknown>
}

/**
 * One call of the shop's official client: OAuth 1.0a over plain http, Basic over TLS. It is made anew for each call,
 * since its settings are the only way to hand axios a signal. axios is left no policy of its own: it goes through our
 * `fetch`, follows nothing, throws on no status and leaves the text as it came, so that we can tell broken JSON from none.
 */
export async function library(call: Call, { method, endpoint, params, body }: Asked): Promise<Answer> {
  const client = new rest.default({
    url: call.url,
    consumerKey: call.consumerKey,
    consumerSecret: call.consumerSecret,
    version: 'wc/v3',
    queryStringAuth: call.queryStringAuth,
    axiosConfig: {
      adapter: 'fetch',
      // Without these two axios hands over a plain address and options: no class of theirs that another `fetch` may not know.
      env: { fetch: throughPolicy, Request: null, Response: null },
      signal: call.signal,
      proxy: false,
      maxRedirects: 0,
      validateStatus: () => true,
      responseType: 'text',
      transformResponse: (text: unknown) => text,
    },
  })
  const { status, headers, data } = await current.run(call.fetch, () =>
    method === 'post' ? client.post(endpoint, body ?? {}, params) : client[method](endpoint, params),
  )
  return { status, headers: lowerCase(headers), body: parsed(data) }
}

function lowerCase(headers: unknown): Record<string, string> {
  const pairs = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)])
  return Object.fromEntries(pairs)
}

function parsed(data: unknown): unknown {
  if (typeof data !== 'string' || data === '') return ''
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
