import { type FileRecord, namesReview } from '@recolte/core'
import sax from 'sax'

/** Text of one record and all that is in it. */
const LONGEST = 1024 * 1024

interface Element {
  name: string
  text: string
  /** What is in it, by name in lower case; what comes more than once is a list. */
  inner: Record<string, unknown>
}

/**
 * The elements that hold a review's id, wherever they stand: the depth of the first says where all are, so that one
 * without an id is a record too. Well-formedness is insisted on; entities of the file's own are not known to
 * the parser, so that none can be made to grow (docs/decisions/0012).
 */
export async function* xmlRecords(text: AsyncIterable<string>): AsyncGenerator<FileRecord> {
  const parser = sax.parser(true, { trim: false, normalize: false, position: true })
  const open: Element[] = []
  let found: FileRecord[] = []
  let depth: number | undefined
  let size = 0
  /** A review's id stood somewhere. */
  let named = false

  parser.onerror = (error) => {
    throw error
  }
  parser.onopentag = ({ name, attributes }) => {
    weigh(name)
    const inner = lowerCase(attributes)
    named ||= namesReview({ ...inner, [name]: '' })
    open.push({ name: name.toLowerCase(), text: '', inner })
  }
  const weigh = (piece: string) => {
    size += piece.length
    if (size > LONGEST) throw new Error('a record of more than 1 MB')
  }
  const add = (piece: string) => {
    weigh(piece)
    const last = open.at(-1)
    if (last !== undefined) last.text += piece
  }
  parser.ontext = add
  parser.oncdata = add
  parser.onclosetag = () => {
    const closed = open.pop()
    if (closed === undefined) return
    const outer = open.at(-1)
    if (depth === undefined && namesReview(closed.inner)) {
      depth = open.length
      found.push(...alike(outer?.inner[closed.name]))
    }
    if (open.length === depth) {
      found.push(closed.inner)
      size = 0
      return
    }
    if (outer !== undefined && (depth === undefined || open.length > depth)) put(outer.inner, closed)
    if (!named && open.length <= 2 && size > LONGEST / 2) forget()
  }
  /** So much without an id is something else, however long it goes on. */
  const forget = () => {
    for (const one of open) Object.assign(one, { text: '', inner: {} })
    size = 0
  }

  for await (const chunk of text) {
    try {
      parser.write(chunk)
    } catch (error) {
      yield* found
      if (!named && size > LONGEST) return
      throw error
    }
    yield* found
    found = []
  }
  parser.close()
  yield* found
}

/** What stood beside the first record, before it, under the same name: records, too. */
const alike = (before: unknown): FileRecord[] =>
  before === undefined ? [] : [before].flat().map((one) => (isRecord(one) ? one : {}))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function put(into: Record<string, unknown>, { name, text, inner }: Element): void {
  const value = Object.keys(inner).length === 0 ? text.trim() : isList(inner) ? Object.values(inner)[0] : inner
  const before = into[name]
  into[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
}

/** `<medias><media/><media/></medias>` is a list, as it is in JSON. */
function isList(inner: Record<string, unknown>): boolean {
  const [only, ...others] = Object.values(inner)
  return others.length === 0 && (Array.isArray(only) || typeof only === 'object')
}

const lowerCase = (attributes: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]))
