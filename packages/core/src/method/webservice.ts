import { type Dispatcher, EnvHttpProxyAgent, errors, Pool } from 'undici'
import type { Account } from '../config.ts'
import { RecolteError } from '../errors.ts'
import type { Delivery, Method, MethodContext, MethodDefinition, Receipt } from '../method.ts'
import { pushBody, pushMessage } from '../protocol/message.ts'
import { platformUrl } from '../protocol/platforms.ts'
import { type ReadReceipt, readReceipt } from '../protocol/receipt.ts'
import { plainHttpAllowed } from '../secure-url.ts'

/** Connections kept alive to one platform; the engine's own bound on what is in flight is below this. */
const CONNECTIONS = 32
const HEADERS_TIMEOUT_MS = 30_000
const BODY_TIMEOUT_MS = 15_000
/** A receipt has two short fields; a longer answer is a web page, of which the beginning tells enough. */
const BODY_LIMIT = 64 * 1024

/**
 * The historical push API, one order per request (docs/protocol.md, push API). Repeatable: the platform keys on the
 * order reference, and a second transaction with the same reference asks nobody again.
 */
export const webservice: MethodDefinition = {
  name: 'webservice',
  connect: (account, context) => new Webservice(account, context),
}

class Webservice implements Method {
  readonly name = 'webservice'
  readonly batch = 1
  readonly repeatable = true
  readonly #account: Account
  readonly #context: MethodContext
  readonly #path: string
  readonly #headers: Record<string, string>
  readonly #origin: string
  #dispatcher: Dispatcher | undefined

  constructor(account: Account, context: MethodContext) {
    const base = platformUrl(account.platform)
    if (base === undefined) {
      throw new RecolteError('unknown-platform', 'config', { detail: { platform: account.platform } })
    }
    const url = new URL(base)
    if (!plainHttpAllowed(url, account.allowInsecure)) {
      throw new RecolteError('insecure-url', 'config', { detail: { url: url.origin } })
    }
    this.#account = account
    this.#context = context
    this.#origin = url.origin
    this.#path = `${url.pathname.replace(/\/$/, '')}/index.php?action=act_api_notification_sha1&type=json2`
    this.#headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': context.userAgent }
  }

  deliver(batch: Delivery[], signal: AbortSignal): Promise<Receipt[]> {
    return Promise.all(batch.map((delivery) => this.#push(delivery, signal)))
  }

  async close(): Promise<void> {
    await this.#dispatcher?.destroy()
  }

  async #push(delivery: Delivery, signal: AbortSignal): Promise<Receipt> {
    const body = pushBody(this.#account.webId, pushMessage(delivery.purchase, this.#account))
    const read = await this.#post(body, signal)
    return { handoverId: delivery.handoverId, ...read, at: this.#context.clock.now() }
  }

  async #post(body: string, signal: AbortSignal): Promise<ReadReceipt> {
    try {
      this.#dispatcher ??= this.#connect()
      const answer = await this.#dispatcher.request({
        origin: this.#origin,
        path: this.#path,
        method: 'POST',
        headers: this.#headers,
        body,
        signal,
        headersTimeout: HEADERS_TIMEOUT_MS,
        bodyTimeout: BODY_TIMEOUT_MS,
      })
      return readReceipt(answer.statusCode, header(answer.headers), await limitedText(answer.body))
    } catch (error) {
      return failure(error)
    }
  }

  #connect(): Dispatcher {
    const options = { connections: CONNECTIONS, pipelining: 1, keepAliveTimeout: 30_000, connect: { timeout: 10_000 } }
    const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => process.env[name])
    return proxied ? new EnvHttpProxyAgent(options) : new Pool(this.#origin, options)
  }
}

async function limitedText(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    chunks.push(bytes)
    if (size >= BODY_LIMIT) break
  }
  return chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()
}

function header(headers: Record<string, string | string[] | undefined>): Record<string, string | undefined> {
  const one = (name: string) => [headers[name]].flat()[0]
  return { 'retry-after': one('retry-after'), location: one('location') }
}

/** Errors of a connection that was never made: the platform cannot have the order. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function failure(error: unknown): ReadReceipt {
  const code = codeOf(error)
  const outcome =
    NOT_SENT.has(code) || code.startsWith('CERT_') || code.includes('CERTIFICATE') ? 'retry' : 'unanswered'
  return {
    outcome,
    code,
    message: error instanceof errors.HeadersTimeoutError ? 'no answer in time' : `the connection failed (${code})`,
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'AbortError') return 'aborted'
  const own: unknown = Reflect.get(error, 'code')
  if (typeof own === 'string') return own
  return error.cause === undefined ? error.name : codeOf(error.cause)
}
