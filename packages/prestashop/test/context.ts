import { addMessages, type Clock, type ConnectorContext, createHttp, systemClock } from '@recolte/core'
import { messages } from '../src/messages.ts'

// As core does once for each connector it is given.
addMessages(messages)

/** What core hands to a connector, with the real HTTP policy and a clock that does not wait. */
export function testContext(
  options: { clock?: Clock; allowInsecure?: boolean; signal?: AbortSignal } = {},
): ConnectorContext & {
  events: { code: string; detail?: Record<string, string | number> }[]
} {
  const events: { code: string; detail?: Record<string, string | number> }[] = []
  const clock: Clock = options.clock ?? { now: systemClock.now, sleep: async () => undefined }
  const signal = options.signal ?? new AbortController().signal
  const log: ConnectorContext['log'] = (event) => events.push(event)
  const { fetch, send } = createHttp({
    clock,
    log,
    signal,
    userAgent: 'Recolte/test',
    store: 'boutique',
    allowInsecure: options.allowInsecure,
    env: {},
  })
  return { fetch, send, clock, log, signal, language: 'fr', events }
}

export async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const page of pages) list.push(page)
  return list
}
