/** Each group that is prepared costs two commits, however small it is; while one of this size is, nothing else happens. */
const MOST = 2_048
const LEAST = 64
const SECONDS = 60

/**
 * How many orders are worth preparing ahead: those that leave within a minute. What waits longer would no longer be the
 * truth when it goes, and nobody could stop it meanwhile.
 */
export function appetiteFor(ratePerSecond: number, batch: number): number {
  if (ratePerSecond === 0) return MOST
  return Math.min(MOST, Math.max(LEAST, Math.ceil(ratePerSecond * batch * SECONDS)))
}
