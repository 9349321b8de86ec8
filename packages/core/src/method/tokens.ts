import { type Clock, type Instant, SECOND } from '../clock.ts'
import type { NewAccount } from '../config.ts'
import { ownWords } from '../messages/answers.ts'
import type { ReadReceipt } from '../protocol/receipt.ts'
import { readTokenAnswer, TOKEN_REQUEST, tokenHeaders } from '../protocol/token.ts'
import { failure, lookedAt } from './failure.ts'
import { PostClient } from './post.ts'

/** A token is renewed this long before its end: a batch on its way must not outlive it. */
const EARLY_MS = 30 * SECOND

type TokenAccount = Pick<NewAccount, 'clientId' | 'clientSecret' | 'tokenUrl'>

export type Token = { kind: 'token'; token: string } | { kind: 'failed'; receipt: ReadReceipt }

/** The account's access token: kept while it is good, renewed early, asked for once however many wait for it. */
export class Tokens {
  readonly #client: PostClient
  readonly #path: string
  readonly #clock: Clock
  readonly #request: string
  #kept: { token: string; until: Instant } | undefined
  #asking: Promise<Token> | undefined

  constructor(account: TokenAccount, clock: Clock, userAgent: string, request = TOKEN_REQUEST) {
    const url = new URL(account.tokenUrl)
    this.#client = new PostClient(url.origin, { ...tokenHeaders(account), 'user-agent': userAgent })
    this.#path = url.pathname + url.search
    this.#clock = clock
    this.#request = request
  }

  async get(): Promise<Token> {
    const kept = this.#kept
    if (kept !== undefined && this.#clock.now() < kept.until) return { kind: 'token', token: kept.token }
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  /** The platform does not take it any more. A newer one than the one that failed stays. */
  drop(token: string): void {
    if (this.#kept?.token === token) this.#kept = undefined
  }

  close(): Promise<void> {
    return this.#client.close()
  }

  async #ask(): Promise<Token> {
    try {
      const { status, headers, body } = await this.#client.post(this.#path, this.#request)
      const answer = readTokenAnswer(status, lookedAt(headers), body)
      if (answer.kind === 'failed') return answer
      const { token, lastsMs } = answer
      // One that lasts no longer than that is used for half of its time.
      this.#kept = { token, until: this.#clock.now() + Math.max(lastsMs - EARLY_MS, lastsMs / 2) }
      return { kind: 'token', token }
    } catch (error) {
      const { code = 'unknown', message } = failure(error)
      return { kind: 'failed', receipt: { outcome: 'retry', code, message: ownWords('no-token', { why: message }) } }
    }
  }
}
