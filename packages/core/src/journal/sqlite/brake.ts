import type { ClosePass } from '../port.ts'
import type { Connection } from './connection.ts'
import { AWAITS_PASS } from './place.ts'
import { detailJson, int } from './rows.ts'

const WAITING = `store = ? AND state = 'due' AND state <> 'collected' AND next_at = ${AWAITS_PASS}`

/** Counts first and then decides for all, in one transaction: no order of a flood slips out before the rest is seen. */
export function closePass(db: Connection, { store, now, brake }: ClosePass): { opened: number; held: number } {
  if (brake !== undefined) {
    const row = db.get(`SELECT count(*) AS n FROM handover WHERE ${WAITING}`, store)
    const count = (row === undefined ? 0 : int(row, 'n')) + (brake.before ?? 0)
    if (count > brake.limit) {
      const reason = { ...brake.reason, detail: { ...brake.reason.detail, count } }
      const held = db.run(
        `UPDATE handover SET state = 'held', reason = ?, detail = ?, next_at = coalesce(not_before, ?) WHERE ${WAITING}`,
        ...[reason.code, detailJson(reason), now, store],
      )
      return { opened: 0, held }
    }
  }
  return {
    opened: db.run(`UPDATE handover SET next_at = coalesce(not_before, ?) WHERE ${WAITING}`, now, store),
    held: 0,
  }
}

export function collectedSince(db: Connection, store: string, since: string): { collected: number; days: number } {
  const row = db.get(
    `SELECT coalesce(sum(n) FILTER (WHERE outcome = 'collected'), 0) AS n, count(DISTINCT day) AS days
     FROM tally WHERE store = ? AND day >= ?`,
    ...[store, since],
  )
  return row === undefined ? { collected: 0, days: 0 } : { collected: int(row, 'n'), days: int(row, 'days') }
}
