import { z } from 'zod'
import type { Instant } from '../clock.ts'
import type { Journal } from '../journal/port.ts'

/** Which webhooks the shop was last asked for, kept so that the check can tell what became of them. */
export interface SetUp {
  at: Instant
  /** Where it was to send them. */
  url: string
  /** The shop's own ids of them; none for the signed ping. */
  ids: string[]
}

const setUpSchema = z.object({ at: z.number(), url: z.string(), ids: z.array(z.string()) })
const key = (store: string) => `webhooks:${store}`

/** Undefined where none were asked for since they were last removed. */
export async function lastSetUp(journal: Journal, store: string): Promise<SetUp | undefined> {
  const text = (await journal.getMeta(key(store))) ?? ''
  return text === '' ? undefined : setUpSchema.parse(JSON.parse(text))
}

export const keepSetUp = (journal: Journal, store: string, setUp: SetUp | undefined): Promise<void> =>
  journal.setMeta(key(store), setUp === undefined ? '' : JSON.stringify(setUp))
