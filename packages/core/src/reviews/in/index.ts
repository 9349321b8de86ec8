import type { Published } from '../../api/passes.ts'
import type { Account } from '../../config.ts'
import type { Engine, Pass, StoreRuntime } from '../../engine/runtime.ts'
import { RecolteError } from '../../errors.ts'
import type { ReviewIntake, ReviewSource } from '../../journal/port.ts'
import { publish } from '../publish.ts'
import { type ExplainedReview, explainReview } from './explain.ts'
import { type ReviewFiles, takeFile } from './files.ts'
import { addIntake, noIntake } from './intake.ts'
import { type ReviewsRead, readReviews } from './read.ts'
import type { Way, WayTurn } from './way.ts'
import { accountsOf, timeZoneOf } from './ways.ts'

/** Reviews coming in. */
export interface ReviewsIn {
  /** Reads every configured way now, then shows what changed where the store shows it. What fails is an answer. */
  syncReviews(options?: { stores?: string[]; signal?: AbortSignal }): Promise<ReviewsSynced[]>
  /** How each way stands: those configured, and those by which something came. */
  reviewWays(store: string): Promise<ReviewWayStanding[]>
  /** Where reviews with this id came from and what changed them. None where no store knows it. */
  explainReview(id: string, store?: string): Promise<ExplainedReview[]>
  /** Takes a file in. Throws `reviews-file`, `reviews-file-broken`, or `reviews-file-other` for one of something else. */
  importReviews(store: string, path: string): Promise<ReviewIntake>
}

/** `published`: what the shop shows now, where `reviews.publish` is on. */
export type ReviewsSynced = ReviewsRead & { published?: Published }

export interface ReviewWayStanding extends ReviewSource {
  /** False for one that was configured once. What is pushed or imported needs no configuration. */
  configured: boolean
}

/** What comes without being fetched. */
const UNASKED = new Set(['module', 'import'])

export interface InWork {
  accounts: Record<string, Account>
  runtimes: ReadonlyMap<string, StoreRuntime>
  ways: ReadonlyMap<string, Way[]>
  files: ReviewFiles | undefined
  known(store: string): StoreRuntime
}

export function reviewsIn(engine: Engine, { accounts, runtimes, ways, files, known }: InWork): ReviewsIn {
  const { journal, clock } = engine
  return {
    async syncReviews({ stores = [...runtimes.keys()], signal = new AbortController().signal } = {}) {
      const pass: Pass = { deadline: Number.POSITIVE_INFINITY, signal }
      const synced: ReviewsSynced[] = []
      for (const name of stores) {
        const runtime = known(name)
        const read = await readReviews(engine, runtime, ways.get(name) ?? [], pass, { all: true })
        const { publish: shows } = runtime.config.reviews
        synced.push({ ...read, ...(shows ? { published: await publish(engine, runtime, pass) } : {}) })
      }
      return synced
    },
    async reviewWays(store) {
      const own = ways.get(known(store).name) ?? []
      const kept = await journal.reviewSources(store)
      const never = own.filter(({ source }) => kept.every((one) => one.source !== source))
      return [
        ...kept.map((one) => ({ ...one, configured: UNASKED.has(one.source) || isOneOf(own, one.source) })),
        ...never.map(({ source }) => ({ ...NEVER, source, configured: true })),
      ]
    },
    async explainReview(id, store) {
      const asked = store === undefined ? [...runtimes.values()] : [known(store)]
      const found = await Promise.all(asked.map((runtime) => explainReview(journal, runtime, id)))
      return found.filter((one) => one !== undefined)
    },
    async importReviews(store, path) {
      const { name, config } = known(store)
      if (files === undefined) throw new RecolteError('reviews-file', 'config', { detail: { file: path, why: '–' } })
      const file = await files.find(path)
      const sum = noIntake()
      const timeZone = timeZoneOf(accountsOf(config, accounts))
      const deliver: WayTurn['deliver'] = async (what) =>
        addIntake(sum, await journal.takeReviews({ store: name, source: 'import', now: clock.now(), ...what }))
      const nothing = await takeFile(file, { files, timeZone, deliver })
      if (nothing !== undefined) throw nothing
      return sum
    },
  }
}

const isOneOf = (ways: Way[], source: string): boolean => ways.some((way) => way.source === source)

const NEVER = { received: 0, lastAt: undefined, failure: undefined }
