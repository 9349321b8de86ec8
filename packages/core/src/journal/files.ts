import type { Instant } from '../clock.ts'
import type { Purchase } from '../model/purchase.ts'
import type { HandoverState } from '../model/states.ts'
import type { Leased, Settlement } from './handovers.ts'

/** Files of orders on their way. */
export interface FileJournal {
  /**
   * Before a file is put: remembers it with the hand-overs in it, which the token has `sent`. False, and nothing
   * remembered, where it no longer has all of them. They are left alone by everybody but `settleFile` from here on.
   */
  openFile(token: string, file: NewFile): Promise<boolean>
  /** Files of a store, newest first; `open` ones only, if asked: those whose end is not known. */
  files(query: { store: string; open?: boolean; limit: number }): Promise<HandedFile[]>
  file(name: string): Promise<HandedFile | undefined>
  fileOrders(name: string): Promise<FileOrder[]>
  /** What became of a file, and with it of its orders, together. Answers how many of them it changed. */
  settleFile(name: string, end: FileEnd, settlements: Settlement[], now: Instant): Promise<number>
  /** What of a file waits for somebody, in the file's order. */
  failedOrders(file: string): Promise<FailedOrder[]>
  /**
   * Makes orders of a file due as a person corrected them, from when on what the shop says of buyer and products no
   * longer counts. Answers those it changed: not one that something else has settled since, nor one whose buyer may
   * not be written to. Journaled in `action`, with the names of what was changed.
   */
  correct(what: Correction): Promise<number[]>
}

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

/** One order of a file that still waits for its end; `uncertain` after a switch or a copy put back, which knew no better. */
export interface FileOrder extends Pick<Leased, 'handoverId' | 'reachedAt' | 'attempts' | 'reason'> {
  reference: string
  state: HandoverState
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
