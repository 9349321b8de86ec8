import type { z } from 'zod'
import type { Values } from '../texts/translate.ts'
import { nearest } from './suggest.ts'
import { fieldsOf, schemasAt } from './walk.ts'

/** One thing to correct, at the path of its setting. The text is `problem.<kind>`; `near` is the word that was perhaps meant. */
export interface Problem {
  path: string[]
  kind: ProblemKind
  values?: Values
  near?: string
}

type ProblemKind =
  | 'unknown'
  | 'missing'
  | 'wrong-type'
  | 'not-a-list'
  | 'not-one-of'
  | 'empty'
  | 'too-small'
  | 'too-big'
  | 'wrong-length'
  | 'duration'
  | 'time-zone'
  | 'instant'
  | 'url'
  | 'insecure-url'
  | 'keys-in-url'
  | 'shopify-domain'
  | 'website-id'
  | 'starts-with'
  | 'unfit'
  | 'variable-missing'
  | 'variable-empty'
  | 'platform'
  | 'no-such-account'
  | 'no-such-connector'
  | 'no-such-method'

type Schema = z.core.$ZodType
type Issue = z.core.$ZodIssue

/** What zod found, in our own words: `prefix` is where the schema's value stands in the file. */
export function problemsOf(schema: Schema, value: unknown, issues: Issue[], prefix: string[] = []): Problem[] {
  const problems = issues.flatMap((issue) => problemsOfIssue(schema, value, issue, prefix))
  const meant = new Set(problems.flatMap((problem) => (problem.near ? [sibling(problem.path, problem.near)] : [])))
  return problems.filter((problem) => problem.kind !== 'missing' || !meant.has(problem.path.join('.')))
}

const sibling = (path: string[], name: string): string => [...path.slice(0, -1), name].join('.')

function problemsOfIssue(schema: Schema, value: unknown, issue: Issue, prefix: string[]): Problem[] {
  const path = [...prefix, ...issue.path.map(String)]
  const found = valueAt(value, issue.path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = schemasAt(schema, issue.path).flatMap((at) => Object.keys(fieldsOf(at) ?? {}))
      return issue.keys.map((key) => withNear({ path: [...path, key], kind: 'unknown' }, nearest(key, known)))
    }
    case 'invalid_type':
      return [ofType(path, found, [issue.expected])]
    case 'invalid_value': {
      if (found === undefined) return [{ path, kind: 'missing' }]
      const allowed = issue.values.map(String)
      const near = typeof found === 'string' ? nearest(found, allowed) : undefined
      return [withNear({ path, kind: 'not-one-of', values: { allowed: allowed.join(', ') } }, near)]
    }
    case 'too_small':
    case 'too_big':
      return [ofSize(path, issue)]
    case 'invalid_format':
      if ('prefix' in issue && typeof issue.prefix === 'string') {
        return [{ path, kind: 'starts-with', values: { prefix: issue.prefix } }]
      }
      return [ofFormat(path, issue.format, issue.message)]
    case 'invalid_union':
      return ofUnion(schema, value, issue, prefix)
    case 'invalid_key':
    case 'invalid_element':
      return problemsOf(schema, value, issue.issues, path)
    case 'custom': {
      // A connector names what is wrong where our texts have it in both languages; its own words are English.
      const kind = NAMED.find((one) => one === issue.params?.problem)
      if (kind !== undefined) return [{ path, kind }]
      return [ofFormat(path, path.at(-1) === 'timeZone' ? 'time-zone' : issue.code, issue.message)]
    }
    default:
      return [ofFormat(path, issue.code, issue.message)]
  }
}

const NAMED = ['url', 'insecure-url', 'keys-in-url', 'shopify-domain'] as const

const withNear = (problem: Problem, near: string | undefined): Problem =>
  near === undefined ? problem : { ...problem, near }

function ofType(path: string[], found: unknown, expected: string[]): Problem {
  if (found === undefined) return { path, kind: 'missing' }
  if (typeof found === 'string' && expected.includes('array')) return { path, kind: 'not-a-list' }
  return { path, kind: 'wrong-type', values: { expected: expected.join('|'), found: typeName(found) } }
}

function ofSize(path: string[], issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Problem {
  if (issue.code === 'too_big') {
    const exact = issue.origin === 'string' && issue.exact === true
    return { path, kind: exact ? 'wrong-length' : 'too-big', values: { limit: Number(issue.maximum) } }
  }
  if (issue.origin === 'string' && issue.exact === true) {
    return { path, kind: 'wrong-length', values: { limit: Number(issue.minimum) } }
  }
  if (issue.origin === 'string' || issue.origin === 'array') return { path, kind: 'empty' }
  const limit = Number(issue.minimum)
  return { path, kind: 'too-small', values: { limit: issue.inclusive === false ? `> ${limit}` : limit } }
}

function ofFormat(path: string[], format: string, message: string): Problem {
  if (format === 'datetime') return { path, kind: 'instant' }
  if (format === 'url') return { path, kind: 'url' }
  if (format === 'time-zone') return { path, kind: 'time-zone' }
  if (path.at(-1) === 'websiteId') return { path, kind: 'website-id' }
  if (path.at(-1) === 'pollEvery') return { path, kind: 'duration' }
  return { path, kind: 'unfit', values: { message } }
}

/** A branch that fits on the outside says what is wrong inside; else all of them say what could stand there. */
function ofUnion(schema: Schema, value: unknown, issue: z.core.$ZodIssueInvalidUnion, prefix: string[]): Problem[] {
  const path = [...prefix, ...issue.path.map(String)]
  if ('options' in issue && Array.isArray(issue.options)) {
    const allowed = issue.options.filter((one) => one !== undefined).map(String)
    const near = nearest(String(valueAt(value, issue.path)), allowed)
    return [withNear({ path, kind: 'not-one-of', values: { allowed: allowed.join(', ') } }, near)]
  }
  const fitting = issue.errors.find((branch) => branch.some((part) => part.path.length > 0))
  if (fitting !== undefined) {
    return fitting.flatMap((part) =>
      problemsOfIssue(schema, value, { ...part, path: [...issue.path, ...part.path] }, prefix),
    )
  }
  const parts = issue.errors.flat()
  const inRange = parts.find((part) => part.code === 'too_small' || part.code === 'too_big')
  if (inRange?.code === 'too_small' || inRange?.code === 'too_big') return [ofSize(path, inRange)]
  const expected = parts.flatMap((part) =>
    part.code === 'invalid_type' ? [part.expected] : part.code === 'invalid_value' ? part.values.map(String) : [],
  )
  return [ofType(path, valueAt(value, issue.path), [...new Set(expected)])]
}

export function valueAt(value: unknown, path: PropertyKey[]): unknown {
  let found = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Object.entries(found).find(([name]) => name === String(key))?.[1]
  }
  return found
}

function typeName(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  return Array.isArray(value) ? 'array' : typeof value
}
