import type { CheckedLine } from './check-line.ts'
import { referenceOf } from './entries.ts'
import { type FileOptions, openOrders, saysNothing } from './file.ts'
import type { Standing } from './folder.ts'
import { fileAt } from './text.ts'

/** Orders whose lines are kept of one reading of a file: those that will be asked for next stand behind those asked for. */
const AHEAD = 20_000
/** Lines kept of all files together. */
const KEPT = 60_000

interface Kept {
  lines: Map<string, CheckedLine[]>
  size: number
  /** Nothing else stands in the file. */
  whole: boolean
}

/** All lines of an order, wherever they stand in its file. Files are read through, but not anew for each few orders. */
export class LinesByOrder {
  /** The one used last is at the end. */
  readonly #files = new Map<string, Kept>()

  /** Those of the orders asked for that stand in the file. */
  async of(file: Standing, references: Iterable<string>, options: FileOptions): Promise<Map<string, CheckedLine[]>> {
    const wanted = new Set(references)
    let kept = this.#files.get(file.name)
    const enough = kept?.whole === true || [...wanted].every((one) => kept?.lines.has(one))
    if (kept === undefined || !enough) kept = await readThrough(file, wanted, kept === undefined, options)
    this.#files.delete(file.name)
    this.#files.set(file.name, kept)
    this.#forget()
    return new Map([...kept.lines].filter(([reference]) => wanted.has(reference)))
  }

  /** All but the one used last, once they are too many together. */
  #forget(): void {
    let size = 0
    for (const [at, [name, kept]] of [...this.#files].reverse().entries()) {
      size += kept.size
      if (at > 0 && size > KEPT) this.#files.delete(name)
    }
  }
}

async function readThrough(file: Standing, wanted: Set<string>, first: boolean, options: FileOptions): Promise<Kept> {
  const kept: Kept = { lines: new Map(), size: 0, whole: true }
  let begun = first
  for await (const line of linesOf(file, options)) {
    const reference = referenceOf(line)
    if (reference === '') continue
    const known = kept.lines.get(reference)
    begun ||= wanted.has(reference)
    if (known !== undefined) known.push(line)
    else if (wanted.has(reference) || (begun && kept.lines.size < AHEAD)) kept.lines.set(reference, [line])
    else kept.whole = false
    kept.size += 1
  }
  return kept
}

/** None where the headings make no sense: the list has said so. */
async function* linesOf(file: Standing, options: FileOptions): AsyncGenerator<CheckedLine> {
  const source = await fileAt(file.path)
  try {
    yield* (await openOrders(source, options)).lines()
  } catch (error) {
    if (!saysNothing(error)) throw error
  }
}
