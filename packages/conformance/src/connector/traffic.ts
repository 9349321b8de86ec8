/** Counts what goes through the context, to be compared with what reaches the shop. */
export interface Traffic {
  readonly started: number
  readonly inFlight: number
  /** Resolves when a request is on its way. */
  underWay(): Promise<void>
  carry<T>(request: () => Promise<T>): Promise<T>
}

export function createTraffic(): Traffic {
  let started = 0
  let inFlight = 0
  let waiting: (() => void)[] = []
  return {
    get started() {
      return started
    },
    get inFlight() {
      return inFlight
    },
    underWay() {
      return inFlight > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
    },
    async carry(request) {
      started += 1
      inFlight += 1
      for (const resolve of waiting) resolve()
      waiting = []
      try {
        return await request()
      } finally {
        inFlight -= 1
      }
    },
  }
}
