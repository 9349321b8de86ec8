import type { Args } from './args.ts'
import type { RestError } from './errors.ts'
import type { Wanted } from './fields.ts'
import type { Params } from './php.ts'
import type { Shop } from './shop.ts'

/** A request that found its route. */
export interface Visit {
  shop: Shop
  /** Address of the shop, as its answers write it. */
  url: string
  secure: boolean
  version: 'v2' | 'v3'
  params: Params
  wanted: Wanted
  ids: number[]
  body: unknown
  /** A fault that bends the answer instead of replacing it. */
  bend: 'endless' | 'ignores-modified-after' | undefined
}

export interface Reply {
  status?: number
  headers?: Record<string, string>
  body: unknown
}

export type Handler = (visit: Visit) => Reply | RestError

export interface Route {
  /** Of the path below `/wp-json`. */
  pattern: RegExp
  methods: Partial<Record<string, Handler>>
  /** What the real shop would take here, where that is more than the sandbox does. */
  allow?: readonly string[]
  /** Open to anyone. */
  open?: boolean
  collection?: boolean
  args?: Args
}
