import type { Answer } from '@recolte/core'

/** WooCommerce's own word for an error. Its message is in the shop's language, so nothing may depend on it. */
export function codeOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : undefined
}

/** The shop's own clock: to the second, and rounded down. */
export function clockOf(answer: Answer, now: number): Date {
  const at = Date.parse(answer.headers.date ?? '')
  return new Date(Number.isNaN(at) ? now : at)
}

export function countOf(answer: Answer, header: 'x-wp-total' | 'x-wp-totalpages'): number | undefined {
  const count = answer.headers[header]
  return count !== undefined && /^\d+$/.test(count) ? Number(count) : undefined
}
