import { decodeEnvelope } from '../envelope.ts'
import type { Dialect } from './dialect.ts'
import { phpUnserialize } from './php.ts'

/** What the platform's cron posted, before anything of it is believed. */
export type Call =
  | { kind: 'empty' }
  | { kind: 'undecodable'; query: string }
  /** `php`: its message came as PHP serialises, and the answer is expected so. */
  | { kind: 'call'; query: string; message: CallMessage; php: boolean }

/** A call marked so is one of ours, which nobody is to take for the platform's. */
export const PROBE = 'recolte_probe'

export type CallMessage = Readonly<Record<string, unknown>>

/** Reads the two fields `query` and `message` (docs/protocol.md, calls to a module). Never throws. */
export function readCall(body: Uint8Array, contentType: string, dialect: Pick<Dialect, 'json'>): Call {
  const { query, message } = fieldsOf(Buffer.from(body).toString(), contentType, dialect.json)
  if (query === '' && message === '') return { kind: 'empty' }
  const read = message === '' ? undefined : (decoded(message) ?? decodedOnceMore(message))
  return read === undefined ? { kind: 'undecodable', query } : { kind: 'call', query, ...read }
}

/** A value of the message as text; `''` where it is absent or no scalar. */
export function textOf(message: CallMessage, key: string): string {
  const value = Object.hasOwn(message, key) ? message[key] : undefined
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(Number(value)) : ''
}

/** A list of texts, however it came: an array, an object of one, or one text with `;` between them. */
export function listOf(message: CallMessage, key: string): string[] {
  const value = Object.hasOwn(message, key) ? message[key] : undefined
  const many = typeof value === 'object' && value !== null ? Object.values(value) : textOf(message, key).split(';')
  return many.flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? [String(one).trim()] : []))
}

function fieldsOf(body: string, contentType: string, json: boolean): { query: string; message: string } {
  if (json && (contentType.includes('json') || body.trimStart().startsWith('{'))) {
    const fields = parsed(() => JSON.parse(body))
    return { query: textOf(fields ?? {}, 'query'), message: textOf(fields ?? {}, 'message') }
  }
  const form = new URLSearchParams(body)
  return { query: form.get('query') ?? '', message: form.get('message') ?? '' }
}

type Read = { message: CallMessage; php: boolean }

function decoded(text: string): Read | undefined {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined
  const bytes = decodeEnvelope(text)
  const json = parsed(() => JSON.parse(bytes.toString()))
  const message = json ?? parsed(() => phpUnserialize(bytes))
  return message && { message, php: json === undefined }
}

/** The message may arrive encoded twice; and a `+` that was not encoded at all arrives as a blank. */
function decodedOnceMore(text: string): Read | undefined {
  try {
    return decoded(decodeURIComponent(text).trim().replaceAll(' ', '+'))
  } catch {
    return undefined
  }
}

function parsed(read: () => unknown): CallMessage | undefined {
  try {
    const value = read()
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CallMessage) : undefined
  } catch {
    return undefined
  }
}
