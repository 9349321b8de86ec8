import type { Answer } from '../app.ts'
import { isRecord } from '../app.ts'
import { errorPage } from './errors.ts'

/** The wire format follows `Accept`: a browser's brings XML, one the shop does not know an error page (seen). */
export const written = (status: number, body: unknown, accept: string | undefined): Answer => {
  const kinds = (accept ?? '*/*').split(',').map((part) => part.split(';')[0]?.trim())
  const known = kinds.find((kind) => kind === 'application/json' || kind === 'application/xml' || kind === '*/*')
  if (known === undefined) return errorPage
  if (known !== 'application/xml') return { status, headers: headers('json'), body: JSON.stringify(body) }
  return { status, headers: headers('xml'), body: `<?xml version="1.0"?>\n<response>\n${xml(body, '  ')}</response>\n` }
}

const headers = (kind: 'json' | 'xml') => ({
  'content-type': `application/${kind}; charset=utf-8`,
  'cache-control': 'no-store',
})

const xml = (value: unknown, indent: string): string => {
  const entries = Array.isArray(value)
    ? value.map((each): [string, unknown] => ['item', each])
    : Object.entries(isRecord(value) ? value : { item: value })
  return entries
    .map(([name, each]) =>
      typeof each === 'object' && each !== null
        ? `${indent}<${name}>\n${xml(each, `${indent}  `)}${indent}</${name}>\n`
        : `${indent}<${name}>${escaped(each)}</${name}>\n`,
    )
    .join('')
}

const escaped = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
