import type { Instant } from '../clock.ts'
import type { Purchase } from '../model/purchase.ts'
import type { HandoverState } from '../model/states.ts'
import type { Leased } from './records/handovers.ts'

/** A file about to be put, under a name that no other has. */
export interface NewFile {
  name: string
  store: string
  account: string
  handoverIds: number[]
  lines: number
  at: Instant
  /** Until then it is being put by a living process, and nobody looks for it. */
  until: Instant
}

/** `sending` until it is known to have arrived; `dropped` until the platform has taken or refused it. */
export type FileState = 'sending' | 'dropped' | 'collected' | 'error' | 'gone' | 'not-dropped'

/** One file of orders handed over together. */
export interface HandedFile extends Omit<NewFile, 'handoverIds'> {
  state: FileState
  orders: number
  droppedAt: Instant | undefined
  endedAt: Instant | undefined
  /** The platform's words on it, word for word but for addresses. */
  report: string | undefined
  /** Its orders that wait for somebody: refused, or uncertain. */
  unsettled: number
}

export interface FileEnd {
  state: FileState
  at: Instant
  report?: string
}

/** One order of a file that still waits for its end. */
export interface FileOrder extends Pick<Leased, 'handoverId' | 'reachedAt' | 'attempts' | 'reason'> {
  reference: string
  purchase: Purchase | undefined
  delayDays: number | undefined
}

/** One order of a file that has ended which waits for somebody: refused, or perhaps taken. */
export interface FailedOrder extends Pick<Leased, 'handoverId' | 'reason'> {
  orderId: string
  state: HandoverState
  reference: string
  /** Undefined once it was erased. */
  purchase: Purchase | undefined
}

/** Orders of a file as a person corrected them. */
export interface Correction {
  file: string
  store: string
  orders: { handoverId: number; purchase: Purchase; emailHash: string }[]
  actor: string
  now: Instant
}
