import type { RecolteEvent, StoreWarning } from '../api/passes.ts'
import type { Clock, Instant } from '../clock.ts'
import type { StoreConfig } from '../config.ts'
import type { Connector, ConnectorContext, Store } from '../connector.ts'
import type { Journal, StoreIdentity, StoreRecord } from '../journal/port.ts'
import type { MethodDefinition } from '../method.ts'
import type { Rules } from '../qualify/rules.ts'

/** One configured store with everything a pass needs of it. */
export interface StoreRuntime {
  name: string
  config: StoreConfig
  connector: Connector
  context: ConnectorContext
  store: Store
  identity: StoreIdentity
  trigger: string[]
  method: MethodDefinition
  /** Built by the first collection of the process, and again when the shop's facts change. */
  rules?: Rules
  /** Orders that webhooks let go since the last poll: a flood that comes in drops is a flood all the same. */
  openedByHints?: number
  /** Its shop refused to tell of products: until then it is left alone. */
  productsRestUntil?: Instant
}

/** What a pass shares. */
export interface Engine {
  journal: Journal
  clock: Clock
  /** Identifies this process in leases and claims. */
  token: string
  emit: (event: RecolteEvent) => void
}

/** The limits of one pass. */
export interface Pass {
  /** Nothing new starts after this instant. */
  deadline: Instant
  signal: AbortSignal
}

export function isOver(pass: Pass, clock: Clock): boolean {
  return pass.signal.aborted || clock.now() >= pass.deadline
}

/** One pass's turn at one store. */
export interface Turn {
  record: StoreRecord
  rules: Rules
  passNumber: number
  /** This pass connects the store. */
  first: boolean
  /** What came up and is to be said at the end of the pass. */
  warnings: StoreWarning[]
}
