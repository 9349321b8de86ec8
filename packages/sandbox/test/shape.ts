const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const kind = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value)

/** Where two documents differ in keys or types; the type of what `varies` is not compared. */
export const differences = (recorded: unknown, ours: unknown, varies: RegExp, path = ''): string[] => {
  if (varies.test(path)) return []
  if (kind(recorded) !== kind(ours)) return [`${path}: ${kind(recorded)} in the recording, ${kind(ours)} here`]
  if (Array.isArray(recorded) && Array.isArray(ours)) {
    if (recorded.length === 0 || ours.length === 0) return []
    return differences(recorded[0], ours[0], varies, `${path}[]`)
  }
  if (!isRecord(recorded) || !isRecord(ours)) return []
  const missing = Object.keys(recorded).filter((key) => !(key in ours))
  const surplus = Object.keys(ours).filter((key) => !(key in recorded))
  return [
    ...missing.map((key) => `${path}.${key}: missing here`),
    ...surplus.map((key) => `${path}.${key}: not in the recording`),
    ...Object.keys(recorded)
      .filter((key) => key in ours)
      .flatMap((key) => differences(recorded[key], ours[key], varies, `${path}.${key}`)),
  ]
}
