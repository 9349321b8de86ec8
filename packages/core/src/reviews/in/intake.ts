import type { ReviewIntake } from '../../journal/port.ts'

export const noIntake = (): ReviewIntake => ({
  ...{ added: 0, updated: 0, deleted: 0, averages: 0, unchanged: 0, rejected: 0, withdrawn: 0 },
})

/** Adds to the sum what one delivery did. */
export function addIntake(sum: ReviewIntake, one: ReviewIntake): void {
  sum.added += one.added
  sum.updated += one.updated
  sum.deleted += one.deleted
  sum.averages += one.averages
  sum.unchanged += one.unchanged
  sum.rejected += one.rejected
  sum.withdrawn += one.withdrawn
}
