import { z } from 'zod'
import { DAY, type Instant } from '../clock.ts'
import type { StoreInfo } from '../connector.ts'
import { MEANINGS, type Meaning, type OrderStatus } from '../model/order.ts'
import type { Engine, StoreRuntime } from './runtime.ts'

/** What a shop tells of itself: asked at most daily, kept in the journal, so that an idle poll is one request. */
export interface Facts {
  at: Instant
  info: StoreInfo
  statuses: OrderStatus[]
}

const factsSchema = z.object({
  at: z.number(),
  info: z.object({
    software: z.string(),
    version: z.string(),
    timeZone: z.string(),
    clock: z.coerce.date(),
    rights: z.record(z.string(), z.union([z.boolean(), z.literal('unknown')])),
    warnings: z
      .array(
        z.object({ code: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])).default({}) }),
      )
      .default([]),
    sight: z.object({ days: z.number(), code: z.string() }).optional(),
    plugins: z.array(z.string()).optional(),
    askers: z.array(z.object({ name: z.string(), where: z.object({ en: z.string(), fr: z.string() }) })).optional(),
  }),
  statuses: z.array(
    z
      .object({
        code: z.string(),
        label: z.string(),
        meaning: z.enum(MEANINGS),
        count: z.number(),
        retired: z.boolean(),
      })
      .partial({ meaning: true, count: true, retired: true }),
  ),
})

const key = (store: string) => `facts:${store}`
const firstKey = (store: string) => `first-facts:${store}`

/** The facts as last kept, however old. */
export const keptFacts = (engine: Pick<Engine, 'journal'>, store: string): Promise<Facts | undefined> =>
  read(engine, key(store))

/** The facts of the day the store was connected, or those accepted since: what drift is measured from. */
export const firstFacts = (engine: Pick<Engine, 'journal'>, store: string): Promise<Facts | undefined> =>
  read(engine, firstKey(store))

/** Takes the shop as it was last seen for the one to compare with. */
export async function acceptFacts(engine: Pick<Engine, 'journal'>, store: string): Promise<void> {
  const text = await engine.journal.getMeta(key(store))
  if (text !== undefined) await engine.journal.setMeta(firstKey(store), text)
}

async function read(engine: Pick<Engine, 'journal'>, name: string): Promise<Facts | undefined> {
  const text = await engine.journal.getMeta(name)
  if (text === undefined) return undefined
  const parsed = factsSchema.safeParse(JSON.parse(text))
  return parsed.success ? (parsed.data as Facts) : undefined
}

/** Asks the shop and keeps the answer. Throws what the shop's connector throws. */
export async function askFacts(engine: Engine, runtime: StoreRuntime, now: Instant): Promise<Facts> {
  const info = await runtime.store.describe()
  const statuses = await runtime.store.statuses()
  const facts = { at: now, info, statuses }
  await engine.journal.setMeta(key(runtime.name), JSON.stringify(facts))
  if ((await engine.journal.getMeta(firstKey(runtime.name))) === undefined) await acceptFacts(engine, runtime.name)
  return facts
}

/** Facts at most a day old; where the shop cannot tell them now, older ones serve, and the first time there must be some. */
export async function facts(engine: Engine, runtime: StoreRuntime, now: Instant): Promise<Facts> {
  const kept = await keptFacts(engine, runtime.name)
  if (kept !== undefined && Math.abs(now - kept.at) < DAY) return kept
  try {
    return await askFacts(engine, runtime, now)
  } catch (error) {
    if (kept === undefined) throw error
    return kept
  }
}

export function meaningsOf(statuses: OrderStatus[]): Record<string, Meaning | undefined> {
  return Object.fromEntries(statuses.map((status) => [status.code, status.meaning]))
}
