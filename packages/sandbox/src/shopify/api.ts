import { type Answer, type Call, isRecord, json, parseJson } from '../app.ts'
import { type Bend, bendNodes } from './bend.ts'
import { unknownToken } from './faults.ts'
import type { Gate } from './gate.ts'
import type { Bucket } from './graphql/bucket.ts'
import { type Asked, execute } from './graphql/execute.ts'

export interface Points {
  requested: number
  actual: number
  /** Requests that found too few points. */
  throttled: number
}

interface Desk {
  gate: Gate
  bucket: Bucket
  root: object
  bent: ReadonlyMap<string, Bend>
  points: Points
  /** A token was used. */
  used(token: string): void
}

const VERSIONS = ['2025-10', '2026-01', '2026-04', '2026-07', '2026-10', 'unstable']
const PATH = /^\/admin\/api\/(\d{4}-\d\d|unstable)\/graphql\.json$/

/** The GraphQL endpoint; undefined at any other address. */
export const answerApi = (desk: Desk, call: Call, path: string, endless: boolean): Answer | undefined => {
  const [, version] = PATH.exec(path) ?? []
  if (version === undefined || call.method !== 'POST') return undefined
  const token = call.header('x-shopify-access-token') ?? ''
  const rights = desk.gate.rightsOf(token)
  if (rights === undefined) return unknownToken
  desk.used(token)
  const asked = readAsked(call.body)
  if (asked === undefined) return json(400, { errors: { query: 'Required parameter missing or invalid' } })
  const context = { rights, search: [], endless, origin: call.origin }
  const { body, outcome, requested, actual } = execute(asked, desk.root, context, desk.bucket)
  desk.points.requested += requested
  desk.points.actual += actual
  desk.points.throttled += Number(outcome === 'throttled')
  const bent = 'data' in body ? { ...body, data: bendNodes(body.data, desk.bent) } : body
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-shopify-api-version': answering(version) }
  return { status: 200, headers, body: JSON.stringify(bent) }
}

/** A version that is no longer supported falls forward, silently, to the oldest that is. */
const answering = (version: string): string => VERSIONS.find((known) => known >= version) ?? 'unstable'

const readAsked = (body: string): Asked | undefined => {
  const read = parseJson(body)
  if (!isRecord(read) || typeof read.query !== 'string') return undefined
  const { query, variables, operationName } = read
  return {
    query,
    variables: isRecord(variables) ? variables : {},
    ...(typeof operationName === 'string' ? { operationName } : {}),
  }
}
