import { decodeEnvelope } from '../envelope.ts'

const DEPTH = 6

/** Addresses in the media of a review: base64, then URL-encoded JSON of a shape that is not known (docs/protocol.md, reviews). */
export function mediaIn(encoded: string): string[] {
  if (encoded.trim() === '') return []
  try {
    return addressesIn(JSON.parse(decodeURIComponent(decodeEnvelope(encoded).toString())))
  } catch {
    return []
  }
}

/** Every web address in a value of any shape, each once. */
export const addressesIn = (value: unknown): string[] => [...new Set(addresses(value, DEPTH))]

function addresses(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return /^https?:\/\//i.test(value) && URL.canParse(value) ? [value] : []
  if (typeof value !== 'object' || value === null || depth === 0) return []
  return Object.values(value).flatMap((item) => addresses(item, depth - 1))
}
