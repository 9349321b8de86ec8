import { createNewPlatform, serve } from '@recolte/sandbox'
import { NEW_ACCOUNT } from '../orders.ts'
import { answer, type Listening, task } from '../worker.ts'

export interface NewPlatformTask {
  /** How long each answer takes to come. */
  answerMs: number
}

const { answerMs } = task<NewPlatformTask>()
const { clientId, clientSecret, websiteId } = NEW_ACCOUNT
const platform = createNewPlatform({
  clients: [{ clientId, clientSecret }],
  websites: [{ websiteId, clientId }],
  tokenSeconds: 3_600,
  keep: 'references',
})

const { url } = await serve(platform, { answerMs })
answer({ url } satisfies Listening)
