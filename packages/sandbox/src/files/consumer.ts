import { records } from './csv.ts'
import type { Tree } from './tree.ts'

/** Columns a line must fill, by the layout its header shows (docs/protocol.md, files of orders). */
const MANDATORY = {
  order_ref: ['order_ref', 'firstname', 'lastname', 'email', 'order_date'],
  purchase_reference: [
    'channel',
    'purchase_date',
    'purchase_reference',
    'first_name',
    'last_name',
    'email',
    'language',
  ],
}
const MAX_LINES = 3_000

export interface FilesSummary {
  /** Files that went to `success/` and to `error/`. */
  taken: number
  returned: number
  /** Orders taken, each reference once; and how often one came again. */
  orders: number
  duplicates: number
}

export interface Absorbed {
  reference: string
  email: string
  lines: Record<string, string>[]
}

/** The platform's night: takes every `.csv` of `orders/`, moves it, and writes reports. */
export class Consumer {
  readonly orders = new Map<string, Absorbed>()
  readonly #tree: Tree
  readonly #folder: string
  #duplicates = 0
  #taken = 0
  #returned = 0
  /** How reports are written. The real form is not public: `lines` is our own guess, `prose` one nobody can read by rule. */
  reports: 'lines' | 'prose' = 'lines'
  /** Why an order is refused that looks right. */
  refuse: (reference: string, line: Record<string, string>) => string | undefined = () => undefined

  constructor(tree: Tree, folder: string) {
    this.#tree = tree
    this.#folder = folder
  }

  /** Takes what was there at that instant; without one, what is there now. */
  absorb(until = Number.POSITIVE_INFINITY): void {
    for (const { name, folder, at } of this.#tree.list(this.#folder))
      if (!folder && at <= until && /^[^.].*\.csv$/i.test(name)) this.#absorb(name)
  }

  summary(): FilesSummary {
    return { taken: this.#taken, returned: this.#returned, orders: this.orders.size, duplicates: this.#duplicates }
  }

  #absorb(name: string): void {
    const text = this.#tree.read(`${this.#folder}/${name}`)?.toString('utf8') ?? ''
    const { rows, reference, problems } = judge(text, this.refuse)
    const bad = new Set(problems.map(({ row }) => rows[row]?.[reference]))
    // The new platform keeps a file's good lines; the historical one gives the whole file back.
    const good = problems.length === 0 || reference === 'purchase_reference'
    const kept = good ? rows.filter((row) => !bad.has(row[reference])) : []
    for (const [order, lines] of Map.groupBy(kept, (row) => row[reference] ?? '')) {
      if (this.orders.has(order)) this.#duplicates++
      this.orders.set(order, { reference: order, email: lines[0]?.email ?? '', lines })
    }
    if (problems.length === 0) {
      this.#taken++
      this.#tree.rename(`${this.#folder}/${name}`, `${this.#folder}/success/${name}`)
      return
    }
    this.#returned++
    this.#tree.rename(`${this.#folder}/${name}`, `${this.#folder}/error/${name}`)
    const report =
      this.reports === 'lines'
        ? problems.map(({ row, why }) => `line ${row + 2}: ${why}\n`).join('')
        : `The file contains ${problems.length} errors, please contact us.\n`
    this.#tree.write(`${this.#folder}/error/${name.replace(/\.csv$/i, '')}_report.txt`, Buffer.from(report))
  }
}

interface Judged {
  rows: Record<string, string>[]
  reference: 'order_ref' | 'purchase_reference'
  problems: { row: number; why: string }[]
}

function judge(text: string, refuse: Consumer['refuse']): Judged {
  const [header = [], ...lines] = records(text)
  const reference = header.includes('purchase_reference') ? 'purchase_reference' : 'order_ref'
  const rows = lines.map((line) => Object.fromEntries(header.map((name, at) => [name, line[at] ?? ''])))
  const problems = rows.flatMap((row, index) => {
    const why =
      fault(row, MANDATORY[reference], lines[index]?.length === header.length) ?? refuse(row[reference] ?? '', row)
    return why === undefined ? [] : [{ row: index, why }]
  })
  if (lines.length + 1 > MAX_LINES) problems.unshift({ row: 0, why: 'too many lines' })
  return { rows, reference, problems }
}

function fault(row: Record<string, string>, mandatory: string[], whole: boolean): string | undefined {
  if (!whole) return 'wrong number of columns'
  const missing = mandatory.find((name) => !row[name])
  if (missing !== undefined) return `${missing} is mandatory`
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.email ?? '')) return 'invalid email'
  const date = row.order_date ?? row.purchase_date ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? undefined : 'invalid date'
}
