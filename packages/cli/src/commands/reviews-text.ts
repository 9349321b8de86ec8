import type { ReviewIntake } from '@recolte/core'
import type { Session } from '../session.ts'

const WAYS = ['module', 'import', 'files', 'feed', 'api'] as const

/** "the nightly files of account main". */
export function sourceText({ t }: Session, source: string): string {
  const [name = '', account = ''] = source.split(/:(.*)/s)
  const way = WAYS.find((one) => one === name)
  return way === undefined ? source : t(`reviews.source.${way}`, { account })
}

const SHOWN = ['added', 'updated', 'deleted', 'withdrawn', 'averages', 'unchanged', 'rejected'] as const

/** What came, without what did not. */
export function intakeText({ t }: Session, intake: ReviewIntake): string {
  const parts = SHOWN.flatMap((kind) => (intake[kind] === 0 ? [] : [t.count(`reviews.took.${kind}`, intake[kind])]))
  return parts.length === 0 ? t('reviews.took.nothing') : parts.join(', ')
}

/** Where no way is configured and nothing came: by which it could. */
export function noWaysText({ t, config }: Session, store: string): string {
  const { stores, accounts } = config().config
  const { method, account = '' } = stores[store] ?? {}
  if (method === 'module') return t('reviews.pushed', { store })
  const names = typeof account === 'string' ? [account] : Object.values(account)
  const isNew = names.some((name) => accounts[name]?.generation === 'new')
  return t(isNew ? 'reviews.no-ways-api' : 'reviews.no-ways', { store })
}
