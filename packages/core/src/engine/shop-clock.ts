import { DAY, type Instant, MINUTE } from '../clock.ts'
import type { StoreRecord } from '../journal/port.ts'

/** A shop's clock that moved back by more than this since the last pass has been put right. */
const STEP = MINUTE

/**
 * From where to read again when a shop's clock was put back: what changed since is stamped before our watermark.
 * Undefined where it was not. `lastSkew` and `skew` are how far it stood, and stands, ahead of ours.
 */
export function readAgainFrom(
  record: Pick<StoreRecord, 'watermark' | 'shopClock'>,
  clock: Instant,
  lastSkew: number | undefined,
  skew: number,
): Instant | undefined {
  const back = (lastSkew ?? skew) - skew
  const byOurs = back > STEP ? record.watermark - back : undefined
  // Where one machine runs the shop and us, our clock moved with it and cannot tell how far.
  const byItsOwn = record.shopClock !== undefined && record.shopClock - clock > STEP ? clock - DAY : undefined
  if (byOurs === undefined || byItsOwn === undefined) return byOurs ?? byItsOwn
  return Math.min(byOurs, byItsOwn)
}
