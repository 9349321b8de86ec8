import type { FaultTiming } from '../faults.ts'
import type { NewPlatformFaultKind } from '../new-platform/faults.ts'

/** Where a fault strikes. */
export type PublishedPlace = 'list' | 'averages' | 'product' | 'api' | 'token'

type Struck = Extract<
  NewPlatformFaultKind,
  '401' | '403' | '429' | '500' | '503' | 'html' | 'empty' | 'truncated' | 'redirect' | 'reset' | 'hang'
>
/** `elsewhere`: a page whose next one is on another host. */
export type PublishedFaultKind = Struck | '404' | 'elsewhere'

export interface PublishedFault extends FaultTiming {
  kind: PublishedFaultKind
  /** Absent: everywhere. */
  on?: PublishedPlace
  /** Seconds for Retry-After. */
  retryAfter?: number
}

export const concerns = ({ on }: PublishedFault, place: PublishedPlace): boolean => on === undefined || on === place
