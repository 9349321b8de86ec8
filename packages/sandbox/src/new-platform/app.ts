import { type Answer, type App, type Call, isRecord, json, parseJson, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import type { Keep } from '../platform/hold.ts'
import { administer, type NewPlatformSummary } from './admin.ts'
import { concerns, isAfterAccepting, type NewPlatformFault, type Subject, strike } from './faults.ts'
import { createEventHold, type HeldEvents } from './hold.ts'
import { malformed, type PurchaseEvent, refused, type Website } from './judge.ts'
import { type Client, createTokens, TOKEN_PATHS } from './tokens.ts'

export interface NewPlatformOptions {
  clients: Client[]
  websites: Website[]
  clock?: () => number
  /** How long a token lasts. */
  tokenSeconds?: number
  /** Status of an answer by which all events were taken. */
  takenAs?: 200 | 202
  /** Requests a second above which it answers 429. */
  requestsPerSecond?: number
  /** `references` counts only: for runs of millions of events. */
  keep?: Keep
}

export interface NewPlatform extends App {
  held(websiteId?: string): IterableIterator<HeldEvents>
  get(websiteId: string, reference: string): HeldEvents | undefined
  summary(): NewPlatformSummary
  /** Requests for reviews that would go out: one for each event taken, whether its reference was known or not. */
  readonly asked: number
  readonly requests: number
  fault(plan: NewPlatformFault): void
  clearFaults(): void
  setSecret(clientId: string, clientSecret: string): void
  /** Ends every token given so far. */
  expireTokens(): void
  /** Forgets what it holds, its tokens, counts and faults. */
  reset(): void
}

/** Events one request may hold (docs/protocol.md §3.2). */
const AT_ONCE = 50
const EVENTS = /^\/purchase-event\/websites\/([^/]+)\/purchase_events\/bulk_sync_insert$/

/** The collection platform of the new generation: token endpoint and Purchase Events API (docs/protocol.md §3). */
export const createNewPlatform = (options: NewPlatformOptions): NewPlatform => {
  const { clock = Date.now, tokenSeconds = 300, takenAs = 200, keep = 'all' } = options
  const websites = new Map(options.websites.map((website) => [website.websiteId, website]))
  const tokens = createTokens(options.clients, tokenSeconds, clock)
  const hold = createEventHold(keep)
  const faults = createFaults<NewPlatformFault, Subject>(concerns)
  let requests = 0
  let byStatus: Record<string, number> = {}
  let window = { second: 0, seen: 0 }

  const isOverLimit = (): boolean => {
    const second = Math.floor(clock() / 1_000)
    window = window.second === second ? { second, seen: window.seen + 1 } : { second, seen: 1 }
    return options.requestsPerSecond !== undefined && window.seen > options.requestsPerSecond
  }

  const insert = (websiteId: string, call: Call): Answer => {
    const body = parseJson(call.body)
    const events = Array.isArray(body) ? body.filter(isRecord) : []
    const fault = faults.next({ on: 'events', events })
    if (fault?.kind === 'expire') tokens.expireAll()
    else if (fault !== undefined && !isAfterAccepting(fault) && !fault.kind.startsWith('partial')) return strike(fault)
    if (isOverLimit()) return { ...json(429, { message: 'Too many requests' }), headers: { 'retry-after': '1' } }

    const holder = tokens.holder(call.header('authorization'))
    if ('problem' in holder) return json(401, { message: holder.problem })
    const website = websites.get(websiteId)
    if (website === undefined) {
      const message = `[VALIDATION SERVICE]: An error occurred on fetch Shop of website: ${websiteId}`
      return json(500, { message })
    }
    if (website.clientId !== holder.clientId) return json(403, { message: 'Access denied' })
    if (!Array.isArray(body) || body.length === 0) return json(400, { message: 'An array of events is expected' })
    if (body.length > AT_ONCE) return json(400, { message: `At most ${AT_ONCE} events are taken at once` })
    const problem = body.map(malformed).find((found) => found !== undefined)
    if (problem !== undefined) return json(400, { message: problem })

    const said = take(website, events, fault)
    return fault !== undefined && isAfterAccepting(fault) ? strike(fault) : said
  }

  const take = (website: Website, events: PurchaseEvent[], fault: NewPlatformFault | undefined): Answer => {
    const partial = fault?.kind.startsWith('partial') === true ? fault : undefined
    const now = clock()
    const errors: object[] = []
    for (const event of events) {
      const why = partial?.matching?.(event) === true ? 'Fault of the sandbox: refused' : refused(event, website, now)
      if (why === undefined) hold.accept(website.websiteId, event, now)
      else errors.push({ purchase_reference: event.purchase_reference, error_description: why })
    }
    if (errors.length === 0) return json(takenAs, takenAs === 202 ? [] : events.map(created))
    return json(206, partial?.kind === 'partial-nameless' ? [{ error: 'some events were refused' }] : errors)
  }

  const handle = (call: Call): Answer => {
    if (call.target.startsWith('/_sandbox/')) return administer(desk, call)
    requests += 1
    const answer = serve(call)
    byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1
    return answer
  }

  const serve = (call: Call): Answer => {
    const { path } = splitTarget(call.target)
    if (TOKEN_PATHS.has(path)) {
      const fault = faults.next({ on: 'token', events: [] })
      return fault === undefined ? tokens.grant(call) : strike(fault)
    }
    const [, websiteId] = EVENTS.exec(path) ?? []
    if (websiteId === undefined || call.method !== 'POST') return json(404, { message: 'no Route matched' })
    return insert(decodeURIComponent(websiteId), call)
  }

  const reset = (): void => {
    hold.reset()
    tokens.reset()
    faults.clear()
    requests = 0
    byStatus = {}
  }

  const summary = (): NewPlatformSummary => ({
    accepted: hold.accepted(),
    references: hold.references(),
    duplicates: hold.accepted() - hold.references(),
    requests,
    tokens: tokens.granted(),
    byStatus: { ...byStatus },
  })

  const desk = { hold, summary, reset, fault: faults.add, clearFaults: faults.clear, expireTokens: tokens.expireAll }

  return {
    handle,
    fetch: fetchVia(handle),
    held: (websiteId) => hold.all(websiteId),
    get: hold.get,
    summary,
    get asked() {
      return hold.accepted()
    },
    get requests() {
      return requests
    },
    fault: faults.add,
    clearFaults: faults.clear,
    setSecret: tokens.setSecret,
    expireTokens: tokens.expireAll,
    reset,
  }
}

const created = ({ purchase_reference }: PurchaseEvent): object => ({ purchase_reference, status: 'CREATED' })
