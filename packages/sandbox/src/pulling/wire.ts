import { createHash } from 'node:crypto'

export const signature = (query: string, webId: string, secretKey: string): string =>
  createHash('sha1').update(`${query}${webId}${secretKey}`).digest('hex')

/** Base64 with `-` and `_`, its padding kept; what is inside is JSON, or PHP's format for the oldest modules (docs/protocol.md §2.2). */
export const wrap = (message: object, format: 'json' | 'php' = 'json'): string =>
  Buffer.from(format === 'php' ? serialize(message) : JSON.stringify(message))
    .toString('base64')
    .replace(/\+/g, '-')
    .replace(/\//g, '_')

const serialize = (value: unknown): string => {
  if (typeof value === 'number') return `i:${value};`
  if (typeof value !== 'object' || value === null) return `s:${Buffer.byteLength(String(value))}:"${value}";`
  const entries = Object.entries(value).map(([key, item]) => serialize(key) + serialize(item))
  return `a:${entries.length}:{${entries.join('')}}`
}

/** What a module answered: looked for between the markers, else the whole text; JSON, else what PHP serialises. */
export const unwrap = (body: string): unknown => {
  const text = body.trim()
  const marked = /#netreviews-start#([\s\S]*?)#netreviews-end#/.exec(text)
  const envelope = (marked?.[1] ?? text.replace(/^"|"$/g, '')).trim()
  if (envelope === '' || !/^[\w=-]+$/.test(envelope)) throw new Error(`no envelope: ${text.slice(0, 80)}`)
  const bytes = Buffer.from(envelope.replace(/-/g, '+').replace(/_/g, '/'), 'base64')
  const json = bytes.toString()
  return /^[\s]*[[{"]/.test(json) ? JSON.parse(json) : unserialize(bytes)
}

/** PHP's own format, as far as modules use it. */
const unserialize = (bytes: Buffer): unknown => {
  let at = 0
  const upTo = (end: string): string => {
    const found = bytes.indexOf(end, at)
    if (found < 0) throw new Error('cut short')
    const text = bytes.toString('utf8', at, found)
    at = found + end.length
    return text
  }
  const value = (): unknown => {
    const kind = bytes.toString('latin1', at, at + 1)
    at += 2
    if (kind === 'N') return null
    if (kind === 'i' || kind === 'd') return Number(upTo(';'))
    if (kind === 'b') return upTo(';') === '1'
    const length = Number(upTo(':'))
    at += 1
    if (kind === 's') {
      const text = bytes.toString('utf8', at, at + length)
      at += length + 2
      return text
    }
    if (kind !== 'a') throw new Error(`cannot read ${kind}`)
    const entries: [string, unknown][] = []
    for (let n = 0; n < length; n++) entries.push([String(value()), value()])
    at += 1
    return Object.fromEntries(entries)
  }
  return value()
}
