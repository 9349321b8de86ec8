import type { Account, HistoricalAccount, NewAccount } from '../config.ts'
import { pushBody } from './message.ts'
import { platformUrl } from './platforms.ts'
import { readReceipt } from './receipt.ts'
import { signPush } from './signature.ts'
import { readTokenAnswer, TOKEN_REQUEST, tokenHeaders } from './token.ts'

export interface KeysAnswer {
  kind: 'known' | 'unknown' | 'unclear'
  answer: string
}

/** Asks whether an account's keys are known, by a request that collects nothing. */
export function probeKeys(fetch: typeof globalThis.fetch, account: Account): Promise<KeysAnswer> {
  return account.generation === 'new' ? askForToken(fetch, account) : sendNothing(fetch, account)
}

/**
 * By a rightly signed message that holds no order: nobody can be asked for a review by it. "Wrong parameters" means
 * that the keys passed first. The platform documents no such question, so its answer is worded as likely
 * (docs/protocol.md, response).
 */
async function sendNothing(fetch: typeof globalThis.fetch, account: HistoricalAccount): Promise<KeysAnswer> {
  const empty = { query: 'pushCommandeSHA1', order_ref: '', email: '', lastname: '', firstname: '', order_date: '' }
  const message = JSON.stringify({ ...empty, sign: signPush(empty, account.secretKey) })
  const base = platformUrl(account.platform) ?? account.platform
  const answer = await fetch(`${base}/index.php?action=act_api_notification_sha1&type=json2`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: pushBody(account.webId, message),
  })
  const receipt = readReceipt(answer.status, {}, await answer.text())
  const words = receipt.code === undefined ? receipt.message : `${receipt.code} "${receipt.message}"`
  if (receipt.outcome === 'refused') return { kind: 'known', answer: words }
  return { kind: receipt.outcome === 'credentials' ? 'unknown' : 'unclear', answer: words }
}

/** By a token, which is asked for before anything is sent anyway. Whether the website id is right it does not tell. */
async function askForToken(fetch: typeof globalThis.fetch, account: NewAccount): Promise<KeysAnswer> {
  const asked = { method: 'POST', headers: tokenHeaders(account), body: TOKEN_REQUEST }
  const response = await fetch(account.tokenUrl, asked)
  const answer = readTokenAnswer(response.status, {}, await response.text())
  if (answer.kind === 'token') return { kind: 'known', answer: '200 "token"' }
  const { outcome, code = '', message } = answer.receipt
  return { kind: outcome === 'credentials' ? 'unknown' : 'unclear', answer: `${code} "${message}"` }
}
