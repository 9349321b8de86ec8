import type { Context } from '../graphql/execute.ts'
import { gid, instant, instantOrNull, readGid } from '../graphql/gid.ts'
import { type BulkDocument, readBulk } from './document.ts'
import { bulkLines, type Chunks, isDenied } from './lines.ts'

/** How the next operations go. */
export interface BulkPlan {
  /** How often somebody sees it running before it has ended; 1 unless told otherwise. */
  polls?: number
  /** Not to the end: what was made until then is partial data. */
  fails?: { status: 'FAILED' | 'CANCELED' | 'EXPIRED'; errorCode?: string; lines?: number }
}

interface Operation {
  id: number
  query: string
  document: BulkDocument
  grouped: boolean
  created: number
  completed: number | null
  status: string
  looks: number
  /** Lines of the result, once somebody asked. */
  objects?: number
  plan: BulkPlan
  /** With the rights it was asked for. */
  context: Context
}

export interface BulkDesk {
  now(): number
  /** The rows of the list a document asks for. */
  chunksOf(document: BulkDocument, context: Context): Chunks
  /** `bulk_operations/finish`. */
  finished(body: object): void
}

const MOST_AT_ONCE = 5
const KEPT = 7 * 86_400_000
const FIRST = 6_700_000_000_001

/** Operations that run in the background: nothing of their result is kept, it is made when it is fetched. */
export const createBulk = (desk: BulkDesk) => {
  const operations: Operation[] = []
  let plan: BulkPlan = {}

  const lines = ({ document, grouped, context, plan: { fails } }: Operation): Iterable<string> => {
    const all = bulkLines(document, desk.chunksOf(document, context), grouped, context)
    return fails === undefined ? all : firstLines(all, fails.lines ?? 0)
  }
  /** A pass over everything, once: nobody knows before how many lines there are. */
  const count = (operation: Operation): number => {
    if (operation.completed === null) return 0
    operation.objects ??= lineCount(lines(operation))
    return operation.objects
  }
  const rootCount = ({ completed, document, context }: Operation): number => {
    let found = 0
    if (completed !== null) for (const rows of desk.chunksOf(document, context)()) found += rows.length
    return found
  }
  const end = (operation: Operation, wanted: string) => {
    const denied = isDenied(operation.document, operation.context)
    if (denied) operation.plan = { fails: { status: 'FAILED', errorCode: 'ACCESS_DENIED' } }
    const status = denied ? 'FAILED' : wanted
    Object.assign(operation, { status, completed: Math.floor(desk.now() / 1000) * 1000 })
    const { id, created, completed, plan: planned } = operation
    desk.finished({
      ...{ admin_graphql_api_id: gid('BulkOperation', id), completed_at: instantOrNull(completed), type: 'query' },
      ...{ created_at: instant(created), error_code: planned.fails?.errorCode?.toLowerCase() ?? null },
      status: status.toLowerCase(),
    })
  }
  const isEmpty = ({ document, context }: Operation) => {
    for (const rows of desk.chunksOf(document, context)()) if (rows.length > 0) return false
    return true
  }

  /** Each look at a running operation brings its end nearer. */
  const look = (operation: Operation, { origin }: Context) => {
    if (operation.completed === null) {
      operation.status = 'RUNNING'
      operation.looks += 1
      if (operation.looks > (operation.plan.polls ?? 1)) end(operation, operation.plan.fails?.status ?? 'COMPLETED')
    }
    return render(operation, origin)
  }

  const render = (operation: Operation, origin: string) => {
    const { id, status, query, created, completed, plan: planned } = operation
    const address = () => (isEmpty(operation) ? null : `${origin}/bulk/${id}.jsonl`)
    return {
      ...{ __typename: 'BulkOperation', id: gid('BulkOperation', id), type: 'QUERY', status, query },
      ...{ createdAt: instant(created), completedAt: instantOrNull(completed) },
      errorCode: completed === null ? null : (planned.fails?.errorCode ?? null),
      objectCount: () => String(count(operation)),
      rootObjectCount: () => String(rootCount(operation)),
      url: () => (status === 'COMPLETED' ? address() : null),
      partialDataUrl: () => (completed !== null && status !== 'COMPLETED' && planned.fails?.lines ? address() : null),
    }
  }

  const byId = (text: string) => operations.find(({ id }) => id === readGid(text)?.id)

  return {
    plan(next: BulkPlan) {
      plan = next
    },
    find: (id: number, context: Context) => {
      const found = operations.find((one) => one.id === id)
      return found ? look(found, context) : null
    },
    /** The file at an address given before; undefined where there is none, or no longer. */
    fetch(path: string): Iterable<string> | undefined {
      const [, digits] = /^\/bulk\/(\d+)\.jsonl$/.exec(path) ?? []
      const found = operations.find(({ id }) => String(id) === digits)
      return found?.completed != null && desk.now() - found.completed < KEPT ? lines(found) : undefined
    },
    root: {
      bulkOperation({ id }: { id: string }, context: Context) {
        const found = byId(id)
        return found ? look(found, context) : null
      },
      currentBulkOperation(_: unknown, context: Context) {
        const last = operations.at(-1)
        return last ? look(last, context) : null
      },
      bulkOperationRunQuery({ query, groupObjects }: { query: string; groupObjects: boolean }, context: Context) {
        const refused = (code: string, message: string) => {
          return { bulkOperation: null, userErrors: [{ code, field: ['query'], message }] }
        }
        if (operations.filter(({ completed }) => completed === null).length >= MOST_AT_ONCE) {
          return refused('LIMIT_REACHED', `You can run up to ${MOST_AT_ONCE} bulk query operations at a time.`)
        }
        const document = readBulk(query)
        if (typeof document === 'string') return refused('INVALID', document)
        const operation: Operation = {
          ...{ id: FIRST + operations.length, query, document, grouped: groupObjects, created: desk.now() },
          ...{ completed: null, status: 'CREATED', looks: 0, plan, context: { ...context, search: [] } },
        }
        operations.push(operation)
        return { bulkOperation: render(operation, context.origin), userErrors: [] }
      },
      bulkOperationCancel({ id }: { id: string }, { origin }: Context) {
        const found = byId(id)
        if (!found) {
          return { bulkOperation: null, userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }] }
        }
        if (found.completed === null) end(found, 'CANCELED')
        return { bulkOperation: render(found, origin), userErrors: [] }
      },
    },
  }
}

function* firstLines(pieces: Iterable<string>, most: number): Generator<string> {
  let left = most
  for (const piece of pieces) {
    const lines = piece.split('\n').slice(0, -1)
    if (left <= 0) return
    yield lines
      .slice(0, left)
      .map((line) => `${line}\n`)
      .join('')
    left -= lines.length
  }
}

const lineCount = (pieces: Iterable<string>): number => {
  let found = 0
  for (const piece of pieces) found += piece.split('\n').length - 1
  return found
}
