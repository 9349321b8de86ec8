import { type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici'

/** Connections kept alive to one platform; the engine's own bound on what is in flight is below this. */
const CONNECTIONS = 32
const HEADERS_TIMEOUT_MS = 30_000
const BODY_TIMEOUT_MS = 15_000
/** A receipt is short; of a longer answer, which is a web page, the beginning tells enough. */
const BODY_LIMIT = 64 * 1024

export interface PostAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/**
 * POSTs to one origin over kept-alive connections, never following redirects. It speaks undici's `dispatch` rather than
 * `request`: without a stream and its iterator an answer costs half the CPU (docs/decisions/0002).
 */
export class PostClient {
  readonly #origin: string
  readonly #headers: Record<string, string>
  #dispatcher: Dispatcher | undefined

  constructor(origin: string, headers: Record<string, string>) {
    this.#origin = origin
    this.#headers = headers
  }

  /** Rejects with undici's or the system's error where no complete answer came. */
  post(path: string, body: string, headers: Record<string, string> = {}): Promise<PostAnswer> {
    this.#dispatcher ??= this.#connect()
    const options = {
      origin: this.#origin,
      path,
      method: 'POST' as const,
      headers: { ...this.#headers, ...headers },
      body,
      headersTimeout: HEADERS_TIMEOUT_MS,
      bodyTimeout: BODY_TIMEOUT_MS,
    }
    const { promise, resolve, reject } = Promise.withResolvers<PostAnswer>()
    this.#dispatcher.dispatch(options, new Answer(resolve, reject))
    return promise
  }

  async close(): Promise<void> {
    await this.#dispatcher?.destroy()
  }

  #connect(): Dispatcher {
    const options = { connections: CONNECTIONS, pipelining: 1, keepAliveTimeout: 30_000, connect: { timeout: 10_000 } }
    const proxied = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => process.env[name])
    return proxied ? new EnvHttpProxyAgent(options) : new Pool(this.#origin, options)
  }
}

/** Gathers one answer. */
class Answer implements Dispatcher.DispatchHandler {
  readonly #resolve: (answer: PostAnswer) => void
  readonly #reject: (error: Error) => void
  #status = 0
  #headers: PostAnswer['headers'] = {}
  #chunks: Buffer[] = []
  #size = 0

  constructor(resolve: (answer: PostAnswer) => void, reject: (error: Error) => void) {
    this.#resolve = resolve
    this.#reject = reject
  }

  onRequestStart(): void {}

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: PostAnswer['headers']): void {
    this.#status = status
    this.#headers = headers
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#size >= BODY_LIMIT) return
    this.#size += chunk.length
    // Copied: undici uses its buffer again.
    this.#chunks.push(Buffer.from(chunk))
  }

  onResponseEnd(): void {
    const body = this.#chunks.length === 1 ? String(this.#chunks[0]) : Buffer.concat(this.#chunks).toString()
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#reject(error)
  }
}
