import type { ErrorCode } from './messages/errors.ts'
import { errorText } from './messages/render.ts'

export interface ErrorOptions {
  /** Values the text names. Never a secret or an e-mail address. */
  detail?: Record<string, string | number>
  cause?: unknown
  /** When it may be tried again, as the other side said (milliseconds from now). */
  retryAfterMs?: number
}

/**
 * Every error Recolte throws on purpose. `code` is stable; `message` says in English what happened and what to do;
 * `errorText(error.code, error.detail, 'fr')` says it in French. `fate` is what happens next:
 * `config` (somebody must change a setting), `retry` (it is tried again by itself), `order` (one order only), `bug`.
 */
export class RecolteError extends Error {
  readonly code: ErrorCode | (string & {})
  readonly detail: Record<string, string | number>
  readonly fate: 'config' | 'retry' | 'order' | 'bug'
  readonly retryAfterMs: number | undefined

  constructor(code: ErrorCode | (string & {}), fate: RecolteError['fate'], options: ErrorOptions = {}) {
    const text = errorText(code, options.detail ?? {}, 'en')
    super(text.next === '' ? text.message : `${text.message} ${text.next}`, { cause: options.cause })
    this.name = 'RecolteError'
    this.code = code
    this.detail = options.detail ?? {}
    this.fate = fate
    this.retryAfterMs = options.retryAfterMs
  }
}
