import { hash } from 'node:crypto'
import { type Account, CODE, isDate, type Message, type Verdict, wrong } from './push.ts'

/** Where this sandbox takes reviews, and the word it expects: agreed with nobody, since the platform publishes no such call. */
export const REVIEWS = { path: '/reviews', query: 'pushProductReview' } as const

const MANDATORY = ['id_review_product', 'id_product', 'review_date', 'rate', 'review', 'sign'] as const

/** A review under the names of the platform's feeds (docs/protocol.md §3.3), signed as its own calls are (§2.4). */
export const judgeReview = (account: Account | undefined, message: Message | undefined): Verdict => {
  if (!account) return { code: CODE.unknownAccount, debug: 'Unknown account (idWebsite).' }
  if (!message) return wrong('The field "message" is missing or is not a JSON object.')
  const { query, sign, rate, review_date, id_review_product } = message
  if (query !== REVIEWS.query) return wrong('Unknown query.')
  const missing = MANDATORY.find((name) => typeof message[name] !== 'string' || message[name] === '')
  if (missing !== undefined) return wrong(`Missing mandatory field: ${missing}.`)
  if (hash('sha1', query + account.webId + account.secretKey) !== sign) {
    return { code: CODE.badSignature, debug: 'The signature does not match.' }
  }
  if (!/^[1-5]$/.test(String(rate))) return wrong('Field rate is not a number from 1 to 5.')
  if (!isDate(String(review_date))) return wrong('Field review_date is not a date.')
  return { code: CODE.success, debug: 'OK', reference: String(id_review_product), message }
}
