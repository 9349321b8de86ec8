import type { HistoricalAccount } from '../config.ts'
import { RecolteError } from '../errors.ts'
import type { Delivery, Method, MethodContext, MethodDefinition, Receipt } from '../method.ts'
import { pushBody, pushMessage } from '../protocol/message.ts'
import { platformUrl } from '../protocol/platforms.ts'
import { type ReadReceipt, readReceipt } from '../protocol/receipt.ts'
import { plainHttpAllowed } from '../secure-url.ts'
import { failure, lookedAt } from './failure.ts'
import { wrongGeneration } from './generation.ts'
import { PostClient } from './post.ts'

/**
 * The historical push API, one order per request (docs/protocol.md, push API). Repeatable: the platform keys on the
 * order reference, and a second transaction with the same reference asks nobody again.
 */
export const webservice: MethodDefinition = {
  name: 'webservice',
  generation: 'historical',
  connect(account, context) {
    if (account.generation !== 'historical') throw wrongGeneration('webservice', account)
    return new Webservice(account, context)
  },
}

class Webservice implements Method {
  readonly name = 'webservice'
  readonly batch = 1
  readonly repeatable = true
  readonly #account: HistoricalAccount
  readonly #context: MethodContext
  readonly #path: string
  readonly #client: PostClient

  constructor(account: HistoricalAccount, context: MethodContext) {
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
      read = readReceipt(answer.status, lookedAt(answer.headers), answer.body)
    } catch (error) {
      read = failure(error)
    }
    return { handoverId: delivery.handoverId, ...read, at: this.#context.clock.now() }
  }
}
