import { randomBytes } from 'node:crypto'
import { type Answer, type Call, splitTarget } from '../app.ts'
import { fromHeader, type Integration, isSignedWith } from './oauth.ts'

/** An integration on its way: first a verifier, then a request token, then it is one of the active. */
interface Started {
  consumerKey: string
  consumerSecret: string
  verifier: string
  /** Milliseconds. */
  at: number
  request?: { token: string; secret: string }
}

export interface MagentoActivation {
  /**
   * What a click on Activate posts to the callback URL, form-encoded, and what it opens the identity link with; for a
   * consumer key that is known, on Reauthorize: its former tokens are gone.
   */
  activate(options: { baseUrl: string; consumerKey?: string; rights?: readonly string[] }): {
    form: string
    consumerKey: string
  }
}

/** The exchange must end within this time (dossier §9). */
const EXPIRES_MS = 300_000

const code = () => randomBytes(16).toString('hex')

export const createActivation = (integrations: Integration[], seesHttp: boolean, now: () => number) => {
  const started = new Map<string, Started & { rights?: readonly string[] | undefined }>()

  const request = (one: Started): Answer => {
    if (one.request !== undefined)
      return problem('Cannot create request token because consumer token is not a verifier token')
    one.request = { token: code(), secret: code() }
    return form({ oauth_token: one.request.token, oauth_token_secret: one.request.secret })
  }

  const access = (
    one: Started & { rights?: readonly string[] | undefined },
    said: (name: string) => string,
  ): Answer => {
    if (one.request === undefined || said('token') !== one.request.token)
      return problem('Specified token does not exist')
    if (said('verifier') !== one.verifier) return problem('Token verifier and verifier token do not match')
    const { consumerKey, consumerSecret, rights } = one
    const tokens = { accessToken: code(), accessTokenSecret: code() }
    integrations.push({ consumerKey, consumerSecret, ...tokens, ...(rights === undefined ? {} : { rights }) })
    started.delete(consumerKey)
    return form({ oauth_token: tokens.accessToken, oauth_token_secret: tokens.accessTokenSecret })
  }

  return {
    activate({ baseUrl, consumerKey, rights }: Parameters<MagentoActivation['activate']>[0]) {
      const index = integrations.findIndex((one) => one.consumerKey === consumerKey)
      const [known] = index < 0 ? [] : integrations.splice(index, 1)
      const one = {
        ...{ consumerKey: known?.consumerKey ?? code(), consumerSecret: known?.consumerSecret ?? code() },
        ...{ verifier: code(), at: now(), rights: known?.rights ?? rights },
      }
      started.set(one.consumerKey, one)
      const sent = {
        oauth_consumer_key: one.consumerKey,
        oauth_consumer_secret: one.consumerSecret,
        store_base_url: baseUrl,
        oauth_verifier: one.verifier,
      }
      return { form: new URLSearchParams(sent).toString(), consumerKey: one.consumerKey }
    },
    /** `/oauth/token/request` and `/oauth/token/access`; undefined for every other address. */
    answer(call: Call): Answer | undefined {
      const step = /^(?:\/index\.php)?\/oauth\/token\/(request|access)$/.exec(splitTarget(call.target).path)?.[1]
      if (step === undefined || call.method !== 'POST') return undefined
      const sent = fromHeader(call.header('authorization') ?? '')
      const said = (name: string) => sent.get(`oauth_${name}`) ?? ''
      const one = started.get(said('consumer_key'))
      if (one === undefined) {
        const known = integrations.some(({ consumerKey }) => consumerKey === said('consumer_key'))
        if (!known) return problem('A consumer having the specified key does not exist')
        return problem(
          step === 'access'
            ? 'Specified token does not exist'
            : 'Cannot create request token because consumer token is not a verifier token',
        )
      }
      if (now() > one.at + EXPIRES_MS) return problem('Consumer key has expired')
      const tokenSecret = step === 'access' ? (one.request?.secret ?? '') : ''
      if (!isSignedWith(call, sent, { ...one, tokenSecret, seesHttp }))
        return problem('The signature is invalid. Verify and try again.')
      return step === 'request' ? request(one) : access(one, said)
    },
  }
}

/** Form text under the type of a page (seen). */
const HEADERS = { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' }
const form = (values: Record<string, string>): Answer => ({
  status: 200,
  headers: HEADERS,
  body: new URLSearchParams(values).toString(),
})
const problem = (why: string): Answer => ({
  status: 401,
  headers: HEADERS,
  body: new URLSearchParams({ oauth_problem: why }).toString(),
})
