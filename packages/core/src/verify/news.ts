import { z } from 'zod'
import { DAY, type Instant } from '../clock.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import type { Journal } from '../journal/port.ts'
import { errorText } from '../messages/render.ts'
import type { Language } from '../messages/text.ts'
import { type StoreStanding, standings } from './standing.ts'

/** One thing to be told: it turned bad, it lasts (once a day), it is well again; or how the week was. */
export interface News {
  kind: 'bad' | 'still' | 'well' | 'digest'
  /** What it is about, the same from `bad` to `well`: `store:boutique`, `account:main`; `week` of a digest. */
  about: string
  /** What is wrong: `failing`, `silent`, `stuck`, `paused`; `week`. */
  code: string
  message: string
  next: string
  /** Since when; of a digest, its first instant. */
  since: Instant
}

const KEPT = 'alerts'
const DIGEST_EVERY = 7 * DAY

const keptSchema = z.object({
  digestAt: z.number(),
  bad: z.record(z.string(), z.object({ code: z.string(), since: z.number(), toldAt: z.number() })),
})
type Kept = z.output<typeof keptSchema>

interface Work {
  journal: Journal
  stores: StoreRuntime[]
  language: Language
  now: Instant
}

/** What is to be told now. It counts as told once `tell` says so: what could not be sent is tried again next time. */
export async function tellNews(work: Work, tell: (news: News[]) => Promise<boolean>): Promise<void> {
  const kept = await readKept(work)
  const all = await standings(work.journal, work.stores, work.now, work.language)
  const wrong = [...all.flatMap((one) => storeWrong(one, work)), ...(await accountsWrong(work))]
  const next: Kept = { digestAt: kept.digestAt, bad: {} }
  const news: News[] = []
  for (const one of wrong) {
    const before = kept.bad[one.about]
    const since = before?.code === one.code ? before.since : work.now
    const due = before?.code !== one.code || work.now - before.toldAt >= DAY
    next.bad[one.about] = { code: one.code, since, toldAt: due ? work.now : before.toldAt }
    if (due) news.push({ ...one, kind: before?.code === one.code ? 'still' : 'bad', since })
  }
  for (const [about, { code, since }] of Object.entries(kept.bad)) {
    if (next.bad[about] === undefined)
      news.push({ kind: 'well', about, code, since, ...said('alert-well', about, work) })
  }
  if (work.now - kept.digestAt >= DIGEST_EVERY) {
    news.push(await digest(work, all, kept.digestAt))
    next.digestAt = work.now
  }
  if (news.length > 0 && !(await tell(news))) return
  const text = JSON.stringify(next)
  if (text !== JSON.stringify(kept)) await work.journal.setMeta(KEPT, text)
}

/** A first look begins the week. */
async function readKept({ journal, now }: Work): Promise<Kept> {
  const text = await journal.getMeta(KEPT)
  const parsed = keptSchema.safeParse(text === undefined ? undefined : JSON.parse(text))
  if (parsed.success) return parsed.data
  const first: Kept = { digestAt: now, bad: {} }
  await journal.setMeta(KEPT, JSON.stringify(first))
  return first
}

type Wrong = Pick<News, 'about' | 'code' | 'message' | 'next'>

function said(code: string, about: string, { language }: Work, detail: Record<string, string | number> = {}) {
  const [, name = about] = about.split(':')
  return errorText(code, { name, store: name, ...detail }, language)
}

function storeWrong(
  { store, standing, failure, perDay, lastCollectedAt, oldestDue }: StoreStanding,
  work: Work,
): Wrong[] {
  const about = `store:${store}`
  const day = (at: Instant | undefined) => (at === undefined ? '–' : new Date(at).toISOString().slice(0, 10))
  if (standing === 'failing') {
    return [{ about, code: standing, ...said('alert-failing', about, work, { why: failure?.message ?? '' }) }]
  }
  if (standing !== 'silent' && standing !== 'stuck') return []
  const detail = { perDay, since: day(standing === 'silent' ? lastCollectedAt : oldestDue) }
  return [{ about, code: standing, ...said(`alert-${standing}`, about, work, detail) }]
}

async function accountsWrong(work: Work): Promise<Wrong[]> {
  const rules = work.stores.map(({ config }) => config.account)
  const names = new Set(rules.flatMap((rule) => (typeof rule === 'string' ? [rule] : Object.values(rule))))
  const wrong: Wrong[] = []
  for (const name of names) {
    const { pausedCode, pausedMessage } = await work.journal.account(name)
    if (pausedCode === undefined) continue
    const about = `account:${name}`
    const answer = pausedMessage ?? pausedCode
    wrong.push({ about, code: 'paused', ...said('alert-account', about, work, { answer }) })
  }
  return wrong
}

async function digest({ journal, language, now }: Work, all: StoreStanding[], since: Instant): Promise<News> {
  const day = new Date(since).toISOString().slice(0, 10)
  let collected = 0
  for (const { store } of all) collected += (await journal.collectedSince(store, day)).collected
  const waiting = all.reduce((sum, { counts }) => sum + counts.due + counts.retrying, 0)
  const needing = all.reduce((sum, { counts }) => {
    return sum + counts.held + counts.refused + counts.uncertain + counts.expired + counts.unreadable
  }, 0)
  const bad = all.filter(({ standing }) => standing !== 'well' && standing !== 'new').map(({ store }) => store)
  const detail = { since: day, collected, waiting, needing, stores: all.length, bad: bad.join(', ') || '–' }
  const text = errorText('alert-digest', detail, language)
  return { kind: 'digest', about: 'week', code: 'week', ...text, since: Math.min(since, now) }
}
