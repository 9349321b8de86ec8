import type { Answer } from '@recolte/core'

/**
 * PrestaShop's own numbers for errors, several of which may come together. Its messages disclose paths of the server,
 * so nothing of them is kept.
 */
export function codesOf(body: unknown): number[] {
  // In XML, where it was asked for.
  if (typeof body === 'string')
    return [...body.matchAll(/<code><!\[CDATA\[(\d+)\]\]><\/code>/g)].map(([, code]) => Number(code))
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return []
  return body.errors.flatMap((error: unknown) =>
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number'
      ? [error.code]
      : [],
  )
}

/** The webservice answered, and not the theme, the server or something in front of it. */
export const isWebservice = ({ headers }: Answer): boolean =>
  headers['psws-version'] !== undefined || (headers['x-powered-by'] ?? '').includes('PrestaShop Webservice')

/** `0` where the request got no further than the key. */
export const versionOf = ({ headers }: Answer): string => {
  const version = headers['psws-version'] ?? ''
  return version === '0' ? '' : version
}

/** The shop's own clock: to the second, and rounded down. */
export function clockOf(answer: Answer, now: number): Date {
  const at = Date.parse(answer.headers.date ?? '')
  return new Date(Number.isNaN(at) ? now : at)
}
