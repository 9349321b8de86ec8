import type { Answer, Call } from '../app.ts'
import { errors } from './errors.ts'
import { contentType, type Format, failed, jsonText, toJson, toXml, withoutFalsy, xmlText } from './format.ts'
import type { Gate, PrestaShopKey } from './gate.ts'
import { readQuery } from './query.ts'
import { RESOURCES, type Resource } from './resources.ts'
import { select } from './select.ts'
import { isOld, type PrestaShopParts } from './shop.ts'

export interface Desk {
  shop: PrestaShopParts
  gate: Gate
  enabled: boolean
  url: string
  /** The shop of the address. */
  context: number
  /** What a fault makes of the question. */
  bend: 'endless' | 'drops-brackets' | undefined
}

const PLAIN: Answer = {
  status: 401,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'www-authenticate':
      'Basic realm="Welcome to PrestaShop Webservice, please enter the authentication key as the login. No password required."',
  },
  body: '401 Unauthorized',
}
const NOT_FOUND: Answer = { status: 404, headers: { 'content-type': '' }, body: '' }
const FATAL: Answer = { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '' }

const VERBS = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD'] as const

/** What the webservice answers to `orders/6?…`, key and all. */
export const dispatch = (desk: Desk, path: string, params: URLSearchParams, call: Call): Answer => {
  const { shop, gate } = desk
  const format = formatOf(params, call)
  if (call.method === 'OPTIONS' && !isOld(shop))
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'access-control-allow-headers': 'Authorization' },
      body: '200 OK',
    }
  const text = gate.keyOf(call.header('authorization'), params.get('ws_key'))
  if (text === undefined) return PLAIN
  const own = { 'x-powered-by': 'PrestaShop Webservice', 'access-time': String(Math.floor(shop.now() / 1_000)) }
  const early = { ...own, 'psws-version': '0' }
  if (!desk.enabled) return failed([errors.disabled], format, early)
  const key = gate.open(text)
  if (Array.isArray(key)) return failed(key, format, early)
  const headers = { ...own, 'psws-version': shop.version }
  const answer = answered({ ...desk, headers, key, format }, path, params, call)
  return {
    ...answer,
    headers: answer.status === 404 && answer.body === '' ? { ...headers, ...answer.headers } : answer.headers,
  }
}

interface Open extends Desk {
  headers: Record<string, string>
  key: PrestaShopKey
  format: Format
}

const answered = (desk: Open, path: string, params: URLSearchParams, call: Call): Answer => {
  const { shop, key, format, headers } = desk
  const [name = '', id] = path.split('/').filter((part) => part !== '')
  if (name === '') return format === 'json' ? FATAL : rootOf(desk)
  const resource = Object.hasOwn(RESOURCES, name) ? RESOURCES[name] : undefined
  const refuse = (...list: Parameters<typeof failed>[0]) => failed(list, format, headers)
  if (!resource)
    return refuse(
      errors.unknownResource(name, ['orders', ...Object.keys(RESOURCES).filter((other) => other !== 'orders')]),
    )
  const verbs = key.permissions[name]
  if (!verbs) return refuse(errors.resource(name))
  const verb = VERBS.find((each) => each === call.method)
  if (verb === undefined || !verbs.includes(verb)) return refuse(errors.verb(call.method, name, [...verbs]))
  const scope = scopeOf(desk, params)
  if (scope === 'forbidden') return refuse(errors.shop)
  if (scope === 'unknown') return awayFrom(desk, path, params)
  const language = Number(params.get('language')) || undefined
  if (language !== undefined && !shop.languages.some((each) => each.id === language))
    return refuse(errors.unknownLanguage)
  return id === undefined ? listed(desk, resource, params, scope) : one(desk, resource, Number(id), params)
}

/** Without a word the shop of the address. The right on "all" is a right on one (seen). */
const scopeOf = (
  { shop, key, context }: Open,
  params: URLSearchParams,
): ((id: number) => boolean) | 'forbidden' | 'unknown' => {
  const asked = params.get('id_shop')
  if (asked === 'all' || params.has('id_shop_group')) return () => true
  const id = asked === null ? context : Number(asked)
  if (!shop.shops.some((each) => each.id === id)) return 'unknown'
  if (key.shops && !key.shops.includes(id)) return 'forbidden'
  return (other) => other === id
}

/** An unknown shop is sent to the home page (seen): whoever follows gets a web page with status 200. */
const awayFrom = ({ url }: Open, path: string, params: URLSearchParams): Answer => {
  const rest = new URLSearchParams([...params].filter(([name]) => name !== 'id_shop' && name !== 'url'))
  return {
    status: 302,
    headers: { 'content-type': 'text/html; charset=utf-8', location: `${url}/?url=${path}&${rest}` },
    body: '',
  }
}

const listed = (desk: Open, resource: Resource, params: URLSearchParams, visible: (id: number) => boolean): Answer => {
  const { shop, format, headers } = desk
  const query = readQuery(bentBy(desk.bend, params), resource)
  if (Array.isArray(query)) return failed(query, format, headers)
  if (query.broken && isOld(shop)) return FATAL
  const docs = query.broken ? [] : select(resource, query, shop, visible)
  const fields = query.display === undefined ? { ...query, display: [{ name: 'id', parts: undefined }] } : query
  const rows = docs.map((doc) => toJson(doc, fields, shop))
  const single = singular(resource.name)
  const body =
    format === 'xml'
      ? xmlText(`<${resource.name}>\n${rows.map((row) => toXml(single, row)).join('\n')}\n</${resource.name}>`)
      : rows.length === 0
        ? '[]'
        : jsonText({ [resource.name]: rows })
  return { status: 200, headers: { ...headers, 'content-type': contentType(format) }, body }
}

/** Something in front of the shop that drops `filter[…]`, or answers from a cache. */
const bentBy = (bend: Desk['bend'], params: URLSearchParams): URLSearchParams => {
  if (bend === undefined) return params
  const kept = [...params].filter(([name]) => !name.includes('[') && (bend !== 'endless' || name !== 'sort'))
  return new URLSearchParams(kept)
}

const one = (desk: Open, resource: Resource, id: number, params: URLSearchParams): Answer => {
  const { shop, format, headers } = desk
  const doc = resource.one(id, shop)
  if (!doc) return resource.name === 'products' ? failed([errors.unknownProduct(id)], format, headers) : NOT_FOUND
  const query = readQuery(params, resource)
  if (Array.isArray(query)) return failed(query, format, headers)
  const row = toJson(doc, query.display === undefined ? { ...query, display: 'full' } : query, shop)
  const single = singular(resource.name)
  const value = query.display === undefined ? { [single]: withoutFalsy(row) } : { [resource.name]: [row] }
  const body = format === 'xml' ? xmlText(toXml(single, row)) : jsonText(value)
  return { status: 200, headers: { ...headers, 'content-type': contentType(format) }, body }
}

/** One element for each resource of the key, with a flag for each verb. */
const rootOf = ({ shop, key, url, headers }: Open): Answer => {
  const elements = Object.entries(key.permissions).map(([name, verbs]) => {
    const flags = VERBS.map((verb) => `${verb.toLowerCase()}="${verbs.includes(verb)}"`).join(' ')
    const link = `xlink:href="${url}/api/${name}" ${flags}`
    return `<${name} ${link}>\n<description ${link}>\n${name}</description>\n<schema xlink:href="${url}/api/${name}?schema=blank" type="blank"/>\n</${name}>`
  })
  const shopName = shop.shops[0]?.name ?? ''
  return {
    status: 200,
    headers: { ...headers, 'content-type': contentType('xml') },
    body: xmlText(`<api shopName="${shopName}">\n${elements.join('\n')}\n</api>`),
  }
}

const singular = (name: string): string =>
  name === 'order_histories'
    ? 'order_history'
    : name === 'categories'
      ? 'category'
      : name === 'currencies'
        ? 'currency'
        : name.replace(/s$/, '')

/** Capitals only, and never by `Accept` (seen). */
const formatOf = (params: URLSearchParams, call: Call): Format => {
  const asked =
    params.get('output_format') ?? params.get('io_format') ?? call.header('output-format') ?? call.header('io-format')
  return asked === 'JSON' ? 'json' : 'xml'
}
