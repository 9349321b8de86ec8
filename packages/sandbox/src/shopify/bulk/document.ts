import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  Kind,
  parse,
  type SelectionNode,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { SCHEMA } from '../graphql/schema/index.ts'

/** A bulk query, read: one list at its root, of which every connection below becomes lines of its own. */
export interface BulkDocument {
  /** What the answer calls the list at the root. */
  key: string
  /** Everything. */
  whole: DocumentNode
  /** The rows without what hangs on them. */
  parents: DocumentNode
  /** What hangs on the rows, and their ids alone; absent where nothing does. */
  children?: DocumentNode
}

const MOST_CONNECTIONS = 5

/** The document, or why Shopify does not run it. */
export const readBulk = (query: string): BulkDocument | string => {
  const document = parsed(query)
  if (typeof document === 'string') return document
  const [objection] = validate(SCHEMA, document)
  if (objection) return objection.message
  const root = rootField(document)
  if (root === undefined) return 'Bulk query must contain a single top-level field.'
  const connections = connectionsOf(document)
  const nested = connections.filter((field) => field !== root)
  if (!connections.includes(root)) return 'Bulk queries must contain at least one connection.'
  if (connections.length > MOST_CONNECTIONS)
    return `Bulk queries cannot contain more than ${MOST_CONNECTIONS} connections.`
  if (nested.length > 0 && !selectsId(root)) {
    return "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type."
  }
  const below = new Set<SelectionNode>(nested)
  const key = root.alias?.value ?? root.name.value
  const parents = without(document, (field) => below.has(field))
  if (below.size === 0) return { key, whole: document, parents }
  const rows = rowFields(root)
  const children = without(document, (field) => rows.has(field) && !below.has(field) && field.name.value !== 'id')
  return { key, whole: document, parents, children }
}

/** The one field at the root; undefined of what is no bulk query. Fragments may stand beside the operation. */
export const rootField = ({ definitions }: DocumentNode): FieldNode | undefined => {
  const [operation, another] = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
  const [field, second] = operation?.selectionSet.selections ?? []
  return another === undefined && second === undefined && field?.kind === Kind.FIELD ? field : undefined
}

const parsed = (query: string): DocumentNode | string => {
  try {
    return parse(query)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const connectionsOf = (document: DocumentNode): FieldNode[] => {
  const found: FieldNode[] = []
  const types = new TypeInfo(SCHEMA)
  const enter = (node: FieldNode) => {
    const type = types.getType()
    if (type && getNamedType(type).name.endsWith('Connection')) found.push(node)
  }
  visit(document, visitWithTypeInfo(types, { Field: { enter } }))
  return found
}

/** Fields asked of each row, through `edges { node }` or `nodes`. */
const rowFields = (root: FieldNode): Set<SelectionNode> => {
  const inner = (name: string, field: FieldNode) =>
    field.selectionSet?.selections.flatMap((one) =>
      one.kind === Kind.FIELD && one.name.value === name ? [one] : [],
    ) ?? []
  const nodes = [...inner('nodes', root), ...inner('edges', root).flatMap((edges) => inner('node', edges))]
  return new Set(nodes.flatMap((node) => node.selectionSet?.selections ?? []))
}

const selectsId = (root: FieldNode): boolean =>
  [...rowFields(root)].some((one) => one.kind === Kind.FIELD && one.name.value === 'id' && one.alias === undefined)

const without = (document: DocumentNode, drop: (field: FieldNode) => boolean): DocumentNode =>
  visit(document, { Field: { enter: (node) => (drop(node) ? null : undefined) } })
