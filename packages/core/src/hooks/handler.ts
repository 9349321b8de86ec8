import type { StoreRuntime } from '../engine/runtime.ts'
import type { Answerer } from '../module/answer.ts'
import { routeOf } from '../module/routes.ts'
import { answerStep, stepAt } from './auth.ts'
import { health } from './health.ts'
import { type Inbound, jsonReply, type Reply } from './inbound.ts'
import { type Receiver, receive } from './receive.ts'
import { answerPage, pageAsked } from './reviews.ts'

/** The end of the path counts, so that it may be mounted anywhere: `/recolte/hooks/boutique`. */
const HOOK = /(?:^|\/)hooks\/([^/]+)\/?$/
const HEALTH = /(?:^|\/)healthz\/?$/

/**
 * Everything the outside may call: `/hooks/STORE`, `/healthz`, the steps of `/CONNECTOR/STEP`, `/reviews/STORE/PRODUCT.json`,
 * and the platform its module. Never rejects.
 */
export function createHandler(
  stores: Map<string, StoreRuntime>,
  receiver: Receiver,
  answerer: Answerer,
): (inbound: Inbound) => Promise<Reply> {
  const authStep = async (inbound: Inbound): Promise<Reply | undefined> => {
    const found = stepAt(inbound.path, stores.values())
    return found && (allowed(inbound, [found.step.method]) ?? answerStep(receiver, found, inbound))
  }
  return async (inbound) => {
    try {
      if (HEALTH.test(inbound.path))
        return allowed(inbound, ['GET', 'HEAD']) ?? (await health(receiver.engine, stores.values()))
      const page = pageAsked(inbound.path)
      if (page !== undefined && stores.get(page.store)?.config.reviews.publish === true)
        return allowed(inbound, ['GET', 'HEAD']) ?? (await answerPage(receiver.engine.journal, page, inbound))
      const route = routeOf(inbound.path, inbound.query)
      if (route !== undefined) return await answerer.answer(route, inbound)
      const runtime = stores.get(storeIn(inbound.path))
      if (runtime === undefined) return (await authStep(inbound)) ?? jsonReply(404, { error: 'not found' })
      return allowed(inbound, ['POST']) ?? (await receive(receiver, runtime, inbound))
    } catch {
      // The shop counts a 5xx as a failed delivery and the poll brings the order all the same; why is said elsewhere.
      return jsonReply(503, { error: 'not now' })
    }
  }
}

function allowed({ method }: Inbound, methods: string[]): Reply | undefined {
  return methods.includes(method) ? undefined : jsonReply(405, { error: 'method' }, { allow: methods.join(', ') })
}

/** The name of the store in the path; `''`, which none is called, where there is none. */
function storeIn(path: string): string {
  const [, name = ''] = HOOK.exec(path) ?? []
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
