type Listener = (stores: ReadonlySet<string>) => void

/** Tells whoever serves in this process that webhooks came in. Another process finds them in the journal. */
export class HintBell {
  readonly #listeners = new Set<Listener>()

  ring(stores: ReadonlySet<string>): void {
    for (const listener of this.#listeners) listener(stores)
  }

  /** Answers how to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
