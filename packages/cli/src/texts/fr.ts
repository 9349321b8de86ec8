import { actsFr } from './acts.fr.ts'
import { buyerFr } from './buyer.fr.ts'
import { byHandFr } from './by-hand.fr.ts'
import { checkFr } from './check.fr.ts'
import { configurationFr } from './configuration.fr.ts'
import type { en } from './en.ts'
import { handOverFr } from './hand-over.fr.ts'
import { helpFr } from './help.fr.ts'
import { initFr } from './init.fr.ts'
import { journalFr } from './journal.fr.ts'
import { moduleFr } from './module.fr.ts'
import { orderFr } from './order.fr.ts'
import { ownReviewsFr } from './own-reviews.fr.ts'
import { publishedFr } from './published.fr.ts'
import { reportFr } from './report.fr.ts'
import { reviewsFr } from './reviews.fr.ts'
import { reviewsInFr } from './reviews-in.fr.ts'
import { sandboxFr } from './sandbox.fr.ts'
import { sendFr } from './send.fr.ts'
import { serveFr } from './serve.fr.ts'
import { sftpFr } from './sftp.fr.ts'
import { sftpFixFr } from './sftp-fix.fr.ts'
import { sftpImportFr } from './sftp-import.fr.ts'
import { shopifyFr } from './shopify.fr.ts'
import { statusesFr } from './statuses.fr.ts'
import { switchFr } from './switch.fr.ts'
import { syncFr } from './sync.fr.ts'
import { usageFr } from './usage.fr.ts'

/** The glossary (docs, help of the platform) decides the words. */
export const fr: Record<keyof typeof en, string> = {
  ...configurationFr,
  ...usageFr,
  ...orderFr,
  ...syncFr,
  ...statusesFr,
  ...actsFr,
  ...sandboxFr,
  ...initFr,
  ...buyerFr,
  ...publishedFr,
  ...reportFr,
  ...journalFr,
  ...helpFr,
  ...serveFr,
  ...byHandFr,
  ...handOverFr,
  ...moduleFr,
  ...checkFr,
  ...reviewsFr,
  ...ownReviewsFr,
  ...reviewsInFr,
  ...switchFr,
  ...shopifyFr,
  ...sendFr,
  ...sftpFr,
  ...sftpFixFr,
  ...sftpImportFr,

  // crash
  'crash.debug': 'Avec RECOLTE_DEBUG=1 les détails techniques sont montrés.',
}
