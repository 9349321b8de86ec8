import { createPlatform, serve } from '@recolte/sandbox'
import { ACCOUNT } from '../orders.ts'
import { answer, type Listening } from '../worker.ts'

const { webId, secretKey } = ACCOUNT
const { url } = await serve(createPlatform({ accounts: [{ webId, secretKey }], keep: 'references' }))
answer({ url } satisfies Listening)
