import type { Call } from '../app.ts'
import { splitTarget } from '../app.ts'
import { authentication, isError, type RestError } from './errors.ts'
import { createOAuth } from './oauth.ts'
import { readQuery } from './php.ts'

export interface Key {
  key: string
  secret: string
  permissions: 'read' | 'write' | 'read_write'
  /** Who owns the key: a mere customer may not read orders; the keys of a deleted user count for nothing. */
  role?: 'administrator' | 'shop_manager' | 'customer' | 'deleted'
}

export const DEFAULT_KEYS: Key[] = [
  { key: 'ck_test', secret: 'cs_test', permissions: 'read_write' },
  { key: 'ck_test_ro', secret: 'cs_test_ro', permissions: 'read' },
]

/** The user behind a request, if any, and why the request is refused outright, if it is. */
export interface Identity {
  user?: Key
  refused?: RestError
}

export interface Gate {
  identify(call: Call, seesTls: boolean, now: number): Identity
}

export const createGate = (keys: Key[], dropAuthorization: boolean): Gate => {
  const find = (name: string) => keys.find(({ key, role }) => key === name && role !== 'deleted')
  const oauth = createOAuth(find)

  const plainly = (call: Call): Key | RestError | undefined => {
    const sent = basic(dropAuthorization ? undefined : call.header('authorization')) ?? inQuery(call)
    const key = sent && find(sent.key)
    // An unknown key leaves the request without a user: the shop then answers as to a stranger (trap 6).
    if (!key) return undefined
    return key.secret === sent.secret ? key : authentication('Consumer secret is invalid.')
  }

  return {
    identify(call, seesTls, now) {
      // The shop looks for this text in the whole address, so plain permalinks get no user (trap 12).
      if (!call.target.includes('wp-json/wc/')) return {}
      const user = (seesTls ? plainly(call) : undefined) ?? oauth.verify(call, now)
      if (!user) return {}
      if (isError(user)) return { refused: user }
      const refused = refusal(user, call.method)
      return refused ? { user, refused } : { user }
    },
  }
}

const refusal = ({ permissions }: Key, method: string): RestError | undefined => {
  if (method === 'OPTIONS' || permissions === 'read_write') return undefined
  const needed = method === 'GET' || method === 'HEAD' ? 'read' : 'write'
  if (permissions === needed) return undefined
  return authentication(`The API key provided does not have ${needed} permissions.`)
}

const basic = (header: string | undefined) => {
  const [, text] = /^Basic\s+(\S+)$/i.exec(header ?? '') ?? []
  if (text === undefined) return undefined
  const [key = '', ...secret] = Buffer.from(text, 'base64').toString().split(':')
  return { key, secret: secret.join(':') }
}

const inQuery = (call: Call) => {
  const params = readQuery(splitTarget(call.target).query)
  const key = params.get('consumer_key')
  const secret = params.get('consumer_secret')
  return typeof key === 'string' && typeof secret === 'string' ? { key, secret } : undefined
}
