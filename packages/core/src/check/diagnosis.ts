import type { Finding } from '../api/findings.ts'
import type { Instant } from '../clock.ts'
import type { Account } from '../config.ts'
import type { Facts } from '../engine/facts.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import type { Evidence, Journal, StoreRecord, TotalsRecord } from '../journal/port.ts'
import type { Language } from '../messages/text.ts'
import type { Effective } from '../module/pushed.ts'

/** What every diagnosis may look at. It reads only. */
export interface CheckContext {
  journal: Journal
  accounts: Record<string, Account>
  now: Instant
  language: Language
  probe: boolean
}

/** One store as the check found it: asked once, looked at by many diagnoses. */
export interface StoreView {
  /** With the configuration and the trigger in force: where the platform has pushed some, those. */
  runtime: StoreRuntime
  /** As the configuration file has it. */
  written: StoreRuntime
  triggerFrom: Effective['triggerFrom']
  /** The accounts with the delays in force. */
  accounts: Effective['accounts']
  /** What the platform has pushed and is in force, under its own names. */
  pushed: Effective['pushed']
  record: StoreRecord | undefined
  /** What the shop answered just now, or why it did not. */
  facts: Facts | undefined
  failure: { code: string; detail: Record<string, string | number> } | undefined
  evidence: Evidence
  /** Orders placed in the last weeks, but not before the baseline, by where they stand and why. */
  recent: TotalsRecord & { days: number }
}

/** Orders placed in so many days tell which statuses orders reach. */
export const REACH_DAYS = 30

/** The names of a store's accounts. */
export function accountsOf({ config: { account } }: StoreRuntime): string[] {
  return typeof account === 'string' ? [account] : [...new Set(Object.values(account))]
}

/** Stores whose orders leave for the account in files. */
export function filedStores(account: string, stores: StoreView[]): StoreView[] {
  return stores.filter(({ runtime }) => runtime.method.drops === true && accountsOf(runtime).includes(account))
}

/** Whether any store needs the account's keys: who drops files logs in with a password of its own. */
export function needsKeys(account: string, stores: StoreView[]): boolean {
  return stores.some(({ runtime }) => runtime.method.drops !== true && accountsOf(runtime).includes(account))
}

/** What the platform knows an account by. */
export function idOf(account: Account | undefined): string {
  return (account?.generation === 'new' ? account.websiteId : account?.webId) ?? ''
}

/** What a diagnosis saw: values for its text, and which of its texts says it. */
export interface Seen {
  status: Finding['status']
  /** Which of the diagnosis's texts. */
  text: string
  detail?: Record<string, string | number>
}

/** One question with evidence. A new one is a new file and a line in `registry.ts`. */
export interface Diagnosis {
  id: string
  group: Finding['group']
  /** Every text it may give, English and French: docs/reasons is rendered from them. */
  texts: Record<string, Record<Language, { message: string; next: string }>>
  /** Asked once for each store. */
  store?(view: StoreView, context: CheckContext, stores: StoreView[]): Promise<Seen[]>
  /** Asked once for each account in use. */
  account?(name: string, context: CheckContext, stores: StoreView[]): Promise<Seen[]>
}
