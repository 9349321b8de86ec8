const SECOND = 1_000
const MINUTE = 60_000

/** The API's own limits (docs/protocol.md §3.16): seconds to wait, or 0. */
export const createLimits = (clock: () => number, { perSecond = 5, perMinute = 100 } = {}) => {
  let seen: number[] = []
  return {
    wait(): number {
      const now = clock()
      seen = seen.filter((at) => at > now - MINUTE)
      const recent = seen.filter((at) => at > now - SECOND)
      if (seen.length >= perMinute) return Math.ceil(((seen[0] ?? now) + MINUTE - now) / SECOND)
      if (recent.length >= perSecond) return 1
      seen.push(now)
      return 0
    },
  }
}
