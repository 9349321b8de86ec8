import type { ExplainQuery, Explanation } from './api/explanation.ts'
import type { OrderKey, OrderStory } from './journal/port.ts'
import { reasonText } from './messages/render.ts'
import { AGE_LIMIT_DAYS } from './qualify/rules.ts'
import { followedOf } from './report/follow-up.ts'
import { createWords, type WordsWork } from './words.ts'

/** Orders one question may answer with: a buyer's, or one number in several stores. */
const MATCHES = 20

export type ExplainWork = WordsWork

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
  const words = createWords(work)
  const label = await words.labels(story.store)
  const handover = story.handover
  return {
    reference: story.reference ?? story.orderId,
    store: story.store,
    connector: work.stores.get(story.store)?.connector.label ?? '',
    orderId: story.orderId,
    status: story.state,
    shopStatus: story.statuses.length === 0 ? undefined : story.statuses.map(label).join(', '),
    reason: await words.reason(story, handover),
    dates: {
      // An order that could not be read has no dates worth showing.
      ordered: story.state === 'unreadable' ? null : story.createdAt,
      qualified: story.reachedAt ?? null,
      collected: handover?.collectedAt ?? null,
      scheduled: handover?.scheduledAt ?? null,
      sent: handover?.sentAt ?? null,
    },
    delay: delayOf(story),
    followUp: await followedOf(work.journal, story, work.language),
    attempts: words.attempts(handover),
    statusHistory: story.statusHistory.map((change) => ({ ...change, status: label(change.status) })),
  }
}

function delayOf(story: OrderStory): Explanation['delay'] {
  if (story.handover?.collectedAt === undefined) return undefined
  const days = story.handover.delayDays
  return days === undefined ? { from: 'account' } : { days, from: 'config' }
}

function unknown(work: ExplainWork, query: ExplainQuery): Explanation {
  const code = 'text' in query ? 'unknown' : 'unknown-buyer'
  const none = { ordered: null, qualified: null, collected: null, scheduled: null, sent: null }
  return {
    reference: 'text' in query ? query.text : '',
    store: query.store ?? '',
    connector: '',
    orderId: '',
    status: 'unknown',
    shopStatus: undefined,
    reason: { code, ...reasonText(code, { days: AGE_LIMIT_DAYS }, work.language) },
    dates: none,
    delay: undefined,
    followUp: undefined,
    attempts: [],
    statusHistory: [],
  }
}
