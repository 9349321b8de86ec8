import type { AuthAnswer, AuthStep } from '../auth.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import { errorText } from '../messages/render.ts'
import type { Language } from '../messages/text.ts'
import { type Inbound, jsonReply, type Reply } from './inbound.ts'

/** A form with a handful of keys, or nothing. */
const BODY_LIMIT = 64 * 1024

/** The end of the path, as with webhooks: `/recolte/magento/callback`. */
const STEP = /(?:^|\/)([\w-]+)\/([\w-]+)\/?$/

export interface Step {
  step: AuthStep
  /** Every configured store of that connector. */
  stores: StoreRuntime[]
}

/** The step of a connector's handshake that this path names, where a store of that connector is configured. */
export function stepAt(path: string, stores: Iterable<StoreRuntime>): Step | undefined {
  const [, connector, name = ''] = STEP.exec(path) ?? []
  const those = [...stores].filter((runtime) => runtime.connector.name === connector)
  const steps = those[0]?.connector.auth ?? {}
  const step = Object.hasOwn(steps, name) ? steps[name] : undefined
  return step && { step, stores: those }
}

/**
 * A shop hands its keys over. What goes wrong is said to the person whose browser shows the answer, and as an event;
 * neither holds a key, since a `RecolteError` names none.
 */
export async function answerStep(
  { engine, language }: Asked,
  { step, stores }: Step,
  inbound: Inbound,
): Promise<Reply> {
  const body = await inbound.body(BODY_LIMIT)
  if (body === undefined) return jsonReply(413, { error: 'too large' })
  const query = new URLSearchParams(inbound.query)
  try {
    const known = stores.map(({ name, config, context }) => {
      if (context.secrets === undefined) throw new RecolteError('encryption-key-missing', 'config')
      const { settings, publicUrl, reviews } = config
      const address = publicUrl?.replace(/\/+$/, '')
      return { name, settings, context, secrets: context.secrets, publicUrl: address, publishes: reviews.publish }
    })
    return toReply(await step.answer({ query, body, header: inbound.header }, known), language)
  } catch (thrown) {
    const error =
      thrown instanceof RecolteError ? thrown : new RecolteError('unexpected', 'bug', { detail: { what: 'auth' } })
    engine.emit({ type: 'warning', code: error.code, detail: error.detail })
    return toReply({ status: error.fate === 'config' ? 400 : 502, say: error.code, detail: error.detail }, language)
  }
}

interface Asked {
  engine: Engine
  language: Language
}

function toReply(answer: AuthAnswer, language: Language): Reply {
  const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', ...answer.headers }
  if ('redirect' in answer) return { status: 302, headers: { ...headers, location: answer.redirect }, body: '' }
  const { message, next } = errorText(answer.say, answer.detail ?? {}, language)
  // Plain text, so that nothing a shop said can be more than words in somebody's browser.
  const plain = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return {
    status: answer.status,
    headers: { ...headers, ...plain },
    body: `${[message, next].filter(Boolean).join('\n\n')}\n`,
  }
}
