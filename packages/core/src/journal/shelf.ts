import type { Instant } from '../clock.ts'
import type { ProductAverage, ProductReview } from '../model/review.ts'

/** What the shop shows of reviews, and what it is yet to show. */
export interface ShelfJournal {
  /** Takes what is due longest, for one process alone until `until`. */
  takeShelving<K extends ShelfKind>(query: ShelvingQuery<K>): Promise<Shelving<ShelfItems[K]> | undefined>
  settleShelving(settled: SettledShelving): Promise<void>
  shelved(key: ShelfKey): Promise<Shelved | undefined>
  shelfCounts(store: string, kind: ShelfKind): Promise<ShelfCounts>
}

/** What a shop may show, each under its id: the review's, or the product's. */
export interface ShelfItems {
  review: ProductReview
  average: ProductAverage
}
export type ShelfKind = keyof ShelfItems

export interface ShelfKey {
  store: string
  kind: ShelfKind
  id: string
}

export interface ShelvingQuery<K extends ShelfKind> {
  store: string
  kind: K
  now: Instant
  until: Instant
}

export interface Shelving<Item> {
  id: string
  /** Undefined where it is to be taken away. */
  item: Item | undefined
  shopId: string | undefined
  /** Of what is taken: what changed meanwhile is due again, whatever became of this. */
  version: number
  /** Times it failed in a row. */
  tries: number
}

export interface SettledShelving {
  key: ShelfKey
  version: number
  now: Instant
  end: /** Without an id in the shop: taken away there. */
    | { kind: 'shown'; shopId: string | undefined }
    /** `after`: milliseconds from now. */
    | { kind: 'again'; after: number; problem: string; detail: Detail }
}
type Detail = Record<string, string | number>

export interface Shelved {
  shopId: string | undefined
  shownAt: Instant | undefined
  /** When it is put there next; undefined where the shop shows it as it is. */
  dueAt: Instant | undefined
  tries: number
  problem: { code: string; detail: Detail } | undefined
}

export interface ShelfCounts {
  shown: number
  /** Changed, and not put there yet. */
  due: number
  /** Of those due, by what hindered them. */
  problems: { problem: string; n: number; example: string; detail: Detail }[]
}
