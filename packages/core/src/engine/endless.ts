import { hash } from 'node:crypto'
import type { ChangePage } from '../connector.ts'

/** Pages seen before, in a row and without anything new, after which a list is called endless. */
const REPEATED = 3

/**
 * Tells a list that turns in circles from one that is merely known: hundreds of orders changed in one second are pages
 * without news or progress too, but no page comes twice.
 */
export class Circles {
  readonly #seen = new Set<string>()
  #repeated = 0

  /** Answers true once the list is certainly endless. */
  take(page: ChangePage, progress: boolean): boolean {
    if (progress) {
      this.#seen.clear()
      this.#repeated = 0
      return false
    }
    const rows = page.rows.map((row) => `${row.id} ${row.changedAt.getTime()}`)
    const unreadable = page.unreadable.map(({ id }) => id)
    const print = hash('sha1', JSON.stringify([rows, unreadable]))
    this.#repeated = this.#seen.has(print) ? this.#repeated + 1 : 0
    this.#seen.add(print)
    return this.#repeated >= REPEATED
  }
}
