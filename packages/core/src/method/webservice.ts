import { errors } from 'undici'
import type { Account } from '../config.ts'
import { RecolteError } from '../errors.ts'
import type { Delivery, Method, MethodContext, MethodDefinition, Receipt } from '../method.ts'
import { pushBody, pushMessage } from '../protocol/message.ts'
import { platformUrl } from '../protocol/platforms.ts'
import { type ReadReceipt, readReceipt } from '../protocol/receipt.ts'
import { plainHttpAllowed } from '../secure-url.ts'
import { type PostAnswer, PostClient } from './post.ts'

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
  readonly #client: PostClient

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
    this.#path = `${url.pathname.replace(/\/$/, '')}/index.php?action=act_api_notification_sha1&type=json2`
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': context.userAgent }
    this.#client = new PostClient(url.origin, headers)
  }

  deliver(batch: Delivery[]): Promise<Receipt[]> {
    return Promise.all(batch.map((delivery) => this.#push(delivery)))
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  async #push(delivery: Delivery): Promise<Receipt> {
    const body = pushBody(this.#account.webId, pushMessage(delivery.purchase, this.#account))
    let read: ReadReceipt
    try {
      const answer = await this.#client.post(this.#path, body)
      read = readReceipt(answer.status, header(answer.headers), answer.body)
    } catch (error) {
      read = failure(error)
    }
    return { handoverId: delivery.handoverId, ...read, at: this.#context.clock.now() }
  }
}

function header(headers: PostAnswer['headers']): Record<string, string | undefined> {
  return { 'retry-after': one(headers['retry-after']), location: one(headers.location) }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

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
