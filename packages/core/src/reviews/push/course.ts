import type { ReadReceipt } from '../../protocol/receipt.ts'

/** Sent together, and settled together, once the platform has taken one. */
const AT_ONCE = 16
/** Refused in a row without one success: then something common to all is wrong. */
const REFUSED_IN_A_ROW = 5

/** What the answers say of going on: one review at a time until the first success, and none into the dark. */
export class Course {
  #proven = false
  #refused = 0

  /** How many reviews may leave together. */
  get size(): number {
    return this.#proven ? AT_ONCE : 1
  }

  /** The answer for whose sake nothing more should leave. */
  judge(answers: ReadReceipt[]): ReadReceipt | undefined {
    const first = (outcome: ReadReceipt['outcome']) => answers.find((answer) => answer.outcome === outcome)
    const keys = first('credentials')
    if (keys !== undefined) return keys
    if (first('collected') !== undefined) {
      this.#proven = true
      this.#refused = 0
      return undefined
    }
    const dark = first('unanswered') ?? first('retry')
    if (dark !== undefined) return dark
    this.#refused += answers.length
    return this.#refused >= REFUSED_IN_A_ROW ? first('refused') : undefined
  }
}
