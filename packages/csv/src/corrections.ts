import type { Language } from '@recolte/core'
import { stringify } from 'csv-stringify/sync'
import { entriesAt } from './entries-at.ts'
import { type FileOptions, openOrders } from './file.ts'
import { problemText } from './messages.ts'
import { fileAt } from './text.ts'

const ADDED = {
  en: ['line', 'problem', 'what to do'],
  fr: ['ligne', 'problème', 'que faire'],
}

/**
 * All lines of the orders that cannot go, under the file's own headings and with what is wrong before them: corrected, it
 * can be put into the folder as it is, since columns that are not known are left out. Nothing where all is well.
 */
export async function* correctionsOf(path: string, options: FileOptions, language: Language): AsyncGenerator<string> {
  let begun = false
  for await (const entry of entriesAt(path, options)) {
    if (entry.kind === 'order') continue
    // With a mark, without which spreadsheets take accents for something else.
    if (!begun) yield `\uFEFF${row([...ADDED[language], ...(await openOrders(await fileAt(path), options)).headings])}`
    begun = true
    for (const { number, cells } of entry.lines) {
      const texts = entry.problems.filter(({ line }) => line === number).map((one) => problemText(one, language))
      const [said, done] = [texts.map(({ message }) => message), texts.map(({ next }) => next)]
      yield row([String(number), said.join(' '), [...new Set(done)].join(' '), ...cells])
    }
  }
}

/** For a spreadsheet, where what begins with `=` would be a formula; `readLines` takes the apostrophe off again. */
const row = (cells: string[]): string => stringify([cells], { delimiter: ';', escape_formulas: true })
