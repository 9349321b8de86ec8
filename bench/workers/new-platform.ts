import { createNewPlatform, serve } from '@recolte/sandbox'
import { NEW_ACCOUNT } from '../orders.ts'
import { answer, type Listening } from '../worker.ts'

const { clientId, clientSecret, websiteId } = NEW_ACCOUNT
const platform = createNewPlatform({
  clients: [{ clientId, clientSecret }],
  websites: [{ websiteId, clientId }],
  tokenSeconds: 3_600,
  keep: 'references',
})
const { url } = await serve(platform)
answer({ url } satisfies Listening)
