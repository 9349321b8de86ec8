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
