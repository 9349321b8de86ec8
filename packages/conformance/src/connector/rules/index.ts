import type { Rule } from '../rule.ts'
import { changesRules } from './changes.ts'
import { countRules } from './count.ts'
import { errorRules } from './errors.ts'
import { mannerRules } from './manners.ts'
import { memoryRules } from './memory.ts'
import { messageRules } from './messages.ts'
import { oddRules } from './odd.ts'
import { ownReviewRules } from './own-reviews.ts'
import { privacyRules } from './privacy.ts'
import { productRules } from './products.ts'
import { readRules } from './read.ts'
import { resumeRules } from './resume.ts'
import { shelfRules } from './shelves.ts'
import { statusRules } from './statuses.ts'
import { stoppingRules } from './stopping.ts'
import { webhookRules } from './webhooks.ts'

/** Every rule, in the order of a shop's pain. */
export const connectorRules: Rule[] = [
  ...changesRules,
  ...countRules,
  ...resumeRules,
  ...readRules,
  ...productRules,
  ...oddRules,
  ...errorRules,
  ...messageRules,
  ...statusRules,
  ...webhookRules,
  ...shelfRules,
  ...ownReviewRules,
  ...mannerRules,
  ...memoryRules,
  ...stoppingRules,
  ...privacyRules,
]
