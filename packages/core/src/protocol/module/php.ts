/** A message or an answer of ours nests a handful of levels; what nests deeper is no call of the platform's. */
const DEPTH = 12
const ENTRIES = 10_000

/** PHP's `serialize()`: texts are counted in bytes, keys that read like whole numbers are numbers. */
export function phpSerialize(value: unknown): string {
  if (value === null || value === undefined) return 'N;'
  if (typeof value === 'boolean') return `b:${value ? 1 : 0};`
  if (typeof value === 'number') return Number.isInteger(value) ? `i:${value};` : `d:${value};`
  if (typeof value === 'string') return `s:${Buffer.byteLength(value)}:"${value}";`
  const entries = phpEntries(value)
  return `a:${entries.length}:{${entries.map(([key, item]) => phpKey(key) + phpSerialize(item)).join('')}}`
}

/** What an array or object holds, as PHP keys it. */
function phpEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined)
}

export function phpKey(key: string): string {
  return /^(0|-?[1-9]\d{0,15})$/.test(key) ? `i:${key};` : `s:${Buffer.byteLength(key)}:"${key}";`
}

/** Reads scalars and arrays, and nothing else: an object would name a class. Throws for what it cannot make out. */
export function phpUnserialize(bytes: Buffer): unknown {
  const reader = new Reader(bytes)
  const value = reader.value(0)
  if (!reader.atEnd) throw new SyntaxError('something follows the value')
  return value
}

class Reader {
  readonly #bytes: Buffer
  #at = 0
  #entries = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  get atEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  value(depth: number): unknown {
    if (depth > DEPTH) throw new SyntaxError('nested too deeply')
    const kind = this.#take(2)
    switch (kind) {
      case 'N;':
        return null
      case 'b:':
        return this.#until(';') === '1'
      case 'i:':
      case 'd:':
        return this.#number(';')
      case 's:':
        return this.#text()
      case 'a:':
        return this.#array(depth)
      default:
        throw new SyntaxError('not a scalar and not an array')
    }
  }

  #text(): string {
    const length = this.#number(':')
    if (!Number.isInteger(length) || length < 0 || length > this.#bytes.length - this.#at)
      throw new SyntaxError('a text of a length that cannot be')
    this.#expect('"')
    const text = this.#take(length)
    this.#expect('";')
    return text
  }

  #array(depth: number): Record<string, unknown> {
    const count = this.#number(':')
    this.#expect('{')
    // Without a prototype, a key such as `__proto__` is a key like any other.
    const array: Record<string, unknown> = Object.create(null)
    for (let entry = 0; entry < count; entry++) {
      if (++this.#entries > ENTRIES) throw new SyntaxError('too many entries')
      const key = this.value(DEPTH)
      if (typeof key !== 'string' && typeof key !== 'number') throw new SyntaxError('a key that is none')
      array[String(key)] = this.value(depth + 1)
    }
    this.#expect('}')
    return array
  }

  #number(end: string): number {
    const text = this.#until(end)
    if (!/^-?\d{1,20}(\.\d{1,20})?(E[+-]?\d{1,3})?$/.test(text)) throw new SyntaxError('not a number')
    return Number(text)
  }

  #until(end: string): string {
    const at = this.#bytes.indexOf(end, this.#at)
    if (at < 0 || at - this.#at > 64) throw new SyntaxError(`no ${end}`)
    const text = this.#take(at - this.#at)
    this.#at += end.length
    return text
  }

  #expect(text: string): void {
    if (this.#take(text.length) !== text) throw new SyntaxError(`no ${text}`)
  }

  #take(length: number): string {
    const text = this.#bytes.toString('utf8', this.#at, this.#at + length)
    this.#at += length
    if (this.#at > this.#bytes.length) throw new SyntaxError('cut short')
    return text
  }
}
