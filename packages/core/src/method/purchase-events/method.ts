import type { NewAccount } from '../../config.ts'
import { RecolteError } from '../../errors.ts'
import type { Delivery, Method, MethodContext, Receipt } from '../../method.ts'
import { type BatchAnswer, readBatchAnswer } from '../../protocol/batch-answer.ts'
import { EVENTS_AT_ONCE, eventsUrl } from '../../protocol/new-platform.ts'
import { purchaseEvent } from '../../protocol/purchase-event.ts'
import { plainHttpAllowed } from '../../secure-url.ts'
import { failure, lookedAt } from '../failure.ts'
import { PostClient } from '../post.ts'
import { Tokens } from '../tokens.ts'
import { bisect } from './bisect.ts'

/** The Purchase Events API, up to 50 events a request (docs/protocol.md, purchase events). */
export class PurchaseEvents implements Method {
  readonly name = 'purchase-events'
  readonly batch = EVENTS_AT_ONCE
  /** No evidence that a second event under one reference asks nobody again (docs/protocol.md, repetition of events). */
  readonly repeatable = false
  readonly #account: NewAccount
  readonly #context: MethodContext
  readonly #path: string
  readonly #client: PostClient
  readonly #tokens: Tokens

  constructor(account: NewAccount, context: MethodContext) {
    this.#account = account
    this.#context = context
    const events = eventsUrl(account.platform, account.websiteId)
    for (const url of [events, new URL(account.tokenUrl)]) {
      if (!plainHttpAllowed(url, account.allowInsecure)) {
        throw new RecolteError('insecure-url', 'config', { detail: { url: url.origin } })
      }
    }
    this.#path = events.pathname
    this.#client = new PostClient(events.origin, {
      'content-type': 'application/json',
      accept: 'application/json',
      'user-agent': context.userAgent,
    })
    this.#tokens = new Tokens(account, context.clock, context.userAgent)
  }

  async deliver(batch: Delivery[]): Promise<Receipt[]> {
    const receipts = await bisect(batch, (part) => this.#post(part))
    const at = this.#context.clock.now()
    return receipts.map((receipt, index) => ({ handoverId: batch[index]?.handoverId ?? 0, ...receipt, at }))
  }

  async close(): Promise<void> {
    await Promise.all([this.#client.close(), this.#tokens.close()])
  }

  async #post(batch: Delivery[]): Promise<BatchAnswer> {
    const body = JSON.stringify(batch.map(({ purchase }) => purchaseEvent(purchase, this.#account)))
    const answer = await this.#try(body)
    // A token can be withdrawn, or end on the way: a new one is tried once.
    const last = answer.kind === 'token' ? await this.#try(body) : answer
    if (last.kind !== 'token') return last
    return { kind: 'whole', receipt: { outcome: 'credentials', code: '401', message: last.message } }
  }

  async #try(body: string): Promise<BatchAnswer> {
    const got = await this.#tokens.get()
    if (got.kind === 'failed') return { kind: 'whole', receipt: got.receipt }
    try {
      const {
        status,
        headers,
        body: text,
      } = await this.#client.post(this.#path, body, {
        authorization: `Bearer ${got.token}`,
      })
      const answer = readBatchAnswer(status, lookedAt(headers), text)
      if (answer.kind === 'token') this.#tokens.drop(got.token)
      return answer
    } catch (error) {
      return { kind: 'whole', receipt: failure(error) }
    }
  }
}
