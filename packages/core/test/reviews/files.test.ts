import { expect, it } from 'vitest'
import { RecolteError } from '../../src/errors.ts'
import { type FileRecord, filesWay, type ReviewFiles } from '../../src/reviews/in/files.ts'
import type { WayTurn } from '../../src/reviews/in/way.ts'

type Delivery = Parameters<WayTurn['deliver']>[0]

const HEADINGS = ['id_review', 'id_product', 'rate']
const record = (id: string) => ({ id_review: id, id_product: '11', rate: '5' })
const CHANGED = Date.UTC(2026, 10, 20)

/** Reads a folder of files, each what it holds or why it cannot be had, and answers what was delivered. */
async function read(folder: Record<string, FileRecord[] | RecolteError>) {
  const files: ReviewFiles = {
    list: async () => Object.keys(folder).map((name) => ({ name, path: name, size: 1, changedAt: CHANGED })),
    find: () => Promise.reject(new Error('not asked for')),
    async *records({ name }) {
      const held = folder[name] ?? []
      if (held instanceof RecolteError) throw held
      yield held
    },
  }
  const delivered: Delivery[] = []
  const turn: WayTurn = {
    deliver: async (one) => void delivered.push(one),
    cursor: async () => undefined,
    cursorKeys: async () => [],
    now: () => CHANGED + 3_600_000,
    sleep: async () => {},
    isOver: () => false,
  }
  const way = filesWay({ folder: 'avis', files, timeZone: 'Europe/Paris', others: [] })
  const failure: unknown = await way.read(turn).catch((error: unknown) => error)
  return {
    failure,
    lines: delivered.flatMap(({ lines }) => lines),
    asOf: delivered.flatMap((one) => one.asOf ?? []),
    done: delivered.flatMap(({ cursor }) => cursor?.key ?? []),
  }
}

it('takes a file up again that the system did not give, and those beside it now', async () => {
  const locked = new RecolteError('reviews-file', 'retry', { detail: { file: 'a.csv', why: 'EACCES' } })
  const { failure, lines, done } = await read({ 'a.csv': locked, 'b.csv': [HEADINGS, record('r1')] })
  expect(failure).toBe(locked)
  expect(lines).toMatchObject([{ kind: 'new', review: { id: 'r1' } }])
  expect(done).toEqual(['file:b.csv'])
})

it('counts each line whose columns are not those of the headings, where all are so', async () => {
  const { lines, failure } = await read({ 'a.csv': [HEADINGS, 4, 4], 'other.csv': [['email', 'reason'], 3] })
  expect(failure).toBeUndefined()
  expect(lines).toMatchObject([{ problem: 'review-columns' }, { problem: 'review-columns' }])
})

it('believes a file as of the day in its name, where it was copied later', async () => {
  const names = ['web-1_20261105.csv', 'web-1_20261125.csv', 'web-1_20261399.csv', 'avis.csv']
  const { asOf } = await read(Object.fromEntries(names.map((name) => [name, [HEADINGS, record(name)]])))
  expect(asOf).toEqual([Date.UTC(2026, 10, 5, 2), CHANGED, CHANGED, CHANGED])
})
