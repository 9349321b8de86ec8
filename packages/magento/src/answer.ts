import type { Answer } from '@recolte/core'

/** The shop's own clock: to the second, and rounded down. */
export function clockOf(answer: Answer, now: number): Date {
  const at = Date.parse(answer.headers.date ?? '')
  return new Date(Number.isNaN(at) ? now : at)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export interface Complaint {
  /** As the shop wrote it, `%1` and `%fieldName` left in: it is English in every shop, so it may be recognised by. */
  pattern: string
  /** The same with its values, for people. */
  text: string
  /** The right that is missing. */
  resources: string | undefined
  /** The largest page the shop allows. */
  max: number | undefined
}

/** Magento's own word for an error; `undefined` for a page of the theme, of the server or of something in front of it. */
export function complaintOf(body: unknown): Complaint | undefined {
  if (!isRecord(body) || typeof body.message !== 'string') return undefined
  const given = isRecord(body.parameters) ? body.parameters : {}
  const max = Number(given.max)
  return {
    pattern: body.message,
    text: substituted(body.message, given).slice(0, 200),
    resources: typeof given.resources === 'string' ? given.resources : undefined,
    max: Number.isInteger(max) && max > 0 ? max : undefined,
  }
}

/** `parameters` is a list for `%1`, `%2`, or an object for names (docs/platforms/magento.md, "What answers mean"). */
function substituted(message: string, parameters: Record<string, unknown>): string {
  const list = Array.isArray(parameters)
  return message.replace(/%(\w+)/g, (mark, name: string) => {
    const value = parameters[list ? String(Number(name) - 1) : name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : mark
  })
}
