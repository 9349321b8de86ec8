import { sameSignature, signCall } from '../signature.ts'
import { type Call, type CallMessage, textOf } from './call.ts'
import type { Dialect, Refusal } from './dialect.ts'

/** The account a call is for, as its store's configuration has it. */
export interface Keys {
  webId: string
  secretKey: string
}

export type Verified<K extends Keys> =
  | { kind: 'genuine'; query: string; message: CallMessage; keys: K }
  | { kind: 'refused'; refusal: Refusal; forged: boolean }

/**
 * The checks of the platform's own modules, in their order (docs/protocol.md, checks of a call). Nothing is revealed
 * before the signature: one is compared, in constant time, for an unknown web id too.
 */
export function verifyCall<K extends Keys>(call: Call, accounts: readonly K[], dialect: Dialect): Verified<K> {
  const refused = (refusal: Refusal, forged: boolean) => ({ kind: 'refused' as const, refusal, forged })
  if (call.kind === 'empty') return refused(dialect.refusals.empty, false)
  if (call.kind === 'undecodable') return refused(dialect.refusals.undecodable, false)
  const { query, message } = call
  const webId = textOf(message, 'idWebsite').trim()
  const keys = accounts.find((account) => account.webId === webId)
  const signed = signCall(query, webId, keys?.secretKey ?? NOBODY)
  const genuine = sameSignature(signed, textOf(message, 'sign').trim().toLowerCase())
  if (keys === undefined) return refused(dialect.refusals.wrongId, true)
  // The signature covers one `query` only: were they to differ, it would speak for something else.
  if (!genuine || textOf(message, 'query') !== query) return refused(dialect.refusals.wrongSign, true)
  return { kind: 'genuine', query, message, keys }
}

const NOBODY = 'no account has this secret'
