import { createHmac } from 'node:crypto'
import type { Webhooks } from '@recolte/core'
import { textOf, toyWebhooks } from '../toy/webhooks.ts'
import { type Beast, withStore } from './beast.ts'

const GENUINE = 'a genuine webhook passes and names its order'
const REFUSED = 'one changed byte or a missing signature is refused'
const SECRETS = 'both secrets pass while they change, and a retired one does not'
const BYTES = 'the bytes are checked, not the text'
const BODY = 'read() throws for a body it cannot make out'

const withWebhooks = (change: Partial<Webhooks>) => withStore(() => ({ webhooks: { ...toyWebhooks, ...change } }))

export const webhookBeasts: Beast[] = [
  {
    name: 'names the webhook instead of the order',
    breaks: [GENUINE],
    connector: withWebhooks({
      read: (request) => ({ ids: toyWebhooks.read(request).ids?.map((id) => `hook-${id}`) ?? [] }),
    }),
  },
  {
    name: 'takes what is not signed for a test of the address and believes it',
    breaks: [REFUSED],
    connector: withWebhooks({
      verify: (request, secrets) =>
        request.header('x-toy-signature') === undefined ? 'genuine' : toyWebhooks.verify(request, secrets),
    }),
  },
  {
    name: 'knows the first of two secrets only',
    breaks: [SECRETS],
    connector: withWebhooks({ verify: (request, secrets) => toyWebhooks.verify(request, secrets.slice(0, 1)) }),
  },
  {
    name: 'signs the text it decoded',
    breaks: [BYTES],
    connector: withWebhooks({
      verify: (request, secrets) =>
        secrets.some(
          (secret) =>
            createHmac('sha256', secret).update(textOf(request)).digest('base64') === request.header('x-toy-signature'),
        )
          ? 'genuine'
          : 'forged',
    }),
  },
  {
    name: 'makes nothing of a body it cannot read, and says so to nobody',
    breaks: [BODY],
    connector: withWebhooks({
      read(request) {
        try {
          return toyWebhooks.read(request)
        } catch {
          return {}
        }
      },
    }),
  },
]
