import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { isRecord } from '../../app.ts'

const MUTATION = 10
const PAGE = 250

/**
 * What n rows of a connection weigh. The function is published nowhere; this one meets what was measured on real shops:
 * 250 orders 13, with 250 lines each 156, 250 variants with their inventory 25.
 */
const weight = (rows: number): number => (rows <= 0 ? 0 : Math.floor(1 + 2 * Math.log(rows)))

export interface Priced {
  schema: GraphQLSchema
  operation: OperationDefinitionNode
  fragments: Record<string, FragmentDefinitionNode>
  variables: Parameters<typeof getArgumentValues>[2]
}

/** Points of a query: the most it can cost, or, with its data, what it did. */
export const costOf = ({ schema, operation, fragments, variables }: Priced, data?: unknown): number => {
  const actual = data !== undefined

  const selection = (set: SelectionSetNode | undefined, type: GraphQLNamedType, value: unknown): number => {
    let plain = 0
    let most = 0
    for (const node of set?.selections ?? []) {
      if (!included(node)) continue
      if (node.kind === Kind.FIELD) {
        plain += field(node, type, isRecord(value) ? value[node.alias?.value ?? node.name.value] : undefined)
        continue
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments[node.name.value]
      const on = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value)
      const cost = selection(fragment?.selectionSet, on ?? type, value)
      // Of what an interface may turn out to be, the dearest counts.
      if (on !== undefined && isInterfaceType(type)) most = Math.max(most, cost)
      else plain += cost
    }
    return plain + most
  }

  const included = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false &&
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true

  const field = (node: FieldNode, parent: GraphQLNamedType, value: unknown): number => {
    const defined = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined
    if (defined === undefined || (actual && (value === null || value === undefined))) return 0
    const type = getNamedType(defined.type)
    if (!isCompositeType(type)) return 0
    const given = getArgumentValues(defined, node, variables)
    if (type.name.endsWith('Connection')) return connection(node, type, sizeOf(defined, given), value)
    if (!isList(defined.type)) return 1 + selection(node.selectionSet, type, value)
    const ids = Array.isArray(given.ids) ? given.ids.length : undefined
    if (ids !== undefined && ids > PAGE) throw tooMany(ids, defined.name)
    // How ids are priced is unknown; each in full is the most it can be.
    if (ids !== undefined) return rows(node.selectionSet, type, value, ids, (n) => n)
    const { first } = given
    if (typeof first === 'number') return rows(node.selectionSet, type, value, first, weight)
    // A list that nobody sized counts as one object.
    return rows(node.selectionSet, type, value, 1, () => 1)
  }

  /** So many rows, each as dear as its selection; of real ones the mean. */
  const rows = (
    set: SelectionSetNode | undefined,
    type: GraphQLNamedType,
    value: unknown,
    asked: number,
    weigh: (rows: number) => number,
  ): number => {
    if (!actual) return weigh(asked) * (1 + selection(set, type, undefined))
    const found = Array.isArray(value) ? value.filter((row) => row !== null) : []
    const all = found.reduce<number>((sum, row) => sum + 1 + selection(set, type, row), 0)
    return found.length === 0 ? 0 : Math.ceil((weigh(found.length) * all) / found.length)
  }

  const connection = (node: FieldNode, type: GraphQLNamedType, size: number, value: unknown): number => {
    let pageInfo = 0
    let most = actual ? 0 : weight(size)
    for (const inner of node.selectionSet?.selections ?? []) {
      if (inner.kind !== Kind.FIELD) continue
      if (inner.name.value === 'pageInfo') pageInfo = 1
      const child = isObjectType(type) ? type.getFields()[inner.name.value] : undefined
      if (child === undefined || !['nodes', 'edges'].includes(inner.name.value)) continue
      const found = isRecord(value) ? value[inner.alias?.value ?? inner.name.value] : undefined
      const edges = inner.name.value === 'edges'
      const row = getNamedType(child.type)
      // An edge is not counted, the node in it is.
      const cost = edges
        ? edgesCost(inner.selectionSet, row, found, size)
        : rows(inner.selectionSet, row, found, size, weight)
      most = Math.max(most, cost)
    }
    return most + pageInfo
  }

  const edgesCost = (set: SelectionSetNode | undefined, edge: GraphQLNamedType, found: unknown, size: number) => {
    const node = set?.selections.find((inner) => inner.kind === Kind.FIELD && inner.name.value === 'node')
    const type = isObjectType(edge) ? edge.getFields().node : undefined
    if (node?.kind !== Kind.FIELD || type === undefined) return weight(size)
    const nodes = Array.isArray(found) ? found.map((one: unknown) => (isRecord(one) ? one.node : null)) : found
    return rows(node.selectionSet, getNamedType(type.type), nodes, size, weight)
  }

  if (operation.operation === 'mutation') return MUTATION * operation.selectionSet.selections.length
  const root = schema.getQueryType()
  return root ? selection(operation.selectionSet, root, data) : 0
}

const sizeOf = ({ name }: GraphQLField<unknown, unknown>, given: Record<string, unknown>): number => {
  for (const side of ['first', 'last']) {
    const size = given[side]
    if (typeof size !== 'number') continue
    if (size > PAGE) throw badRequest(`${side} cannot exceed ${PAGE}. Provide a lower value.`, name)
    return size
  }
  throw badRequest('you must provide one of first or last', name)
}

const tooMany = (ids: number, field: string) => {
  const message = `The input array size of ${ids} is greater than the maximum allowed of ${PAGE}.`
  return new GraphQLError(message, { path: [field, 'ids'], extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } })
}

const badRequest = (message: string, field: string) =>
  new GraphQLError(message, { path: [field], extensions: { code: 'BAD_REQUEST' } })

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type)
