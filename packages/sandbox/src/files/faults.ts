/**
 * - `cut`: the connection breaks in the middle of an upload. `rename-refused`: the upload stays under its first name.
 * - `quota`: no room for what is written. `cut-after-rename`: renamed, and nobody is told.
 * - `stall`: half of an upload is there, and whoever uploads waits without an end; `silent-after-rename`: renamed, and so.
 */
export type FilesFault = 'cut' | 'stall' | 'rename-refused' | 'quota' | 'cut-after-rename' | 'silent-after-rename'

/** Faults that happen once each, at the next occasion. */
export class FilesFaults {
  readonly #waiting: FilesFault[] = []

  add(fault: FilesFault, times = 1): void {
    for (let n = 0; n < times; n++) this.#waiting.push(fault)
  }

  takes(fault: FilesFault): boolean {
    const index = this.#waiting.indexOf(fault)
    if (index < 0) return false
    this.#waiting.splice(index, 1)
    return true
  }
}
