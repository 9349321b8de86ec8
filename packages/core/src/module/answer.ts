import { lineKey } from '../engine/account-keys.ts'
import type { AccountLine } from '../engine/account-line.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { type Inbound, jsonReply, type Reply } from '../hooks/inbound.ts'
import { PROBE, readCall, textOf } from '../protocol/module/call.ts'
import { DIALECTS, inPhp } from '../protocol/module/dialects.ts'
import { verifyCall } from '../protocol/module/verify.ts'
import type { Rules } from '../qualify/rules.ts'
import type { ReviewsTaker } from './actions/reviews.ts'
import { carryOut } from './actions.ts'
import { noteCall } from './called.ts'
import type { Answerable } from './context.ts'
import { cameInClear } from './in-clear.ts'
import { callerOf, isListed, Limits } from './limits.ts'
import { moduleReply } from './reply.ts'
import { dialectOf, type Route } from './routes.ts'

/** Reviews come by the thousand; an order's data never does. */
const BODY_LIMIT = 8 * 1024 * 1024

/** Answers the platform's calls for every store with `"method": "module"`. */
export class Answerer {
  readonly #engine: Engine
  readonly #answerables: Answerable[]
  readonly #limits = new Limits()
  readonly #taker: ReviewsTaker

  constructor(engine: Engine, answerables: Answerable[], taker: ReviewsTaker) {
    this.#engine = engine
    this.#answerables = answerables
    this.#taker = taker
  }

  async answer(route: Route, inbound: Inbound): Promise<Reply> {
    const { clock } = this.#engine
    const concerned = this.#concerned(route)
    const [first] = concerned
    if (first === undefined) return jsonReply(404, { error: 'not found' })
    const caller = callerOf(inbound.address, inbound.header('x-forwarded-for'))
    if (!this.#limits.admits(caller, clock.now())) {
      return jsonReply(429, { error: 'too many calls' }, { 'retry-after': '60' })
    }
    const body = inbound.method === 'POST' ? await inbound.body(BODY_LIMIT) : new Uint8Array()
    if (body === undefined) return jsonReply(413, { error: 'too large' })

    const asked = 'store' in route ? dialectOf(first.runtime) : DIALECTS[route.dialect]
    const call = readCall(body, inbound.header('content-type') ?? '', asked)
    const php = call.kind === 'call' && call.php
    const verified = verifyCall(call, concerned, asked)
    if (verified.kind === 'refused') {
      if (verified.forged) this.#limits.forged(caller, clock.now())
      return moduleReply(verified.refusal, php ? inPhp(asked) : asked)
    }
    const { keys, query, message } = verified
    const { runtime, settings } = keys
    // https://www.rfc-editor.org/rfc/rfc9110#section-15.5.22; the check knows it by its status.
    if (!settings.allowInsecure && cameInClear(inbound))
      return jsonReply(426, { error: 'https' }, { upgrade: 'TLS/1.2' })
    const { addresses } = runtime.config.module
    if (addresses !== undefined && !isListed(addresses, caller)) return jsonReply(403, { error: 'address' })
    if (textOf(message, PROBE) !== '1') await noteCall(this.#engine, runtime.name, query)
    const context = {
      ...keys,
      keys,
      engine: this.#engine,
      dialect: php ? inPhp(dialectOf(runtime)) : dialectOf(runtime),
      timeZone: settings.timeZone,
      // https://www.rfc-editor.org/rfc/rfc9110#section-7.6.3
      passedOn: inbound.header('via') !== undefined,
      query,
      message,
    }
    return carryOut(context, this.#taker)
  }

  #concerned(route: Route): Answerable[] {
    return 'store' in route
      ? this.#answerables.filter(({ runtime }) => runtime.name === route.store)
      : this.#answerables
  }
}

/** Every account of every store that the platform calls. */
export function answerablesOf(
  runtimes: Iterable<StoreRuntime>,
  accounts: Rules['accounts'],
  lines: ReadonlyMap<string, AccountLine>,
): Answerable[] {
  return [...runtimes].flatMap((runtime) => {
    if (runtime.method.answers !== true) return []
    const { account } = runtime.config
    const names = typeof account === 'string' ? [account] : [...new Set(Object.values(account))]
    return names.flatMap((name): Answerable[] => {
      const settings = accounts[name]
      const method = lines.get(lineKey(name, runtime.method.name))?.method
      if (settings?.generation !== 'historical' || method === undefined) return []
      return [{ runtime, account: name, settings, method, webId: settings.webId, secretKey: settings.secretKey }]
    })
  })
}
