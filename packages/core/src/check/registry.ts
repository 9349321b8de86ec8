import { active } from './diagnoses/active.ts'
import { askedTwice } from './diagnoses/asked-twice.ts'
import { bothSides } from './diagnoses/both-sides.ts'
import { clocks } from './diagnoses/clocks.ts'
import { credentials } from './diagnoses/credentials.ts'
import { delay } from './diagnoses/delay.ts'
import { drift } from './diagnoses/drift.ts'
import { emission } from './diagnoses/emission.ts'
import { fileServer } from './diagnoses/file-server.ts'
import { files } from './diagnoses/files.ts'
import { keyShape } from './diagnoses/key-shape.ts'
import { lastCollection } from './diagnoses/last-collection.ts'
import { methodInUse } from './diagnoses/method-in-use.ts'
import { moduleAnswers } from './diagnoses/module-answers.ts'
import { moduleCalled } from './diagnoses/module-called.ts'
import { officialModule } from './diagnoses/official-module.ts'
import { oneMethod } from './diagnoses/one-method.ts'
import { ordersWaiting } from './diagnoses/orders-waiting.ts'
import { platformAnswers } from './diagnoses/platform-answers.ts'
import { productDetails } from './diagnoses/product-details.ts'
import { reachable } from './diagnoses/reachable.ts'
import { reviewsAsked } from './diagnoses/reviews-asked.ts'
import { reviewsRead } from './diagnoses/reviews-read.ts'
import { reviewsShown } from './diagnoses/reviews-shown.ts'
import { rulesSwallow } from './diagnoses/rules-swallow.ts'
import { shopAnswers } from './diagnoses/shop-answers.ts'
import { shopRead } from './diagnoses/shop-read.ts'
import { shopRights } from './diagnoses/shop-rights.ts'
import { silence } from './diagnoses/silence.ts'
import { triggerExists } from './diagnoses/trigger-exists.ts'
import { triggerReached } from './diagnoses/trigger-reached.ts'
import { versions } from './diagnoses/versions.ts'
import { waitingLong } from './diagnoses/waiting-long.ts'
import { webhooks } from './diagnoses/webhooks.ts'
import type { Diagnosis } from './diagnosis.ts'

/** Every diagnosis, in the order in which people read them: the three questions of the platform's help, then the rest. */
export const DIAGNOSES: readonly Diagnosis[] = [
  lastCollection,
  shopRead,
  silence,
  waitingLong,
  ordersWaiting,
  files,
  delay,
  emission,
  active,
  methodInUse,
  oneMethod,
  triggerExists,
  triggerReached,
  rulesSwallow,
  reviewsAsked,
  productDetails,
  reviewsRead,
  reviewsShown,
  bothSides,
  officialModule,
  askedTwice,
  moduleAnswers,
  moduleCalled,
  webhooks,
  reachable,
  shopAnswers,
  shopRights,
  platformAnswers,
  fileServer,
  keyShape,
  credentials,
  clocks,
  versions,
  drift,
]
