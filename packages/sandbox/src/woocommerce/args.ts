import { invalidParams, type ParamError, type RestError } from './errors.ts'
import { listOf, type Param, type Params } from './php.ts'

/** One parameter of an endpoint, in the form in which the shop publishes it in its index. */
export interface Arg {
  type: 'integer' | 'string' | 'boolean' | 'array'
  format?: 'date-time'
  enum?: readonly string[]
  minimum?: number
  maximum?: number
  items?: { type: 'integer' | 'string'; enum?: readonly string[] }
  default?: unknown
}
export type Args = Record<string, Arg>

const DATE = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?$/

const isDate = (text: string): boolean =>
  DATE.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`))

/** Parameters the endpoint does not know are no fault: they are ignored (trap 4). */
export const validate = (args: Args, params: Params): RestError | undefined => {
  const faults: ParamError[] = []
  for (const [name, arg] of Object.entries(args)) {
    const value = params.get(name)
    const fault = value === undefined ? undefined : check(name, arg, value)
    if (fault) faults.push({ param: name, ...fault })
  }
  return faults.length > 0 ? invalidParams(faults) : undefined
}

type Fault = Omit<ParamError, 'param'>
const wrongType = (name: string, type: string): Fault => ({
  code: 'rest_invalid_type',
  message: `${name} is not of type ${type}.`,
})

const check = (name: string, arg: Arg, value: Param): Fault | undefined => {
  if (arg.type === 'array') return checkList(name, arg, value)
  if (Array.isArray(value)) return wrongType(name, arg.type)
  if (arg.type === 'integer') return checkInteger(name, arg, value)
  if (arg.type === 'boolean') return /^(true|false|1|0)$/i.test(value) ? undefined : wrongType(name, 'boolean')
  if (arg.format === 'date-time' && !isDate(value)) {
    return { code: 'rest_invalid_date', message: 'Invalid date.' }
  }
  return arg.enum ? checkEnum(name, arg.enum, value) : undefined
}

const checkList = (name: string, { items }: Arg, value: Param): Fault | undefined => {
  for (const [index, item] of listOf(value).entries()) {
    const place = `${name}[${index}]`
    if (items?.type === 'integer' && !/^-?\d+$/.test(item)) return wrongType(place, 'integer')
    const fault = items?.enum && checkEnum(place, items.enum, item)
    if (fault) return fault
  }
  return undefined
}

const checkInteger = (name: string, { minimum, maximum }: Arg, value: string): Fault | undefined => {
  if (!/^-?\d+$/.test(value.trim())) return wrongType(name, 'integer')
  const number = Number(value)
  const low = minimum !== undefined && number < minimum
  const high = maximum !== undefined && number > maximum
  if (!low && !high) return undefined
  const bounds =
    maximum === undefined
      ? `must be greater than or equal to ${minimum}`
      : `must be between ${minimum} (inclusive) and ${maximum} (inclusive)`
  return { code: 'rest_out_of_bounds', message: `${name} ${bounds}` }
}

export const checkEnum = (name: string, allowed: readonly string[], value: string): Fault | undefined =>
  allowed.includes(value)
    ? undefined
    : { code: 'rest_not_in_enum', message: `${name} is not one of ${enumerate(allowed)}.` }

const enumerate = (words: readonly string[]): string =>
  words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
