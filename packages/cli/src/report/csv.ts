import type { ReportedOrder, Totals } from '@recolte/core'
import { type Options, stringify } from 'csv-stringify/sync'
import type { Session } from '../session.ts'
import { COLUMNS, titles } from './columns.ts'
import type { Sheet } from './sheet.ts'
import { totalsTable } from './totals.ts'

/**
 * As spreadsheets read it: French ones take semicolons apart, others commas; the mark at the beginning says UTF-8.
 * A cell that would be a formula begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection):
 * order numbers are what a shop lets people choose.
 */
export const csvSettings = ({ language }: Session): Options => ({
  delimiter: language === 'fr' ? ';' : ',',
  record_delimiter: 'windows',
  escape_formulas: true,
})

export async function csvHead(session: Session, sheet: Sheet): Promise<void> {
  await sheet(stringify([titles(session)], { ...csvSettings(session), bom: true }))
}

export async function csvRows(session: Session, sheet: Sheet, orders: ReportedOrder[]): Promise<void> {
  const rows = orders.map((order) => COLUMNS.map(({ value }) => value(session, order)))
  await sheet(stringify(rows, csvSettings(session)))
}

export async function csvTotals(session: Session, sheet: Sheet, totals: Totals): Promise<void> {
  const { titles: headings, rows } = totalsTable(session, totals)
  await sheet(stringify([headings, ...rows], { ...csvSettings(session), bom: true }))
}
