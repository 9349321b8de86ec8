import type { CheckResult, JournalStanding, StoreStanding } from '@recolte/core'
import { SHOWN_STATES, VERSION } from '@recolte/core'
import { sizeText } from '../output/size.ts'
import type { Session } from '../session.ts'

export interface Gathered {
  journal: JournalStanding
  standings: StoreStanding[]
  check: CheckResult
}

/** What fits into a message to support. */
const MOST_LINES = 30

/** What is wrong first to last; of many stores, those that are worst. Keys and addresses are masked where it is written. */
export function supportLines(session: Session, gathered: Gathered): string[] {
  const { t } = session
  const { config } = session.config()
  const { engine, schema, bytes } = gathered.journal
  const head = [
    t('support.head', {
      version: VERSION,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
    }),
    t('support.journal', { engine, schema, size: sizeText(t, bytes) }),
    ...Object.entries(config.accounts).map(([name, { generation, platform }]) =>
      t('support.account', { name, generation, platform }),
    ),
    ...gathered.standings.map((one) => storeLine(session, one)),
  ]
  const worries = gathered.check.results.filter(({ status }) => status === 'failure' || status === 'warning')
  const found = worries.map(({ id, status, store, code, message }) => {
    return `${status === 'failure' ? '✗' : '!'} ${store ?? '–'} ${id}/${code}: ${message.replace(/\s+/g, ' ')}`
  })
  const lines = [...head, ...(found.length === 0 ? [t('support.well')] : found)]
  if (lines.length <= MOST_LINES) return lines
  return [...lines.slice(0, MOST_LINES - 1), t.count('support.more', lines.length - MOST_LINES + 1)]
}

function storeLine({ t, ...session }: Session, { store, standing, counts }: StoreStanding): string {
  const { connector = '', method = '', trigger = [] } = session.config().config.stores[store] ?? {}
  const states = SHOWN_STATES.filter((state) => counts[state] > 0).map((state) =>
    t.count(`states.${state}`, counts[state]),
  )
  return t('support.store', {
    ...{ store, connector, method, trigger: trigger.join(', ') || '*' },
    ...{ standing: t(`standing.${standing}`), counts: states.join(', ') || '0' },
  })
}
