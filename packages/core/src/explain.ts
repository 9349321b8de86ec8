import type { ExplainQuery, Explanation } from './api.ts'
import { keptFacts } from './engine/facts.ts'
import type { StoreRuntime } from './engine/runtime.ts'
import type { AccountRecord, Journal, OrderKey, OrderStory, StoreRecord } from './journal/port.ts'
import { type Language, reasonText } from './messages/render.ts'
import type { Reason } from './model/states.ts'
import { AGE_LIMIT_DAYS } from './qualify/rules.ts'

/** Orders one question may answer with: a buyer's, or one number in several stores. */
const MATCHES = 20

export interface ExplainWork {
  journal: Journal
  stores: Map<string, StoreRuntime>
  language: Language
}

export async function findOrders(work: ExplainWork, query: ExplainQuery): Promise<OrderKey[]> {
  const where = query.store === undefined ? {} : { store: query.store }
  const what =
    'email' in query
      ? { emailHash: await work.journal.emailHash(query.email) }
      : { text: query.text.trim().replace(/^#/, '') }
  return work.journal.find({ ...where, ...what, limit: MATCHES })
}

/** Reads only: why each order found stands where it stands. Nothing found is one entry with status `unknown`. */
export async function explain(work: ExplainWork, query: ExplainQuery): Promise<Explanation[]> {
  const explanations: Explanation[] = []
  for (const key of await findOrders(work, query)) {
    const story = await work.journal.story(key)
    if (story !== undefined) explanations.push(await tell(work, story))
  }
  return explanations.length > 0 ? explanations : [unknown(work, query)]
}

async function tell(work: ExplainWork, story: OrderStory): Promise<Explanation> {
  const runtime = work.stores.get(story.store)
  const handover = story.handover
  const facts = await keptFacts(work, story.store)
  const label = (code: string) => facts?.statuses.find((status) => status.code === code)?.label ?? code
  const reference = story.reference ?? story.orderId
  const account = handover?.account === undefined ? undefined : await work.journal.account(handover.account)
  const reason = shownReason(story, account, await work.journal.store(story.store))
  const values = {
    ref: reference,
    store: story.store,
    trigger: (runtime?.trigger ?? []).map((code) => `"${label(code)}"`).join(', '),
    ...reason.detail,
    ...(typeof reason.detail?.status === 'string'
      ? { status: reason.detail.status.split(', ').map(label).join(', ') }
      : {}),
    ...(typeof reason.detail?.previous === 'string' ? { previous: label(reason.detail.previous) } : {}),
  }
  return {
    reference,
    store: story.store,
    connector: runtime?.connector.label ?? '',
    orderId: story.orderId,
    status: story.state,
    shopStatus: story.statuses.length === 0 ? undefined : story.statuses.map(label).join(', '),
    reason: { code: reason.code, ...reasonText(reason.code, values, work.language) },
    dates: {
      // An order that could not be read has no dates worth showing.
      ordered: story.state === 'unreadable' ? null : story.createdAt,
      qualified: story.reachedAt ?? null,
      collected: handover?.collectedAt ?? null,
      scheduled: handover?.scheduledAt ?? null,
      sent: handover?.sentAt ?? null,
    },
    delay: delayOf(story),
    attempts: handover?.attempts.map(({ at, outcome, message }) => ({ at, outcome, message })) ?? [],
    statusHistory: story.statusHistory.map((change) => ({ ...change, status: label(change.status) })),
  }
}

/** An order that is ready while its store or account is paused waits for that. */
function shownReason(story: OrderStory, account: AccountRecord | undefined, store: StoreRecord | undefined): Reason {
  const ready = story.state === 'due' || story.state === 'retrying'
  if (ready && store?.pausedAt !== undefined) {
    return { code: 'store-paused', detail: { since: new Date(store.pausedAt).toISOString().slice(0, 10) } }
  }
  if (!ready || account?.pausedCode === undefined) return story.reason
  return { code: 'account-paused', detail: { account: account.name, answer: account.pausedMessage ?? '' } }
}

function delayOf(story: OrderStory): Explanation['delay'] {
  if (story.handover?.collectedAt === undefined) return undefined
  const days = story.handover.delayDays
  return days === undefined ? { from: 'account' } : { days, from: 'config' }
}

function unknown(work: ExplainWork, query: ExplainQuery): Explanation {
  const none = { ordered: null, qualified: null, collected: null, scheduled: null, sent: null }
  return {
    reference: 'text' in query ? query.text : '',
    store: query.store ?? '',
    connector: '',
    orderId: '',
    status: 'unknown',
    shopStatus: undefined,
    reason: { code: 'unknown', ...reasonText('unknown', { days: AGE_LIMIT_DAYS }, work.language) },
    dates: none,
    delay: undefined,
    attempts: [],
    statusHistory: [],
  }
}
