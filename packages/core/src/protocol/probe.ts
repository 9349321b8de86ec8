import type { Account } from '../config.ts'
import { pushBody } from './message.ts'
import { readReceipt } from './receipt.ts'
import { signPush } from './signature.ts'

export interface KeysAnswer {
  kind: 'known' | 'unknown' | 'unclear'
  answer: string
}

/**
 * Asks whether the keys are known by a rightly signed message that holds no order: nobody can be asked for a review by
 * it. "Wrong parameters" means that the keys passed first. The platform documents no such question, so its answer is
 * worded as likely (docs/protocol.md, response).
 */
export async function probeKeys(fetch: typeof globalThis.fetch, base: string, account: Account): Promise<KeysAnswer> {
  const empty = { query: 'pushCommandeSHA1', order_ref: '', email: '', lastname: '', firstname: '', order_date: '' }
  const message = JSON.stringify({ ...empty, sign: signPush(empty, account.secretKey) })
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
