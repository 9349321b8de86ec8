import { RecolteError } from '@recolte/core'

/**
 * Asks for as many as fit into the points of one question, and remembers it: how Shopify weighs a question is published
 * nowhere, so the first size is a guess and the shop's refusal the measure.
 */
export interface Fitting {
  ask<T>(wanted: number, run: (size: number) => Promise<T>): Promise<T>
  readonly most: number
}

export function createFitting(first: number): Fitting {
  let most = first
  return {
    get most() {
      return most
    },
    async ask(wanted, run) {
      for (;;) {
        const size = Math.min(wanted, most)
        try {
          return await run(size)
        } catch (error) {
          if (!(error instanceof RecolteError) || error.code !== 'shopify.too-dear' || size <= 1) throw error
          const share = Number(error.detail.max) / Number(error.detail.cost)
          most = Math.max(1, Math.min(size - 1, Math.floor(size * (share > 0 ? share : 0.5))))
        }
      }
    },
  }
}
