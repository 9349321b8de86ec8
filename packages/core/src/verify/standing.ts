import { DAY, type Instant } from '../clock.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import type { Evidence, Journal } from '../journal/port.ts'
import { errorText } from '../messages/render.ts'
import type { Language } from '../messages/text.ts'
import type { ShownState } from '../model/states.ts'
import { daysOf } from '../report/period.ts'
import { HISTORY, SILENT, usual } from './usual.ts'

/** In the order in which they want to be looked at. */
export const STANDINGS = ['failing', 'silent', 'stuck', 'paused', 'new', 'well'] as const

/** How one store stands, from the journal alone: no shop and no platform is asked. */
export interface StoreStanding {
  store: string
  /**
   * `failing`: the shop could not be read, or nobody did for a day. `silent`: nothing collected where usually it is.
   * `stuck`: ready orders wait for over a day. `new`: not read yet.
   */
  standing: (typeof STANDINGS)[number]
  /** Of `failing`, in words. */
  failure: { code: string; message: string } | undefined
  lastReadAt: Instant | undefined
  lastCollectedAt: Instant | undefined
  /** Ready since, of the order that waits longest. */
  oldestDue: Instant | undefined
  /** Collected on a usual day, by the last 28. */
  perDay: number
  counts: Record<ShownState, number>
}

/** Failing and silent first. */
export async function standings(
  journal: Journal,
  stores: StoreRuntime[],
  now: Instant,
  language: Language,
): Promise<StoreStanding[]> {
  const all: StoreStanding[] = []
  for (const runtime of stores) all.push(await standingOf(journal, runtime, now, language))
  return all.sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing))
}

async function standingOf(
  journal: Journal,
  { name: store, config }: StoreRuntime,
  now: Instant,
  language: Language,
): Promise<StoreStanding> {
  const record = await journal.store(store)
  const days = daysOf(now - HISTORY, now + 1).first
  const evidence = await journal.evidence({ store, since: now, days })
  const oldestDue = await journal.oldestDue(store)
  const lastCollectedAt = evidence.lastCollected?.at
  const { perDay } = usual(evidence.days, now, now)
  const late = now - (record?.lastOkAt ?? now) > Math.max(DAY, 4 * config.pollEvery)
  const code = record?.failure ?? (late ? 'not-read' : undefined)
  const failure =
    code === undefined
      ? undefined
      : { code, message: errorText(code, { store, ...record?.failureDetail }, language).message }
  const standing = (): StoreStanding['standing'] => {
    if (failure !== undefined) return 'failing'
    if (record?.pausedAt !== undefined) return 'paused'
    if (oldestDue !== undefined && now - oldestDue > DAY) return 'stuck'
    if (isSilent(evidence, now)) return 'silent'
    return record?.lastOkAt === undefined ? 'new' : 'well'
  }
  const counts = await journal.counts(store)
  return {
    store,
    standing: standing(),
    failure,
    lastReadAt: record?.lastOkAt,
    lastCollectedAt,
    oldestDue,
    perDay,
    counts,
  }
}

function isSilent({ days, lastCollected }: Evidence, now: Instant): boolean {
  const first = days.find(({ outcome }) => outcome === 'collected')
  if (first === undefined || now - Date.parse(first.day) < 8 * DAY) return false
  const since = lastCollected?.at ?? now - HISTORY
  return now - since >= DAY && usual(days, since, now).expected >= SILENT
}
