import { randomBytes } from 'node:crypto'
import { type AuthStore, RecolteError } from '@recolte/core'
import { library } from './library.ts'
import { authorization } from './oauth.ts'
import { failFor, refusal } from './refusal.ts'
import type { Credentials, Settings } from './settings.ts'

/** What the shop posted, and what makes its keys good. */
type Activation = Record<'consumerKey' | 'consumerSecret' | 'verifier', string>

type Token = { token: string; tokenSecret: string }

/**
 * The two steps by which the four keys become good. The shop is asked at the store's own address, never at the one that
 * the callback named: anybody may post to that.
 */
export async function exchange(
  store: AuthStore<Settings>,
  { consumerKey, consumerSecret, verifier }: Activation,
): Promise<Credentials> {
  const consumer = { consumerKey, consumerSecret }
  const request = await tokenOf(store, 'request', consumer)
  const { token, tokenSecret } = await tokenOf(store, 'access', { ...consumer, ...request, verifier })
  return { ...consumer, accessToken: token, accessTokenSecret: tokenSecret }
}

type Signing = Pick<Credentials, 'consumerKey' | 'consumerSecret'> & Partial<Token> & { verifier?: string }

async function tokenOf(store: AuthStore<Settings>, step: 'request' | 'access', signing: Signing): Promise<Token> {
  try {
    return await asked(store, `/oauth/token/${step}`, signing)
  } catch (thrown) {
    // Without URL rewriting the shop answers behind its own file alone.
    if (thrown instanceof RecolteError && thrown.code === 'magento.no-api')
      return asked(store, `/index.php/oauth/token/${step}`, signing)
    throw thrown
  }
}

async function asked({ settings, context }: AuthStore<Settings>, path: string, signing: Signing): Promise<Token> {
  const url = settings.url + path
  const { body } = await context.send(
    async (signal, fetch) => {
      const ask = (address: string) =>
        library({
          ...{ url, method: 'POST', signal, fetch },
          authorization: authorization({
            ...{ method: 'POST', address, query: [], ...signing },
            nonce: randomBytes(16).toString('hex'),
            timestamp: Math.floor(context.clock.now() / 1_000),
          }),
        })
      let answer = await ask(url)
      // What ends TLS in front of the shop may hide it from PHP, as with every other request.
      if (/signature is invalid/.test(problemOf(answer.text)) && url.startsWith('https:'))
        answer = await ask(url.replace(/^https:/, 'http:'))
      const problem = problemOf(answer.text)
      if (problem !== '') throw failFor(settings)('magento.activation-refused', { status: answer.status, why: problem })
      const about = { settings, url, now: context.clock.now(), keyIsKnown: async () => false }
      const refused = await refusal(answer, about)
      if (refused !== undefined) throw refused
      return { ...answer, body: tokenIn(answer.text) ?? answer.body }
    },
    { method: 'POST', url },
  )
  if (isToken(body)) return body
  throw new RecolteError('shop-answer', 'retry', { detail: { host: new URL(url).host, why: `${path}: no token` } })
}

/** A form under `text/html`, in failure and in success (seen). */
const problemOf = (text: string): string => (new URLSearchParams(text).get('oauth_problem') ?? '').slice(0, 200)

function tokenIn(text: string): Token | undefined {
  const form = new URLSearchParams(text)
  const [token, tokenSecret] = [form.get('oauth_token'), form.get('oauth_token_secret')]
  return token && tokenSecret ? { token, tokenSecret } : undefined
}

const isToken = (body: unknown): body is Token => typeof body === 'object' && body !== null && 'tokenSecret' in body
