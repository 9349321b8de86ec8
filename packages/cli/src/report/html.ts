import type { ReportedOrder, Totals } from '@recolte/core'
import type { Session } from '../session.ts'
import { COLUMNS, titles } from './columns.ts'
import type { Sheet } from './sheet.ts'
import { totalsTable } from './totals.ts'

/** One file that needs nothing else: no script, no picture, no font of somebody's; readable by a screen reader and on paper. */
const STYLE = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem; max-width: 90rem }
table { border-collapse: collapse; width: 100% }
caption { text-align: start; padding-block-end: .5rem }
th, td { border-block-end: 1px solid #8886; padding: .35rem .75rem .35rem 0; text-align: start; vertical-align: top }
td { font-variant-numeric: tabular-nums }
.scroll { overflow-x: auto }
@media print { body { margin: 0 } thead { display: table-header-group } tr { break-inside: avoid } }
`

export async function htmlHead(session: Session, sheet: Sheet, caption: string): Promise<void> {
  await sheet(pageHead(session, caption) + tableHead(titles(session), caption))
}

export async function htmlRows(session: Session, sheet: Sheet, orders: ReportedOrder[]): Promise<void> {
  await sheet(orders.map((order) => htmlRow(session, order)).join(''))
}

export async function htmlTail(sheet: Sheet, note: string): Promise<void> {
  await sheet(`</tbody>\n</table>\n</div>\n<p>${safe(note)}</p>\n</main>\n</body>\n</html>\n`)
}

export async function htmlTotals(session: Session, sheet: Sheet, totals: Totals, caption: string): Promise<void> {
  const { titles: headings, rows } = totalsTable(session, totals)
  const body = rows.map(([store = '', ...cells]) => tableRow(store, cells.map(safe)))
  await sheet(pageHead(session, caption) + tableHead(headings, caption) + body.join(''))
  await htmlTail(sheet, session.t('report.totals-note'))
}

function pageHead({ language, t }: Session, title: string): string {
  const viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
  const head = `<meta charset="utf-8">\n${viewport}\n<title>${safe(title)}</title>\n<style>${STYLE}</style>`
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${head}\n</head>\n<body>\n<main>\n<h1>${safe(t('report.title'))}</h1>\n`
}

/** A region that scrolls by itself can be reached and scrolled by keyboard. */
function tableHead(titles: string[], caption: string): string {
  const cells = titles.map((title) => `<th scope="col">${safe(title)}</th>`).join('')
  return `<div class="scroll" role="region" aria-label="${safe(caption)}" tabindex="0">\n<table>\n<caption>${safe(caption)}</caption>\n<thead><tr>${cells}</tr></thead>\n<tbody>\n`
}

function htmlRow(session: Session, order: ReportedOrder): string {
  const cells = COLUMNS.map(({ value, instant }) => {
    const text = safe(value(session, order))
    const at = instant?.(order) ?? null
    return at === null ? text : `<time datetime="${new Date(at).toISOString()}">${text}</time>`
  })
  const [store = '', reference = '', ...others] = cells
  return `<tr><td>${store}</td><th scope="row">${reference}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`
}

const tableRow = (first: string, cells: string[]): string =>
  `<tr><th scope="row">${safe(first)}</th>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`

const NAMES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => NAMES[sign] ?? sign)
