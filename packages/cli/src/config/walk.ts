import { z } from 'zod'

type Schema = z.core.$ZodType

/** Looks through `optional`, `default`, `prefault`, `transform` and the like for the schema that says what is written. */
function inner(schema: Schema): Schema {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return inner(schema.unwrap())
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return inner(schema.unwrap())
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodCatch) return inner(schema.unwrap())
  if (schema instanceof z.ZodPipe) return inner(schema.in)
  return schema
}

/** The fields of an object schema; undefined for everything else. */
export function fieldsOf(schema: Schema): Record<string, Schema> | undefined {
  const seen = inner(schema)
  return seen instanceof z.ZodObject ? seen.shape : undefined
}

/** The schemas that may apply to what stands at a path (a union has several). */
export function schemasAt(schema: Schema, path: PropertyKey[]): Schema[] {
  const [key, ...rest] = path
  const seen = inner(schema)
  if (seen instanceof z.ZodUnion) return seen.options.flatMap((option) => schemasAt(option, path))
  if (key === undefined) return [seen]
  if (seen instanceof z.ZodObject) {
    const field: Schema | undefined = Object.entries<Schema>(seen.shape).find(([name]) => name === key)?.[1]
    return field === undefined ? [] : schemasAt(field, rest)
  }
  if (seen instanceof z.ZodRecord) return schemasAt(seen.valueType, rest)
  if (seen instanceof z.ZodArray) return schemasAt(seen.element, rest)
  return []
}

/** Every text of `value` that stands where its schema says `meta.secret`; works on values that do not fit the schema, too. */
export function secretsIn(schema: Schema, value: unknown): string[] {
  if (isSecret(schema)) return typeof value === 'string' ? [value, value.trim()] : []
  const seen = inner(schema)
  if (seen instanceof z.ZodUnion) return seen.options.flatMap((option) => secretsIn(option, value))
  if (typeof value !== 'object' || value === null) return []
  if (seen instanceof z.ZodObject) {
    const fields: Record<string, Schema> = seen.shape
    return Object.entries(value).flatMap(([key, part]) => {
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined
      return field === undefined ? [] : secretsIn(field, part)
    })
  }
  if (seen instanceof z.ZodRecord) return Object.values(value).flatMap((part) => secretsIn(seen.valueType, part))
  if (seen instanceof z.ZodArray) return Object.values(value).flatMap((part) => secretsIn(seen.element, part))
  return []
}

/** `optional(secret)` is as secret as `secret`. */
export function isSecret(schema: Schema): boolean {
  if (z.globalRegistry.get(schema)?.secret === true) return true
  const seen = inner(schema)
  return seen !== schema && z.globalRegistry.get(seen)?.secret === true
}

/** Whether the field may be left out of what is written. */
export function isOptional(schema: Schema): boolean {
  return z.safeParse(schema, undefined).success
}
