import type { Instant } from './clock.ts'
import type { Account, Generation } from './config.ts'
import { keptFacts } from './engine/facts.ts'
import type { StoreRuntime } from './engine/runtime.ts'
import type { AccountRecord, HandoverStory, Journal, OrderSummary, StoreRecord } from './journal/port.ts'
import { answerText } from './messages/answers.ts'
import { menuValues } from './messages/menus.ts'
import { errorText, quotedList, reasonText } from './messages/render.ts'
import { shopMenuValues } from './messages/shop-menus.ts'
import type { Language } from './messages/text.ts'
import type { MethodDefinition } from './method.ts'
import type { Reason } from './model/states.ts'
import { settingsInForce } from './module/pushed.ts'

export interface WordsWork {
  journal: Journal
  stores: Map<string, StoreRuntime>
  accounts: Record<string, Account>
  methods: ReadonlyMap<string, MethodDefinition>
  language: Language
}

/** By whom and how an order is or was handed over, where it is known. */
interface HandedOver {
  account?: string | undefined
  method?: string | undefined
}

/** Why an order stands where it stands, as people read it. */
export interface Said {
  code: string
  message: string
  next: string
}

/** Says reasons in the shop's own words. What it looks up of a store or an account it looks up once, for a whole page. */
export interface Words {
  /** From a status's code to the name the shop shows for it. */
  labels(store: string): Promise<(code: string) => string>
  reason(
    order: Pick<OrderSummary, 'store' | 'orderId' | 'reference' | 'state' | 'reason'>,
    handover?: HandedOver,
  ): Promise<Said>
  attempts(handover: Pick<HandoverStory, 'attempts'> | undefined): SaidAttempt[]
}

/** One hand-over tried, and what came of it in the platform's words or ours. */
export interface SaidAttempt {
  at: Instant
  outcome: string
  message: string
}

export function createWords(work: WordsWork): Words {
  const labelsOf = remember(async (store) => {
    const facts = await keptFacts(work, store)
    return (code: string) => facts?.statuses.find((status) => status.code === code)?.label ?? code
  })
  // What the platform pushed counts over the file's, here as where orders are judged.
  const triggerOf = remember(async (store) => {
    const runtime = work.stores.get(store)
    if (runtime === undefined) return []
    const statuses = (await keptFacts(work, store))?.statuses ?? []
    return (await settingsInForce(work.journal, runtime, {}, statuses)).trigger
  })
  /** The part that is missing, where the shop's orders stand at several things at once. */
  const lacking = async (store: string, { detail }: Reason): Promise<Reason | undefined> => {
    const order = { statuses: String(detail?.status ?? '').split(', '), trigger: await triggerOf(store) }
    const missing = work.stores.get(store)?.connector.missing?.(order, work.language)
    return missing === undefined ? undefined : { code: 'part-missing', detail: { missing } }
  }
  const recordOf = remember((store) => work.journal.store(store))
  const accountOf = remember((account) => work.journal.account(account))
  return {
    labels: labelsOf,
    async reason({ store, orderId, reference, state, reason: kept }, handover = {}) {
      const { account } = handover
      const label = await labelsOf(store)
      const ready = state === 'due' || state === 'retrying'
      const waitsFor = ready ? paused(await recordOf(store), account && (await accountOf(account))) : undefined
      const lacks = kept.code === 'status-not-reached' ? await lacking(store, kept) : undefined
      const { code, detail } = waitsFor ?? lacks ?? kept
      const values = {
        ref: reference ?? orderId,
        store,
        trigger: quotedList((await triggerOf(store)).map(label), work.language),
        ...shopMenuValues(work.stores.get(store)?.connector, work.language),
        ...menuValues(generationOf(work, store, handover), work.language, String(detail?.answer ?? '')),
        ...detail,
        ...(typeof detail?.status === 'string' ? { status: detail.status.split(', ').map(label).join(', ') } : {}),
        ...(typeof detail?.previous === 'string' ? { previous: label(detail.previous) } : {}),
      }
      // A connector may have its own words for an order that it could not read.
      const problem = code === 'unreadable' ? String(detail?.problem) : ''
      if (Object.hasOwn(work.stores.get(store)?.connector.messages ?? {}, problem))
        return { code: problem, ...errorText(problem, values, work.language) }
      return { code, ...reasonText(code, values, work.language) }
    },
    attempts(handover) {
      const inWords = (message: string) => answerText(message, work.language)
      return handover?.attempts.map(({ at, outcome, message }) => ({ at, outcome, message: inWords(message) })) ?? []
    },
  }
}

/** Whose menus the texts name: those of the way an order went, which a switch does not change; else of its account. */
function generationOf(
  { methods, accounts, stores }: WordsWork,
  store: string,
  { account, method }: HandedOver,
): Generation {
  const ofMethod = methods.get(method ?? '')?.generation
  if (ofMethod !== undefined) return ofMethod
  const rule = stores.get(store)?.config.account ?? ''
  const name = account ?? (typeof rule === 'string' ? rule : Object.values(rule)[0])
  return accounts[name ?? '']?.generation ?? 'historical'
}

/** An order that is ready while its store or account is paused waits for that. */
function paused(store: StoreRecord | undefined, account: AccountRecord | '' | undefined): Reason | undefined {
  if (store?.pausedAt !== undefined) {
    return { code: 'store-paused', detail: { since: new Date(store.pausedAt).toISOString().slice(0, 10) } }
  }
  if (!account || account.pausedCode === undefined) return undefined
  return { code: 'account-paused', detail: { account: account.name, answer: account.pausedMessage ?? '' } }
}

function remember<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const asked = known.get(key) ?? ask(key)
    known.set(key, asked)
    return asked
  }
}
