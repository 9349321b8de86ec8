import type { HookNews, HookRequest } from '../connector.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import type { Language } from '../messages/text.ts'
import { redact } from '../redact.ts'
import type { HintGatherer } from './gather.ts'
import { type Inbound, jsonReply, type Reply } from './inbound.ts'
import type { HookKeys } from './secrets.ts'
import { isSignedPing, readPing, verifyPing } from './signed-ping.ts'

/** An order with hundreds of lines is below a megabyte; what is larger is no webhook of a shop. */
const BODY_LIMIT = 4 * 1024 * 1024

export interface Receiver {
  engine: Engine
  keys: HookKeys
  gatherer: HintGatherer
  /** In which people are spoken to who connect a shop. */
  language: Language
  /** Erases what is kept of a buyer. */
  forget(email: string, actor: string): Promise<unknown>
}

/**
 * Takes in one webhook: verified by its bytes, read for ids only, remembered, answered. The work comes later, because
 * a shop gives up on an address that answers slowly (WooCommerce: docs/platforms/woocommerce.md, webhooks).
 */
export async function receive(receiver: Receiver, runtime: StoreRuntime, inbound: Inbound): Promise<Reply> {
  const body = await inbound.body(BODY_LIMIT)
  if (body === undefined) return jsonReply(413, { error: 'too large' })
  const request: HookRequest = { header: inbound.header, body }
  const how = reader(receiver.engine, runtime, request)
  const verdict = how === undefined ? 'forged' : await receiver.keys.verified(runtime.name, how.verify)
  if (how === undefined || verdict === 'forged') return jsonReply(401, { error: 'not accepted' })
  if (verdict === 'test') return jsonReply(200, { ok: true })
  let news: HookNews
  try {
    news = how.read()
  } catch {
    return jsonReply(400, { error: 'not understood' })
  }
  return accept(receiver, runtime, news)
}

interface Reader {
  verify(secrets: readonly string[]): 'genuine' | 'forged' | 'test'
  read(): HookNews
}

function reader(engine: Engine, { store }: StoreRuntime, request: HookRequest): Reader | undefined {
  if (isSignedPing(request)) {
    return { verify: (secrets) => verifyPing(request, secrets, engine.clock.now()), read: () => readPing(request) }
  }
  const { webhooks } = store
  return webhooks && { verify: (secrets) => webhooks.verify(request, secrets), read: () => webhooks.read(request) }
}

async function accept(receiver: Receiver, { name }: StoreRuntime, news: HookNews): Promise<Reply> {
  const { engine, gatherer, forget } = receiver
  const actor = `webhook ${name}`
  const warn = (code: string, detail: Record<string, string> = {}) =>
    engine.emit({ type: 'warning', store: name, code, detail: { store: name, ...detail } })
  // Answered once it is done, so that a shop that heard nothing asks again.
  for (const email of news.erase ?? []) await forget(email, actor)
  await forgetOrders(engine, name, news, actor)
  // What is known is for a person to look through and to send.
  for (const email of news.report ?? []) warn('hook-report', { who: redact(email) })
  if (news.uninstalled === true) warn('hook-uninstalled')
  await gatherer.add((news.ids ?? []).map((orderId) => ({ store: name, orderId })))
  return jsonReply(200, { ok: true })
}

/** Hand-overs forgotten in one transaction. */
const GROUP = 500

async function forgetOrders(
  { journal, clock }: Engine,
  store: string,
  { eraseOrders = [], eraseAll = false }: HookNews,
  actor: string,
): Promise<void> {
  if (eraseOrders.length === 0 && !eraseAll) return
  const { now } = await journal.tick(clock.now())
  for (const emailHash of await journal.buyersOf(store, eraseOrders))
    await journal.suppress({ emailHash, kind: 'erased', actor, now })
  for (let erased = eraseAll ? GROUP : 0; erased > 0; ) erased = await journal.eraseStore(store, now, GROUP)
}
