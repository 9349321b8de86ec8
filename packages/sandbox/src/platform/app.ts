import { type Answer, type App, type Call, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { administer, type Summary } from './admin.ts'
import { isAfterAccepting, type PlatformFault, strike } from './faults.ts'
import { createHold, type Held, type Hold, type Keep } from './hold.ts'
import { type Account, CODE, judge, type Message, parseForm } from './push.ts'
import { judgeReview, REVIEWS } from './reviews.ts'

export interface PlatformOptions {
  accounts: Account[]
  clock?: () => number
  /** The platform answers `return` as a number, or as its text. */
  returnAs?: 'number' | 'text'
  /** `references` counts only: for runs of millions of orders. */
  keep?: Keep
}

export interface Platform extends App {
  held(webId?: string): IterableIterator<Held>
  get(webId: string, reference: string): Held | undefined
  /** Reviews of shops, under their id there. */
  reviews(): IterableIterator<Held>
  summary(): Summary
  /** Buyers that would be asked: one for each reference of an account (docs/protocol.md §6.3). */
  readonly asked: number
  readonly requests: number
  fault(plan: PlatformFault): void
  clearFaults(): void
  setSecret(webId: string, secretKey: string): void
  removeAccount(webId: string): void
  /** Forgets what it holds, its counts and its faults; accounts stay. */
  reset(): void
}

/** The collection platform of the historical generation, push API (docs/protocol.md §1). */
export const createPlatform = (options: PlatformOptions): Platform => {
  const { clock = Date.now, returnAs = 'number', keep = 'all' } = options
  const accounts = new Map(options.accounts.map((account) => [account.webId, { ...account }]))
  const hold = createHold(keep)
  const reviews = createHold(keep)
  const faults = createFaults<PlatformFault, Message | undefined>(
    (plan, message) => plan.matching === undefined || (message !== undefined && plan.matching(message)),
  )
  let requests = 0
  let byCode: Record<string, number> = {}

  const answer = (code: number, debug: string): Answer => {
    byCode[code] = (byCode[code] ?? 0) + 1
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ return: returnAs === 'text' ? String(code) : code, debug }),
    }
  }

  const taking =
    (into: Hold, judged: typeof judge) =>
    (call: Call): Answer => {
      const { webId, message } = parseForm(call.body)
      const fault = faults.next(message)
      if (fault && !isAfterAccepting(fault)) return strike(fault, answer)
      const verdict = judged(webId === null ? undefined : accounts.get(webId), message)
      if (verdict.reference !== undefined && verdict.message && webId !== null) {
        into.accept(webId, verdict.reference, verdict.message, clock())
      }
      const said = answer(verdict.code, verdict.debug)
      return fault ? strike(fault, answer) : said
    }
  const push = taking(hold, judge)
  const review = taking(reviews, judgeReview)

  const handle = (call: Call): Answer => {
    if (call.target.startsWith('/_sandbox/')) return administer(desk, call)
    requests += 1
    if (call.target === PUSH && call.method === 'POST') return push(call)
    if (call.target === REVIEWS.path && call.method === 'POST') return review(call)
    return astray(call, push, answer)
  }

  const reset = () => {
    hold.reset()
    reviews.reset()
    faults.clear()
    requests = 0
    byCode = {}
  }

  const summary = (): Summary => ({
    accepted: hold.accepted(),
    references: hold.references(),
    duplicates: hold.accepted() - hold.references(),
    reviews: { accepted: reviews.accepted(), references: reviews.references() },
    requests,
    byCode: { ...byCode },
  })

  const desk = { hold, summary, reset, fault: faults.add, clearFaults: faults.clear }

  return {
    handle,
    fetch: fetchVia(handle),
    held: (webId) => hold.all(webId),
    get: (webId, reference) => hold.get(webId, reference),
    reviews: () => reviews.all(),
    summary,
    get asked() {
      return hold.references()
    },
    get requests() {
      return requests
    },
    fault: faults.add,
    clearFaults: faults.clear,
    setSecret(webId, secretKey) {
      accounts.set(webId, { ...accounts.get(webId), webId, secretKey })
    },
    removeAccount: (webId) => void accounts.delete(webId),
    reset,
  }
}

const PUSH = '/index.php?action=act_api_notification_sha1&type=json2'

/** Any other spelling of the address. How the platform answers those is unknown; these texts are the sandbox's own. */
const astray = (call: Call, push: (call: Call) => Answer, answer: (code: number, debug: string) => Answer): Answer => {
  const { path, query } = splitTarget(call.target)
  const search = new URLSearchParams(query)
  if (path !== '/index.php' || search.get('action') !== 'act_api_notification_sha1') {
    return { status: 404, headers: { 'content-type': 'text/html; charset=UTF-8' }, body: '<h1>404 Not Found</h1>' }
  }
  if (call.method !== 'POST') return answer(CODE.wrongParameters, 'Only POST is answered here.')
  if (search.get('type') !== 'json2') return answer(CODE.wrongParameters, 'This sandbox answers type=json2 only.')
  return push(call)
}
