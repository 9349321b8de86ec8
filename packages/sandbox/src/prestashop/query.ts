import type { ApiError } from './errors.ts'
import { errors } from './errors.ts'

export interface Condition {
  field: string
  /** What an unknown operator does: nothing, so that everything matches (seen). */
  test: (value: string) => boolean
  /** `[a|b]` and `[a]`: these values and no others. */
  exactly?: string[]
  /** `[a,b]`, bounds sorted. */
  range?: [string, string]
}

export interface Query {
  /** `full`, undefined for ids alone, or fields with what of an association is wanted. */
  display: 'full' | { name: string; parts: string[] | undefined }[] | undefined
  conditions: Condition[]
  sort: { field: string; ascending: boolean }[]
  offset: number
  count: number
  /** A limit that makes bad SQL: answered with an empty list (seen; 8.2: an empty 500). */
  broken: boolean
  language: number | undefined
}

/** What a resource lets itself be asked by. */
export interface Askable {
  name: string
  fields: readonly string[]
  /** Only with `date=1`. */
  dates: readonly string[]
  dynamic: readonly string[]
  associations: readonly string[]
}

/** The query language, as far as recordings go. Answers the errors instead, of which there may be several. */
export const readQuery = (params: URLSearchParams, resource: Askable): Query | ApiError[] => {
  const failures: ApiError[] = []
  const withDates = params.get('date') === '1'
  const askable = [...resource.fields.filter((field) => withDates || !resource.dates.includes(field))]

  const conditions: Condition[] = []
  for (const [name, text] of lastOfEach(params)) {
    const field = /^filter\[(\w+)\]$/.exec(name)?.[1]
    if (field === undefined) continue
    if (resource.dynamic.includes(field)) failures.push(errors.dynamicFilter(field))
    else if (!askable.includes(field)) failures.push(errors.unknownFilter(askable))
    else if (text === '') failures.push(errors.malformedFilter(field))
    else conditions.push(condition(field, text))
  }

  const sort: Query['sort'] = []
  for (const part of listOf(params.get('sort'))) {
    const [, field, direction] = /^(\w+)_(ASC|DESC)$/.exec(part) ?? []
    if (field === undefined) failures.push(errors.malformedSort)
    else if (!askable.includes(field)) failures.push(errors.unknownSort(askable))
    else sort.push({ field, ascending: direction === 'ASC' })
  }

  const display = readDisplay(params.get('display'), resource, failures)
  const limit = params.get('limit')
  const parts = limit?.split(',') ?? []
  if (parts.length > 2) failures.push(errors.malformedLimit)
  const numbers = parts.map(Number)
  const broken = numbers.some((number) => !Number.isInteger(number) || number < 0)
  const [first = Number.POSITIVE_INFINITY, second] = numbers
  const language = Number(params.get('language')?.replace(/\D/g, '')) || undefined
  if (failures.length > 0) return [...failures, ...errors.warnings]
  const window = second === undefined ? { offset: 0, count: first } : { offset: first, count: second }
  return { display, conditions, sort, ...window, broken, language }
}

const lastOfEach = (params: URLSearchParams): Map<string, string> => new Map(params)

const listOf = (text: string | null): string[] =>
  text === null || text === '' ? [] : text.replace(/^\[|\]$/g, '').split(',')

const readDisplay = (text: string | null, resource: Askable, failures: ApiError[]): Query['display'] => {
  if (text === null) return undefined
  if (text === 'full') return 'full'
  const wanted: Exclude<Query['display'], 'full' | undefined> = []
  for (const [, name = '', , parts] of text.replace(/^\[|\]$/g, '').matchAll(/(\w+)(\[([^\]]*)\])?/g)) {
    if (![...resource.fields, ...resource.dynamic, ...resource.associations].includes(name)) {
      failures.push(errors.unknownField(name, resource.fields))
      return undefined
    }
    wanted.push({ name, parts: parts?.split(',') })
  }
  return wanted
}

const condition = (field: string, text: string): Condition => {
  const [, operator = '', inner = '', after = ''] = /^([^[\]]*)\[(.*)\](%?)$/s.exec(text) ?? [text, '', text, '']
  if (operator === '>') return { field, test: (value) => compare(value, inner) > 0 }
  if (operator === '<') return { field, test: (value) => compare(value, inner) < 0 }
  if (operator === '!') return { field, test: (value) => !inner.split('|').includes(value) }
  if (operator === '%' || after === '%') return { field, test: like(inner, operator === '%', after === '%') }
  if (operator !== '') return { field, test: () => true }
  // A range holds digits, dots, colons, dashes and blanks only; anything else is equality (seen with ISO times).
  const range = /^([\d.:\- ]+),([\d.:\- ]+)$/.exec(inner)
  if (range) {
    const [low = '', high = ''] = [range[1] ?? '', range[2] ?? ''].sort(compare)
    return { field, range: [low, high], test: (value) => compare(value, low) >= 0 && compare(value, high) <= 0 }
  }
  const exactly = inner.split('|')
  const wanted = new Set(exactly)
  return { field, exactly, test: (value) => wanted.has(value) }
}

const like = (part: string, before: boolean, after: boolean) => (value: string) =>
  before && after ? value.includes(part) : before ? value.endsWith(part) : value.startsWith(part)

/** Numbers as numbers; times as the texts they are, a day alone being its midnight. */
export const compare = (a: string, b: string): number => {
  const [one, other] = [Number(a), Number(b)]
  if (!Number.isNaN(one) && !Number.isNaN(other)) return one - other
  const pad = (text: string) => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 00:00:00` : text)
  return pad(a) < pad(b) ? -1 : pad(a) > pad(b) ? 1 : 0
}
