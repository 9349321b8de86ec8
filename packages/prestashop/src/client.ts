import { type Answer, type ConnectorContext, RecolteError } from '@recolte/core'
import { library } from './library.ts'
import { isOfTheTheme, refusal } from './refusal.ts'
import type { Settings } from './settings.ts'

/** One value is sent, `undefined` is not. */
export type Params = Record<string, string | number | undefined>

export interface GetOptions {
  signal?: AbortSignal | undefined
  /** `text` for what is no JSON: wrapped, so that nobody takes it for a broken answer. */
  as?: 'json' | 'text'
  /** A 404 of the webservice itself is returned: the caller asked for one thing that may be gone. */
  bearNotFound?: boolean
}

/** What the rest of the connector knows of the network: reads of the webservice, as JSON. */
export interface Client {
  readonly host: string
  readonly url: string
  get(resource: string, params?: Params, options?: GetOptions): Promise<Answer>
  /** A list, whichever way the shop writes an empty one, with the answer it came in. */
  list(resource: string, params: Params, options?: GetOptions): Promise<{ entries: unknown[]; answer: Answer }>
  /** Friendly URLs are off: the webservice is reached by its own file. */
  readonly byDispatcher: boolean
}

export function createClient(settings: Settings, context: ConnectorContext): Client {
  const { url } = settings
  const { host } = new URL(url)
  let byDispatcher = false
  /** The webservice has answered at `/api`, so what fails there later is no matter of the address. */
  let proven = false

  const addressOf = (resource: string): { url: string; params: Params } =>
    byDispatcher
      ? { url: `${url}/webservice/dispatcher.php`, params: { url: resource } }
      : { url: `${url}/api/${resource}`, params: {} }

  async function call(resource: string, params: Params, options: GetOptions): Promise<Answer> {
    const { signal, as = 'json', bearNotFound = false } = options
    const address = addressOf(resource)
    const asked = new URL(address.url)
    const format = as === 'json' ? { output_format: 'JSON' } : {}
    for (const [name, value] of Object.entries({ ...address.params, ...params, ...format }))
      if (value !== undefined) asked.searchParams.set(name, String(value))
    return context.send(
      async (stop, fetch) => {
        const { key, keyInAddress } = settings
        const { text, ...answer } = await library({ url: asked.href, key, keyInAddress, signal: stop, fetch })
        const error = refusal(answer, { settings, resource: resource.split('/')[0] ?? resource, url: address.url })
        const gone = bearNotFound && answer.status === 404 && error?.code === 'shop-answer'
        if (error !== undefined && !gone) throw error
        return as === 'text' && answer.status < 300 ? { ...answer, body: { text } } : answer
      },
      { method: 'GET', url: address.url, signal },
    )
  }

  async function get(resource: string, params: Params = {}, options: GetOptions = {}): Promise<Answer> {
    try {
      const answer = await call(resource, params, options)
      proven = true
      return answer
    } catch (error) {
      if (proven || byDispatcher || !isOfTheTheme(error)) throw error
      byDispatcher = true
      try {
        return await call(resource, params, options)
      } catch (other) {
        byDispatcher = !isOfTheTheme(other)
        throw byDispatcher ? other : error
      }
    }
  }

  return {
    host,
    url,
    get,
    async list(resource, params, options) {
      const answer = await get(resource, params, options)
      return { entries: entriesOf(answer.body, resource, host), answer }
    },
    get byDispatcher() {
      return byDispatcher
    },
  }
}

/** An empty list is `[]` and not `{"orders":[]}` (seen). */
function entriesOf(body: unknown, resource: string, host: string): unknown[] {
  if (Array.isArray(body) && body.length === 0) return []
  const list =
    typeof body === 'object' && body !== null
      ? Object.entries(body).find(([name]) => name === resource)?.[1]
      : undefined
  if (Array.isArray(list)) return list
  throw new RecolteError('shop-answer', 'retry', { detail: { host, why: `${resource}: no list` } })
}
