import { clocks } from './diagnoses/clocks.ts'
import { credentials } from './diagnoses/credentials.ts'
import { delay } from './diagnoses/delay.ts'
import { lastCollection } from './diagnoses/last-collection.ts'
import { ordersWaiting } from './diagnoses/orders-waiting.ts'
import { platformAnswers } from './diagnoses/platform-answers.ts'
import { shopAnswers } from './diagnoses/shop-answers.ts'
import { shopRights } from './diagnoses/shop-rights.ts'
import { triggerExists } from './diagnoses/trigger-exists.ts'
import { versions } from './diagnoses/versions.ts'
import { webhooks } from './diagnoses/webhooks.ts'
import type { Diagnosis } from './diagnosis.ts'

/** Every diagnosis, in the order in which people read them: the three questions of the platform's help, then the rest. */
export const DIAGNOSES: readonly Diagnosis[] = [
  lastCollection,
  ordersWaiting,
  delay,
  triggerExists,
  webhooks,
  shopAnswers,
  shopRights,
  platformAnswers,
  credentials,
  clocks,
  versions,
]
