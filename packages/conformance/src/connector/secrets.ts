const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Where in the settings the secret texts stand. */
export function secretPaths(settings: unknown, secrets: string[], path: string[] = []): string[][] {
  if (typeof settings === 'string') return secrets.includes(settings) ? [path] : []
  if (!isRecord(settings)) return []
  return Object.entries(settings).flatMap(([key, value]) => secretPaths(value, secrets, [...path, key]))
}

/** Whether a JSON schema marks this place, or one around it, as secret: the mark of core's `secret()`. */
export function marksSecret(schema: unknown, path: string[]): boolean {
  if (!isRecord(schema)) return false
  if (schema.secret === true) return true
  const choices = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => (Array.isArray(list) ? list : []))
  if (choices.some((choice) => marksSecret(choice, path))) return true
  const [key, ...rest] = path
  if (key === undefined) return false
  const inner = isRecord(schema.properties) ? schema.properties[key] : undefined
  return [inner, schema.additionalProperties, schema.items].some((one) => marksSecret(one, rest))
}
