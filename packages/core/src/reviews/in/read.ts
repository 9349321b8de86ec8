import { MINUTE } from '../../clock.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from '../../engine/runtime.ts'
import { RecolteError } from '../../errors.ts'
import type { ReviewIntake } from '../../journal/port.ts'
import { addIntake, noIntake } from './intake.ts'
import { placeProducts } from './products.ts'
import { type Way, wayTurn } from './way.ts'

/** Under which a way keeps when it was last read to its end. */
const READ = 'read'
const RETRY_AFTER = 15 * MINUTE

/** What one reading brought. */
export interface ReviewsRead {
  store: string
  sources: { source: string; intake: ReviewIntake; failure?: WayFailure }[]
}

/** What kept a way from being read to its end; its texts are those of the error of that code. */
export interface WayFailure {
  code: string
  detail: Record<string, string | number>
}

/** Reads the ways that are due, or all of them; then asks the shop which products it knows. What fails is an answer. */
export async function readReviews(
  engine: Engine,
  runtime: StoreRuntime,
  ways: Way[],
  pass: Pass,
  { all }: { all: boolean },
): Promise<ReviewsRead> {
  const result: ReviewsRead = { store: runtime.name, sources: [] }
  for (const way of ways) {
    if (isOver(pass, engine.clock) || !(all || (await isDue(engine, runtime.name, way)))) continue
    const intake = noIntake()
    const failure = await readWay(engine, runtime, way, pass, intake)
    result.sources.push({ source: way.source, intake, ...(failure && { failure }) })
  }
  await placeProducts(engine, runtime, pass)
  return result
}

async function readWay(
  engine: Engine,
  runtime: StoreRuntime,
  way: Way,
  pass: Pass,
  sum: ReviewIntake,
): Promise<WayFailure | undefined> {
  const { journal, clock } = engine
  const turn = wayTurn(engine, runtime, way, pass, (intake) => addIntake(sum, intake))
  try {
    await way.read(turn)
    if (!turn.isOver()) await turn.deliver({ lines: [], cursor: { key: READ, value: String(clock.now()) } })
    return undefined
  } catch (error) {
    if (!(error instanceof RecolteError) || error.fate === 'bug' || error.code.startsWith('journal-')) throw error
    if (error.code === 'aborted') return undefined
    const { code, detail } = error
    await journal.reviewSourceFailed({ store: runtime.name, source: way.source, code, detail, now: clock.now() })
    return { code, detail }
  }
}

async function isDue({ journal, clock }: Engine, store: string, { source, every }: Way): Promise<boolean> {
  const known = (await journal.reviewSources(store)).find((one) => one.source === source)
  if (known?.failure !== undefined) return clock.now() >= known.failure.at + RETRY_AFTER
  const read = await journal.reviewCursor(store, source, READ)
  return read === undefined || clock.now() >= Number(read) + every
}
