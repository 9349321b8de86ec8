import type { Reply } from '../hooks/inbound.ts'
import type { Dialect } from '../protocol/module/dialect.ts'
import { contentType, encodeAnswer } from '../protocol/module/encode.ts'
import { signCall } from '../protocol/signature.ts'
import type { CallContext } from './context.ts'

export const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/** An answer of a module is always a 200; what became of the call stands in its `return`. */
export function moduleReply(answer: unknown, dialect: Dialect): Reply {
  return {
    status: 200,
    headers: { ...HEADERS, 'content-type': contentType(dialect) },
    body: encodeAnswer(answer, dialect),
  }
}

/** What every good answer begins with. */
export function answerHead({ query, keys, dialect }: CallContext): Record<string, unknown> {
  return { return: 1, query, ...(dialect.signs ? { sign: signCall(query, keys.webId, keys.secretKey) } : {}) }
}
