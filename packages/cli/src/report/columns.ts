import type { Generation, ReportedOrder } from '@recolte/core'
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

/** Our words, and beside them those of the platform's own columns where all accounts are of one generation. */
export function titles(session: Session): string[] {
  const generations = new Set(Object.values(session.config().config.accounts).map(({ generation }) => generation))
  const [generation, ...others] = generations
  const theirs: Partial<Record<TextKey, TextKey>> =
    generation === undefined || others.length > 0 ? {} : PLATFORM[generation]
  return COLUMNS.map(({ title }) => {
    const name = theirs[title]
    return name === undefined ? session.t(title) : `${session.t(title)} [${session.t(name)}]`
  })
}

/** docs/protocol.md, what happens after. */
const PLATFORM: Record<Generation, Partial<Record<TextKey, TextKey>>> = {
  historical: {
    'report.ordered': 'report.historical.ordered',
    'report.collected': 'report.historical.collected',
    'report.scheduled': 'report.historical.scheduled',
    'report.sent': 'report.historical.sent',
  },
  new: { 'report.reference': 'report.new.reference', 'report.ordered': 'report.new.ordered' },
}
