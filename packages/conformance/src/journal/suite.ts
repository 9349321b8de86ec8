import { describe, it } from 'vitest'
import type { JournalCase, OpenJournal } from './case.ts'
import { actCases } from './cases/acts.ts'
import { backfillCases, skippedCases } from './cases/backfill.ts'
import { brakeCases } from './cases/brake.ts'
import { custodyCases } from './cases/custody.ts'
import { decisionCases, groupCases, redecideCases } from './cases/decisions.ts'
import { evidenceCases } from './cases/evidence.ts'
import { fileCases } from './cases/files.ts'
import { followUpCases } from './cases/follow-up.ts'
import { heardCases, hintCases, hookSecretCases } from './cases/hints.ts'
import { leaseCases, waitingCases } from './cases/leases.ts'
import { manyCases, pauseCases } from './cases/many.ts'
import { offerCases, pushedCases } from './cases/offers.ts'
import { pageCases, unreadableCases } from './cases/pages.ts'
import { prepareCases } from './cases/prepare.ts'
import { privacyCases } from './cases/privacy.ts'
import { countCases, findCases, listCases } from './cases/questions.ts'
import { reportCases } from './cases/report.ts'
import { reviewPushCases } from './cases/review-push.ts'
import { reviewCases } from './cases/reviews.ts'
import { reviewsInCases } from './cases/reviews-in.ts'
import { secretCases } from './cases/secrets.ts'
import { eraseCases, settleCases } from './cases/settle.ts'
import { shelfCases } from './cases/shelf.ts'
import { accountCases, clockCases, storeCases } from './cases/stores.ts'
import { switchCases } from './cases/switch.ts'

/** Every promise of the journal's port, one test each. */
export const journalCases: readonly JournalCase[] = [
  ...clockCases,
  ...storeCases,
  ...accountCases,
  ...hintCases,
  ...heardCases,
  ...hookSecretCases,
  ...secretCases,
  ...pageCases,
  ...unreadableCases,
  ...decisionCases,
  ...redecideCases,
  ...groupCases,
  ...leaseCases,
  ...waitingCases,
  ...offerCases,
  ...fileCases,
  ...pushedCases,
  ...prepareCases,
  ...settleCases,
  ...eraseCases,
  ...findCases,
  ...countCases,
  ...listCases,
  ...actCases,
  ...brakeCases,
  ...manyCases,
  ...pauseCases,
  ...skippedCases,
  ...backfillCases,
  ...privacyCases,
  ...reportCases,
  ...evidenceCases,
  ...followUpCases,
  ...custodyCases,
  ...switchCases,
  ...reviewCases,
  ...reviewsInCases,
  ...shelfCases,
  ...reviewPushCases,
]

/** Runs all of them with vitest, each on a journal of its own: `open` gives an empty one every time. */
export function journalSuite(name: string, open: () => Promise<OpenJournal>): void {
  describe(name, () => {
    for (const test of journalCases) {
      it(test.name, () => runCase(test, open))
    }
  })
}

export async function runCase(test: JournalCase, open: () => Promise<OpenJournal>): Promise<void> {
  const opened = await open()
  try {
    await test.run(opened)
  } finally {
    await opened.close()
  }
}
