import { HOUR, SECOND } from '../clock.ts'

/**
 * Exponential with full jitter from 1 s, at most an hour apart; what the other side asks for wins, within that hour.
 * `attempts` counts the one that just failed.
 */
export function backoff(attempts: number, retryAfterMs = 0, random: () => number = Math.random): number {
  const ceiling = Math.min(HOUR, SECOND * 2 ** Math.min(attempts - 1, 20))
  return Math.min(HOUR, Math.max(Math.round(random() * ceiling), retryAfterMs))
}
