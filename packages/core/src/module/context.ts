import type { HistoricalAccount } from '../config.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import type { Method } from '../method.ts'
import type { CallMessage } from '../protocol/module/call.ts'
import type { Dialect } from '../protocol/module/dialect.ts'
import type { Keys } from '../protocol/module/verify.ts'

/** An account a store answers for, with what answering needs of both. */
export interface Answerable extends Keys {
  runtime: StoreRuntime
  /** The account's name in the configuration. */
  account: string
  settings: HistoricalAccount
  method: Method
}

/** One genuine call. */
export interface CallContext {
  engine: Engine
  runtime: StoreRuntime
  account: string
  keys: Keys
  settings: HistoricalAccount
  method: Method
  dialect: Dialect
  timeZone: string
  /** Somebody between says so (the relay, some caches): how the platform itself closes cannot be seen. */
  passedOn: boolean
  query: string
  message: CallMessage
}
