import { type DocumentNode, executeSync } from 'graphql'
import { isRecord } from '../../app.ts'
import { type Context, resolveField } from '../graphql/execute.ts'
import { SCHEMA } from '../graphql/schema/index.ts'
import { type BulkDocument, rootField } from './document.ts'

/** Rows of the list at the root, a few hundred at a time: only so many are ever in memory. */
export type Chunks = () => Iterable<object[]>

/**
 * The result, as JSONL. Grouped, children follow their parent; otherwise every parent comes first and every child
 * after, which is the farthest apart they can be (Shopify promises no order).
 */
export function* bulkLines(document: BulkDocument, chunks: Chunks, grouped: boolean, context: Context) {
  if (grouped) return yield* pass(document.key, document.whole, chunks, context, () => true)
  yield* pass(document.key, document.parents, chunks, context, () => true)
  if (document.children) yield* pass(document.key, document.children, chunks, context, (line) => '__parentId' in line)
}

type Line = Record<string, unknown>

function* pass(key: string, document: DocumentNode, chunks: Chunks, context: Context, keep: (line: Line) => boolean) {
  for (const rows of chunks()) {
    const { data } = run(document, rows, context)
    const found = nodesOf(isRecord(data) ? data[key] : undefined)
    const lines = found.flatMap((node) => linesOf(node)).filter(keep)
    yield lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  }
}

/** Whether the app may not ask for the list at all. */
export const isDenied = ({ parents }: BulkDocument, context: Context): boolean =>
  run(parents, [], context).errors !== undefined

const run = (document: DocumentNode, rows: object[], context: Context) => {
  const list = { nodes: rows, edges: rows.map((node) => ({ node })) }
  const rootValue = { [rootField(document)?.name.value ?? '']: () => list }
  return executeSync({ schema: SCHEMA, document, rootValue, contextValue: context, fieldResolver: resolveField })
}

const linesOf = (node: Line, parent?: unknown): Line[] => {
  const entries = Object.entries(node)
  const own = Object.fromEntries(entries.filter(([, value]) => !isConnection(value)))
  const below = entries.flatMap(([, value]) => (isConnection(value) ? nodesOf(value) : []))
  const line = parent === undefined ? own : { ...own, __parentId: parent }
  return [line, ...below.flatMap((child) => linesOf(child, node.id))]
}

const isConnection = (value: unknown): boolean => isRecord(value) && ('edges' in value || 'nodes' in value)

const nodesOf = (connection: unknown): Line[] => {
  if (!isRecord(connection)) return []
  const { edges, nodes } = connection
  const found = Array.isArray(nodes)
    ? nodes
    : Array.isArray(edges)
      ? edges.map((edge: unknown) => isRecord(edge) && edge.node)
      : []
  return found.filter(isRecord)
}
