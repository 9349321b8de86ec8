import { type Answer, type ConnectorContext, RecolteError } from '@recolte/core'
import { codeOf } from './answer.ts'
import { type Address, fromHome, isAnswerOfTheTheme } from './home.ts'
import { type Asked, library, type Params } from './library.ts'
import { refusal } from './refusal.ts'
import type { Settings } from './settings.ts'

/** What the rest of the connector knows of the network: `/wp-json/wc/v3/…` with the key. */
export interface Client extends Address {
  /** Returns 2xx and the statuses of `bear`; every other answer is thrown as what it means. */
  get(endpoint: string, params?: Params, options?: GetOptions): Promise<Answer>
  /** Both need a key that may write; one that may not is thrown as that. */
  post(endpoint: string, body: Record<string, unknown>, options?: Pick<GetOptions, 'bear'>): Promise<Answer>
  delete(endpoint: string, params?: Params): Promise<Answer>
}

export interface GetOptions {
  /** 4xx statuses the caller understands itself. */
  bear?: number[]
  signal?: AbortSignal | undefined
  /** May send the key in the address once, to tell an unknown key from a dropped header. */
  thorough?: boolean
}

export function createClient(settings: Settings, context: ConnectorContext): Client {
  const host = new URL(settings.url).host

  /** One call under the policy. `judge` runs within it, so that `send` puts the store's name into what it throws. */
  async function call(asked: Asked, how: How = {}): Promise<Answer> {
    const { method, endpoint } = asked
    let last: Answer | undefined
    try {
      return await context.send(
        async (signal, fetch) => {
          const given = { ...settings, queryStringAuth: how.queryStringAuth ?? settings.queryStringAuth }
          last = await library({ ...given, signal, fetch }, asked)
          await how.judge?.(last)
          return last
        },
        { method, url: `${settings.url}/wp-json/wc/v3/${endpoint}`, signal: how.signal },
      )
    } catch (error) {
      if (isAnswerOfTheTheme(error)) throw (await fromHome({ host, url: settings.url }, context)) ?? error
      throw maintenance(error, last, host) ?? error
    }
  }

  const refused = (
    answer: Answer,
    { endpoint, params }: Asked,
    { signal, thorough = false }: GetOptions,
    writes: boolean,
  ) =>
    refusal(answer, {
      settings,
      now: context.clock.now(),
      writes,
      keyIsKnown: async () =>
        (await call({ method: 'options', endpoint: writes ? 'orders' : endpoint, params: {} }, { signal })).status <
        400,
      passesInAddress: async () =>
        thorough && (await call({ method: 'get', endpoint, params }, { signal, queryStringAuth: true })).status < 400,
    })

  async function written(asked: Asked, { bear = [] }: Pick<GetOptions, 'bear'> = {}): Promise<Answer> {
    const judge = async (answer: Answer) => {
      if (isRefusal(answer.status) && !bear.includes(answer.status)) throw await refused(answer, asked, {}, true)
    }
    return call(asked, { judge })
  }

  return {
    host,
    url: settings.url,
    get(endpoint, params = {}, options = {}) {
      const asked: Asked = { method: 'get', endpoint, params }
      const judge = async (answer: Answer) => {
        if (!isRefusal(answer.status) || options.bear?.includes(answer.status)) return
        throw await refused(answer, asked, options, false)
      }
      return call(asked, { signal: options.signal, judge })
    },
    post: (endpoint, body, options) => written({ method: 'post', endpoint, params: {}, body }, options),
    delete: (endpoint, params = {}) => written({ method: 'delete', endpoint, params }),
  }
}

/** 408 and 429 are the policy's: it tries them again. */
const isRefusal = (status: number) => status >= 400 && status < 500 && status !== 408 && status !== 429

interface How {
  signal?: AbortSignal | undefined
  queryStringAuth?: boolean
  judge?: (answer: Answer) => Promise<void>
}

/** WordPress replacing its own files answers 503 with this code; it is over in a minute, or was interrupted. */
function maintenance(error: unknown, last: Answer | undefined, host: string): RecolteError | undefined {
  if (!(error instanceof RecolteError) || error.code !== 'shop-down' || codeOf(last?.body) !== 'wp_die')
    return undefined
  const { retryAfterMs } = error
  return new RecolteError('woocommerce.maintenance', 'retry', {
    detail: { ...error.detail, host },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}
