import { randomUUID } from 'node:crypto'
import { type Answer, type Call, json } from '../app.ts'

/** A client of the token endpoint (docs/protocol.md §3.1). */
export interface Client {
  clientId: string
  clientSecret: string
}

export interface Tokens {
  /** Answers a call of the token endpoint. */
  grant(call: Call): Answer
  /** The client a bearer token was given to, or why it is not good. */
  holder(authorization: string | undefined): { clientId: string } | { problem: string }
  /** Ends every token there is. */
  expireAll(): void
  setSecret(clientId: string, clientSecret: string): void
  granted(): number
  reset(): void
}

/** Paths of both issuers that the platform documents. */
export const TOKEN_PATHS: ReadonlySet<string> = new Set([
  '/realms/skeepers/protocol/openid-connect/token',
  '/am/oauth2/alpha/access_token',
])

export const createTokens = (clients: Client[], seconds: number, clock: () => number): Tokens => {
  const secrets = new Map(clients.map(({ clientId, clientSecret }) => [clientId, clientSecret]))
  const tokens = new Map<string, { clientId: string; until: number }>()
  let granted = 0
  return {
    grant(call) {
      if (call.method !== 'POST') return json(405, { error: 'invalid_request', error_description: 'POST only' })
      const form = new URLSearchParams(call.body)
      if (!call.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
        return refuse(400, 'invalid_request', 'The body is not a form.')
      }
      const client = basic(call.header('authorization'))
      if (client === undefined || secrets.get(client.clientId) !== client.clientSecret) {
        return refuse(401, 'invalid_client', 'Invalid client or Invalid client credentials')
      }
      if (form.get('grant_type') !== 'client_credentials') {
        return refuse(400, 'unsupported_grant_type', 'Unsupported grant_type')
      }
      if (!form.get('scope')?.split(' ').includes('openid'))
        return refuse(400, 'invalid_scope', 'Missing scope: openid')
      granted += 1
      const token = randomUUID()
      tokens.set(token, { clientId: client.clientId, until: clock() + seconds * 1_000 })
      return json(200, { access_token: token, expires_in: seconds, token_type: 'Bearer', scope: 'openid' })
    },
    holder(authorization) {
      const [, token] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? []
      const known = tokens.get(token ?? '')
      if (known === undefined) return { problem: 'Jwt is missing or unknown' }
      return known.until > clock() ? { clientId: known.clientId } : { problem: 'Jwt is expired' }
    },
    expireAll: () => tokens.clear(),
    setSecret: (clientId, clientSecret) => void secrets.set(clientId, clientSecret),
    granted: () => granted,
    reset() {
      tokens.clear()
      granted = 0
    },
  }
}

const refuse = (status: number, error: string, error_description: string): Answer =>
  json(status, { error, error_description })

const basic = (header: string | undefined): Client | undefined => {
  const [, encoded] = /^Basic (\S+)$/.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  const [clientId = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':')
  return { clientId, clientSecret: secret.join(':') }
}
