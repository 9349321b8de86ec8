import { executeSync, GraphQLError, type GraphQLFieldResolver, getOperationAST, getVariableValues } from 'graphql'
import { isRecord } from '../../app.ts'
import { REDACTED, type Rights, refusal } from './access.ts'
import type { Bucket, ThrottleStatus } from './bucket.ts'
import { costOf, type Priced } from './cost.ts'
import { readDocument } from './read-document.ts'
import { SCHEMA } from './schema/index.ts'

export interface Asked {
  query: string
  variables: Record<string, unknown>
  operationName?: string
}

/** What resolvers need to know of the request. */
export interface Context {
  rights: Rights
  /** What the answer says of searches that were read otherwise than meant. */
  search: object[]
  /** A test hook: lists start over whatever is asked. */
  endless: boolean
  /** The shop's address in its own answers. */
  origin: string
}

export interface Costs {
  requestedQueryCost: number
  actualQueryCost: number | null
  throttleStatus: ThrottleStatus
}

/** What came of it, and the points it took: none where it was not carried out. */
export interface Executed {
  body: Record<string, unknown>
  outcome: 'answered' | 'throttled' | 'refused'
  requested: number
  actual: number
}

const MAX_COST = 1000
const RATE_LIMITS = 'https://shopify.dev/api/usage/rate-limits'
/** Where the list of errors ends is published nowhere; this number is our own. */
const MOST_ERRORS = 100

/** Carries out one document the way the Admin API does: prices it, admits it, executes it, charges what it really cost. */
export const execute = (asked: Asked, root: object, context: Context, bucket: Bucket): Executed => {
  const refused = (errors: unknown): Executed => ({ body: { errors }, outcome: 'refused', requested: 0, actual: 0 })
  const read = readDocument(asked.query)
  if (read.errors) return refused(read.errors)
  const operation = getOperationAST(read.document, asked.operationName)
  if (!operation) return refused([{ message: 'An operation name is required' }])
  const coerced = getVariableValues(SCHEMA, operation.variableDefinitions ?? [], asked.variables)
  if (coerced.errors) return refused(coerced.errors.map((error) => withCode(error, 'INVALID_VARIABLE')))
  const priced: Priced = { schema: SCHEMA, operation, fragments: read.fragments, variables: coerced.variableValues }
  const requested = priceOf(priced)
  if (typeof requested !== 'number') return refused([requested.toJSON()])
  if (requested > MAX_COST) return refused([tooDear(requested)])
  if (!bucket.admits(requested)) return throttled(requested, bucket)

  const result = executeSync({
    ...{ schema: SCHEMA, document: read.document, rootValue: root, contextValue: context, fieldResolver: resolveField },
    ...{ variableValues: asked.variables, operationName: asked.operationName },
  })
  const actual = costOf(priced, result.data ?? null)
  bucket.charge(actual)
  const cost: Costs = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() }
  const extensions = { cost, ...(context.search.length > 0 ? { search: context.search } : {}) }
  const errors = cut((result.errors ?? []).filter(({ message }) => message !== REDACTED))
  const body = { data: result.data ?? null, ...(errors.length > 0 ? { errors } : {}), extensions }
  return { body, outcome: 'answered', requested, actual }
}

const throttled = (requested: number, bucket: Bucket): Executed => {
  const cost: Costs = { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: bucket.status() }
  const errors = [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation: RATE_LIMITS } }]
  return { body: { errors, extensions: { cost } }, outcome: 'throttled', requested: 0, actual: 0 }
}

const tooDear = (cost: number) => ({
  message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).\n\nSee https://shopify.dev/docs/api/usage/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/docs/api/usage/bulk-operations/queries for usage details.\n`,
  extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_COST, documentation: RATE_LIMITS },
})

/** Rights first, then what the source holds: a value, or a function of the arguments. */
export const resolveField: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
  const field = info.parentType.getFields()[info.fieldName]
  const refused = field && refusal(context.rights, info.parentType, field)
  if (refused) throw refused
  const value = isRecord(source) ? source[info.fieldName] : undefined
  return typeof value === 'function' ? value(args, context) : value
}

const priceOf = (priced: Priced): number | GraphQLError => {
  try {
    return costOf(priced)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

const withCode = (error: GraphQLError, code: string) => {
  const { message, locations } = error.toJSON()
  return { message, locations, extensions: { code } }
}

const cut = (errors: readonly GraphQLError[]): object[] => {
  if (errors.length <= MOST_ERRORS) return errors.map((error) => error.toJSON())
  const last = { message: 'Too many execution errors, max error limit reached. Results truncated' }
  return [...errors.slice(0, MOST_ERRORS).map((error) => error.toJSON()), last]
}
