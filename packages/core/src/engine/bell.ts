/** Lets one part of a pass wait for another: a ring wakes all who wait at that moment, and nobody who comes later. */
export class Bell {
  #waiting: (() => void)[] = []

  wait(): Promise<void> {
    return new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  ring(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}
