import type { Engine } from '../engine/runtime.ts'
import type { ReviewsTaker } from '../module/actions/reviews.ts'
import { readPushed } from '../protocol/reviews/pushed.ts'

/** Takes in what the platform pushes, and answers under the names that its modules answered with (docs/protocol.md, answers of a module). */
export function reviewsTaker({ journal, clock }: Engine): ReviewsTaker {
  return {
    async take(store, data) {
      const lines = readPushed(data)
      const { rejected } = await journal.takeReviews({ store, source: 'module', now: clock.now(), lines })
      const count = (...kinds: string[]) => lines.filter(({ kind }) => kinds.includes(kind)).length
      return {
        lignes_recues: lines.length,
        nb_new: count('new'),
        nb_update: count('update'),
        nb_update_new: count('new', 'update'),
        nb_delete: count('delete'),
        nb_average: count('average'),
        nb_errors: rejected,
      }
    },
    // Such a call can be sent again by whoever saw one: it takes nothing away, and the same reviews again change nothing.
    empty: async () => {},
  }
}
