import { type FollowUp, readWallTime } from '@recolte/core'
import { type Columns, type Field, stateOf } from './headings.ts'

type Line = Omit<FollowUp, 'importedAt'>

/** One line of an export as ours; undefined without a reference. */
export function readLine(cells: string[], columns: Columns, timeZone: string): Line | undefined {
  const cell = (field: Field) => {
    const index = columns[field]
    return index === undefined ? '' : (cells[index] ?? '').trim()
  }
  const reference = cell('reference')
  if (reference === '') return undefined
  const at = (field: Field) => readWallTime(cell(field), timeZone)
  const dates = {
    scheduled: at('scheduled'),
    sent: at('sent'),
    read: at('read'),
    opened: at('opened'),
    submitted: at('submitted'),
  }
  // The historical export has no status: a word in the place of the sending date says why there is none.
  const told = cell('status') || (dates.sent === undefined ? cell('sent') : '')
  const furthest = (['submitted', 'opened', 'read', 'sent', 'scheduled'] as const).find(
    (field) => dates[field] !== undefined,
  )
  return {
    reference,
    state: (told === '' ? undefined : stateOf(told)) ?? furthest ?? 'other',
    words: told || furthest || '–',
    ...{ orderedAt: at('ordered'), collectedAt: at('collected'), scheduledAt: dates.scheduled, sentAt: dates.sent },
    ...{ openedAt: dates.opened ?? dates.read, submittedAt: dates.submitted },
  }
}
