import { encodeEnvelope } from '../envelope.ts'
import type { Dialect } from './dialect.ts'
import { phpKey, phpSerialize } from './php.ts'

const START = '#netreviews-start#'
const END = '#netreviews-end#'

type Wire = Pick<Dialect, 'encoding' | 'markers' | 'quoted'>

/** A whole answer as it goes over the wire (docs/protocol.md, answers of a module). */
export function encodeAnswer(answer: unknown, wire: Wire): string {
  return frame(encodeEnvelope(wire.encoding === 'php' ? phpSerialize(answer) : JSON.stringify(answer ?? '')), wire)
}

export function contentType({ quoted }: Wire): string {
  return quoted ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8'
}

function frame(payload: string, { markers, quoted }: Wire): string {
  const marked = markers ? START + payload + END : payload
  return quoted ? `"${marked}"` : marked
}

/** What an answer with a list says beside the list: `before` is known at once, `after` only once the list is written. */
export interface ListAnswer {
  head: Record<string, unknown>
  message: Record<string, unknown>
  /** How many entries will come at most; PHP's arrays say it first. */
  count: number
  asMap: boolean
  entries: AsyncIterable<[key: string, entry: unknown][]>
  /** The values of the message that only the end knows, in place of those of the same name. */
  closing: (written: number) => Record<string, unknown>
}

/** The same for an answer with a list, piece by piece: base64 of what has come so far, three bytes at a time. */
export async function* encodeList(answer: ListAnswer, wire: Wire): AsyncGenerator<string> {
  const [open, close] = frame('\0', wire).split('\0')
  let rest = Buffer.alloc(0)
  yield open ?? ''
  for await (const text of wire.encoding === 'php' ? phpPieces(answer) : jsonPieces(answer)) {
    const bytes = Buffer.concat([rest, Buffer.from(text)])
    const whole = bytes.length - (bytes.length % 3)
    rest = Buffer.from(bytes.subarray(whole))
    if (whole > 0) yield encodeEnvelope(bytes.subarray(0, whole))
  }
  yield encodeEnvelope(rest) + (close ?? '')
}

async function* jsonPieces({ head, message, asMap, entries, closing }: ListAnswer): AsyncGenerator<string> {
  const before = JSON.stringify({ ...head, message }).slice(0, -2)
  let written = 0
  yield `${before}${Object.keys(message).length === 0 ? '' : ','}"list_orders":`
  let opened = false
  for await (const page of entries) {
    const parts = page.map(([key, entry]) => (asMap ? `${JSON.stringify(key)}:` : '') + JSON.stringify(entry))
    if (parts.length === 0) continue
    yield (opened ? ',' : asMap ? '{' : '[') + parts.join(',')
    opened = true
    written += parts.length
  }
  // PHP writes an empty array as a list, whatever it would have held.
  const end = opened ? (asMap ? '}' : ']') : '[]'
  yield `${end},${JSON.stringify(closing(written)).slice(1)}}`
}

async function* phpPieces({ head, message, count, asMap, entries, closing }: ListAnswer): AsyncGenerator<string> {
  const pairs = (record: Record<string, unknown>) =>
    Object.entries(record).map(([key, value]) => phpKey(key) + phpSerialize(value))
  const first = pairs(head)
  const known = pairs(message)
  const last = Object.keys(closing(0)).length
  yield `a:${first.length + 1}:{${first.join('')}${phpKey('message')}a:${known.length + 1 + last}:{${known.join('')}${phpKey('list_orders')}a:${count}:{`
  let written = 0
  for await (const page of entries) {
    const parts = page.slice(0, count - written)
    yield parts.map(([key, entry], at) => phpKey(asMap ? key : String(written + at)) + phpSerialize(entry)).join('')
    written += parts.length
  }
  // Announced and gone meanwhile: the array still needs as many entries.
  for (let missing = written; missing < count; missing++) yield `${phpKey(`gone-${missing}`)}N;`
  yield `}${pairs(closing(written)).join('')}}}`
}
