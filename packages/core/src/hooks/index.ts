import type { Recolte } from '../api.ts'
import type { HintBell } from '../engine/hint-bell.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { Language } from '../messages/text.ts'
import type { Answerer } from '../module/answer.ts'
import { HintGatherer } from './gather.ts'
import { createHandler } from './handler.ts'
import { manageWebhooks } from './manage.ts'
import { HookKeys } from './secrets.ts'
import { answerWeb } from './web.ts'

export type { Inbound, Reply } from './inbound.ts'
export { type Listening, type ListenOptions, listen } from './listen.ts'
export { hookUrl, type WebhookAct, type WebhookReport } from './manage.ts'
export { hmacMatches } from './signature.ts'
export { toNode } from './to-node.ts'

/** All that the outside may call, and the webhooks that make it call. */
export function inbound(
  engine: Engine,
  stores: Map<string, StoreRuntime>,
  bell: HintBell,
  language: Language,
  forget: Recolte['forget'],
  answerer: Answerer,
): Pick<Recolte, 'fetch' | 'handle' | 'webhooks'> {
  const keys = new HookKeys(engine)
  const gatherer = new HintGatherer(engine, (told) => bell.ring(told))
  const handle = createHandler(stores, { engine, keys, gatherer, language, forget }, answerer)
  return {
    handle,
    fetch: (request) => answerWeb(request, handle),
    async webhooks(store, act) {
      const runtime = stores.get(store)
      if (runtime === undefined) {
        throw new RecolteError('no-such-store', 'config', { detail: { store, known: [...stores.keys()].join(', ') } })
      }
      return manageWebhooks(engine, runtime, keys, act)
    },
  }
}
