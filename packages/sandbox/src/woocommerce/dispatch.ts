import { type Answer, type Call, parseJson, splitTarget } from '../app.ts'
import { validate } from './args.ts'
import { errorBody, forbidden, isError, noRoute, type RestError, restError } from './errors.ts'
import { readFields } from './fields.ts'
import type { Gate, Identity } from './keys.ts'
import { type Params, readQuery } from './php.ts'
import type { Reply, Route, Visit } from './route.ts'
import type { Shop } from './shop.ts'

export interface Dispatch {
  shop: Shop
  gate: Gate
  routes: Route[]
  url: string
  secure: boolean
  /** A plugin keeps strangers out of the whole REST tree. */
  membersOnly: boolean
  bend: Visit['bend']
}

/** One REST request, in the order WordPress takes it: who, which route, are the parameters right, may they. */
export const dispatch = (context: Dispatch, path: string, call: Call): Answer => {
  const params = readQuery(splitTarget(call.target).query)
  const identity = context.gate.identify(call, context.secure, context.shop.now())
  const method = call.method === 'HEAD' ? 'GET' : call.method
  const route = context.routes.find(({ pattern }) => pattern.test(path))
  const result = answer(context, route, { path, method, params, identity, body: call.body })
  const allow = route && mayAnswer(identity, route, result) ? allowed(route) : undefined
  return {
    status: 'code' in result ? result.status : (result.status ?? 200),
    headers: headers(context, identity, allow, 'headers' in result ? result.headers : undefined),
    body: call.method === 'HEAD' ? '' : JSON.stringify('code' in result ? errorBody(result) : result.body),
  }
}

interface Question {
  path: string
  method: string
  params: Params
  identity: Identity
  body: string
}

const answer = (context: Dispatch, route: Route | undefined, question: Question): Reply | RestError => {
  const { path, method, params, identity, body } = question
  if (identity.refused) return identity.refused
  if (context.membersOnly && !identity.user) {
    return restError(401, 'rest_not_logged_in', 'You are not currently logged in.')
  }
  const handler = route?.methods[method]
  if (!route || !handler) return noRoute
  const fault = route.args && method === 'GET' ? validate(route.args, params) : undefined
  if (fault) return fault
  if (!route.open && method !== 'OPTIONS' && !mayPass(identity)) {
    return forbidden(verbOf(method, route), identity.user !== undefined)
  }
  const [, ...ids] = route.pattern.exec(path) ?? []
  return handler({
    ...{ shop: context.shop, url: context.url, secure: context.secure, params, bend: context.bend },
    version: path.startsWith('/wc/v2') ? 'v2' : 'v3',
    wanted: readFields(params.get('_fields')),
    ids: ids.map(Number),
    body: parseJson(body),
  })
}

const mayPass = ({ user }: Identity) => user !== undefined && user.role !== 'customer'

const verbOf = (method: string, { collection }: Route) => {
  if (method === 'GET') return collection ? 'list' : 'view'
  if (method === 'DELETE') return 'delete'
  return method === 'POST' && collection ? 'create' : 'edit'
}

/** `Allow` is sent once a route was found and its caller could use it. */
const mayAnswer = (identity: Identity, route: Route, result: Reply | RestError): boolean => {
  if (identity.refused || (isError(result) && (result.code === noRoute.code || result.status === 401))) return false
  return route.open === true || mayPass(identity)
}

const allowed = ({ allow, methods }: Route): string =>
  (allow ?? Object.keys(methods).filter((method) => method !== 'OPTIONS')).join(', ')

export const apiLink = (shop: Shop, url: string): string =>
  `<${url}/${shop.plain ? 'index.php?rest_route=/' : 'wp-json/'}>; rel="https://api.w.org/"`

export const NO_CACHE = {
  Expires: 'Wed, 11 Jan 1984 05:00:00 GMT',
  'Cache-Control': 'no-cache, must-revalidate, max-age=0, no-store, private',
}

const headers = (
  { shop, url }: Dispatch,
  { user }: Identity,
  allow: string | undefined,
  own: Record<string, string> | undefined,
): Record<string, string> => ({
  Date: new Date(shop.now()).toUTCString(),
  'Content-Type': 'application/json; charset=UTF-8',
  'X-Robots-Tag': 'noindex',
  Link: apiLink(shop, url),
  'X-Content-Type-Options': 'nosniff',
  'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
  'Access-Control-Allow-Headers': 'Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type',
  ...own,
  ...(allow === undefined ? {} : { Allow: allow }),
  ...(user ? NO_CACHE : { Vary: 'Origin' }),
})
