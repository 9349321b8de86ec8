import type { ReportedOrder } from '@recolte/core'
import type { Session } from '../session.ts'
import type { TextKey } from '../texts/translate.ts'

/** What a report says of an order, the same in a file and on a page. */
export interface Column {
  title: TextKey
  value(session: Session, order: ReportedOrder): string
  /** The machine's form of a date, for `datetime`. */
  instant?(order: ReportedOrder): number | null
}

const date = (title: TextKey, name: keyof ReportedOrder['dates']): Column => ({
  title,
  value: (session, { store, dates }) => {
    const at = dates[name]
    return at === null ? '' : session.dates(store).stamp(at)
  },
  instant: ({ dates }) => dates[name],
})

export const COLUMNS: Column[] = [
  { title: 'report.store', value: (_, { store }) => store },
  { title: 'report.reference', value: (_, { reference }) => reference },
  { title: 'report.state', value: ({ t }, { status }) => t(`state.${status}`) },
  date('report.ordered', 'ordered'),
  date('report.qualified', 'qualified'),
  date('report.collected', 'collected'),
  date('report.scheduled', 'scheduled'),
  date('report.sent', 'sent'),
  { title: 'report.reason', value: (_, { reason }) => reason.message },
  { title: 'report.code', value: (_, { reason }) => reason.code },
  { title: 'report.method', value: (_, { method }) => method ?? '' },
  { title: 'report.account', value: (_, { account }) => account ?? '' },
  { title: 'report.id', value: (_, { orderId }) => orderId },
]
