import type { Param, Params } from './php.ts'
import { listOf, urlencode } from './php.ts'

export interface LinkFacts {
  /** The collection, without query. */
  address: string
  params: Params
  page: number
  pages: number
  /** Whether the page has entries: preparing them is what writes `dp` and `context` into the request. */
  filled: boolean
  /** v2 does not write the status into its links. */
  writesStatus: boolean
}

/** `Link` of a list: the request as sent, then the defaults the shop wrote into it, keys in the query included (dossier §2). */
export const pageLinks = ({ address, params, page, pages, filled, writesStatus }: LinkFacts): string | undefined => {
  const sent = [...params].filter(([name]) => name !== 'status' || !writesStatus)
  const status: [string, Param][] = writesStatus ? [['status', listOf(params.get('status') ?? 'any')]] : []
  const written: [string, Param][] = [...sent, ...status]
  if (filled) for (const [name, value] of DEFAULTS) if (!params.has(name)) written.push([name, value])
  const link = (to: number, rel: string) => `<${address}?${build(withPage(written, to))}>; rel="${rel}"`
  const links: string[] = []
  if (page > 1) links.push(link(Math.min(page - 1, pages), 'prev'))
  if (page < pages) links.push(link(page + 1, 'next'))
  return links.length === 0 ? undefined : links.join(', ')
}

const DEFAULTS: [string, string][] = [
  ['dp', '2'],
  ['context', 'view'],
]

const withPage = (params: [string, Param][], page: number): [string, Param][] => {
  const numbered: [string, Param] = ['page', String(page)]
  if (!params.some(([name]) => name === 'page')) return [...params, numbered]
  return params.map((entry) => (entry[0] === 'page' ? numbered : entry))
}

const build = (params: [string, Param][]): string =>
  params
    .flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.map((item, index) => `${urlencode(`${name}[${index}]`)}=${urlencode(item)}`)
        : [`${urlencode(name)}=${urlencode(name === 'dates_are_gmt' ? asPhp(value) : value)}`],
    )
    .join('&')

const asPhp = (flag: string): string => (/^(true|1)$/i.test(flag) ? '1' : '0')
