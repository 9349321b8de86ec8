import { actsEn } from './acts.en.ts'
import { buyerEn } from './buyer.en.ts'
import { byHandEn } from './by-hand.en.ts'
import { checkEn } from './check.en.ts'
import { configurationEn } from './configuration.en.ts'
import { handOverEn } from './hand-over.en.ts'
import { helpEn } from './help.en.ts'
import { initEn } from './init.en.ts'
import { journalEn } from './journal.en.ts'
import { moduleEn } from './module.en.ts'
import { orderEn } from './order.en.ts'
import { ownReviewsEn } from './own-reviews.en.ts'
import { publishedEn } from './published.en.ts'
import { reportEn } from './report.en.ts'
import { reviewsEn } from './reviews.en.ts'
import { reviewsInEn } from './reviews-in.en.ts'
import { sandboxEn } from './sandbox.en.ts'
import { sendEn } from './send.en.ts'
import { serveEn } from './serve.en.ts'
import { sftpEn } from './sftp.en.ts'
import { sftpFixEn } from './sftp-fix.en.ts'
import { sftpImportEn } from './sftp-import.en.ts'
import { shopifyEn } from './shopify.en.ts'
import { statusesEn } from './statuses.en.ts'
import { switchEn } from './switch.en.ts'
import { syncEn } from './sync.en.ts'
import { usageEn } from './usage.en.ts'

/** The command's own words. Reasons, and errors of the shop and the platform, come from core's catalogue. */
export const en = {
  ...configurationEn,
  ...usageEn,
  ...orderEn,
  ...syncEn,
  ...statusesEn,
  ...actsEn,
  ...sandboxEn,
  ...initEn,
  ...buyerEn,
  ...publishedEn,
  ...reportEn,
  ...journalEn,
  ...helpEn,
  ...serveEn,
  ...byHandEn,
  ...handOverEn,
  ...moduleEn,
  ...checkEn,
  ...reviewsEn,
  ...ownReviewsEn,
  ...reviewsInEn,
  ...switchEn,
  ...shopifyEn,
  ...sendEn,
  ...sftpEn,
  ...sftpFixEn,
  ...sftpImportEn,

  // crash
  'crash.debug': 'With RECOLTE_DEBUG=1 the technical details are shown.',
} as const
