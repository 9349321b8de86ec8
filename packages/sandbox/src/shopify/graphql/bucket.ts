/** What `extensions.cost` says of the bucket. */
export interface ThrottleStatus {
  maximumAvailable: number
  currentlyAvailable: number
  restoreRate: number
}

export interface BucketOptions {
  size: number
  /** Points a second. */
  rate: number
  now: () => number
}

/** A leaky bucket of points: admission tests the requested cost, the actual one is charged (seen). */
export const createBucket = ({ size, rate, now }: BucketOptions) => {
  let held = size
  let at = now()
  const available = (): number => {
    const passed = Math.max(0, now() - at)
    at = Math.max(at, now())
    held = Math.min(size, held + (passed / 1000) * rate)
    return held
  }
  return {
    admits: (requested: number) => requested <= available(),
    charge(actual: number) {
      held = available() - actual
    },
    /** Leaves so many points, as another program of the same app does. */
    drain(left: number) {
      available()
      held = left
    },
    status: (): ThrottleStatus => ({
      ...{ maximumAvailable: size, currentlyAvailable: Math.max(0, Math.floor(available())), restoreRate: rate },
    }),
  }
}
export type Bucket = ReturnType<typeof createBucket>
