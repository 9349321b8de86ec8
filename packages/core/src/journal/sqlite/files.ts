import type { Instant } from '../../clock.ts'
import type { FileEnd, FileOrder, FileState, HandedFile, NewFile } from '../files.ts'
import type { Settlement } from '../port.ts'
import type { Connection } from './connection.ts'
import { parsePurchase } from './leases.ts'
import { handoverState, int, intOr, type Row, reason, text, textOr } from './rows.ts'
import { settle } from './settle.ts'

const OPEN = `state IN ('sending', 'dropped')`
/** In the file, and not settled by anything else since, or only by nobody knowing. */
const IN_FILE = `handed_ref = ? AND state IN ('sent', 'handed', 'uncertain') AND state <> 'collected'`

const FILE = `SELECT file.*, (SELECT count(*) FROM handover
    WHERE handed_ref = file.name AND state IN ('refused', 'uncertain')) AS unsettled FROM file`

export function openFile(db: Connection, token: string, file: NewFile): boolean {
  const { name, store, account, handoverIds, lines, at, until } = file
  const which = `id IN (SELECT value FROM json_each(?)) AND state = 'sent' AND lease_token = ?`
  const ids = JSON.stringify(handoverIds)
  const held = db.get(`SELECT count(*) AS n FROM handover WHERE ${which}`, ids, token)
  if (held === undefined || int(held, 'n') !== handoverIds.length) return false
  db.run(`UPDATE handover SET handed_ref = ?, lease_until = ? WHERE ${which}`, name, until, ids, token)
  db.run(
    `INSERT INTO file (name, store, account, state, lines, orders, at, until) VALUES (?, ?, ?, 'sending', ?, ?, ?, ?)`,
    ...[name, store, account, lines, handoverIds.length, at, until],
  )
  return true
}

export function files(db: Connection, query: { store: string; open?: boolean; limit: number }): HandedFile[] {
  const which = query.open === true ? `store = ? AND ${OPEN}` : 'store = ?'
  return db.all(`${FILE} WHERE ${which} ORDER BY at DESC, name LIMIT ?`, query.store, query.limit).map(toFile)
}

export function file(db: Connection, name: string): HandedFile | undefined {
  const row = db.get(`${FILE} WHERE name = ?`, name)
  return row === undefined ? undefined : toFile(row)
}

export function fileOrders(db: Connection, name: string): FileOrder[] {
  return db
    .all(
      `SELECT h.id, h.reference, h.state, h.reached_at, h.attempts, h.reason, h.detail, h.delay_days, p.body
       FROM handover h LEFT JOIN payload p ON p.handover_id = h.id WHERE ${IN_FILE} ORDER BY h.id`,
      name,
    )
    .map((row) => ({
      handoverId: int(row, 'id'),
      reference: text(row, 'reference'),
      state: handoverState(row, 'state'),
      reachedAt: int(row, 'reached_at'),
      attempts: int(row, 'attempts'),
      reason: reason(row, 'reason', 'detail'),
      purchase: row.body === null ? undefined : parsePurchase(text(row, 'body')),
      delayDays: intOr(row, 'delay_days'),
    }))
}

/** Its orders belong to the file: whoever settles it holds them, whatever lease they had. */
export function settleFile(
  db: Connection,
  name: string,
  { state, at, report }: FileEnd,
  settlements: Settlement[],
  now: Instant,
): number {
  const open = db.run(
    `UPDATE file SET state = ?, dropped_at = CASE WHEN ? = 'dropped' THEN ? ELSE dropped_at END,
       ended_at = CASE WHEN ? = 'dropped' THEN NULL ELSE ? END, report = coalesce(?, report)
     WHERE name = ? AND ${OPEN}`,
    ...[state, state, at, state, at, report ?? null, name],
  )
  if (open === 0) return 0
  const ids = JSON.stringify(settlements.map(({ handoverId }) => handoverId))
  db.run(
    `UPDATE handover SET lease_token = ? WHERE id IN (SELECT value FROM json_each(?)) AND ${IN_FILE}`,
    ...[name, ids, name],
  )
  const written = settle(db, name, settlements, now)
  // What is due again belongs to no file any more.
  db.run(`UPDATE handover SET handed_ref = NULL WHERE handed_ref = ? AND state = 'due'`, name)
  return written
}

const STATES = new Map<string, FileState>(
  (['sending', 'dropped', 'collected', 'error', 'gone', 'not-dropped'] as const).map((state) => [state, state]),
)

function toFile(row: Row): HandedFile {
  const state = STATES.get(text(row, 'state'))
  if (state === undefined) throw new TypeError(`journal column state holds ${text(row, 'state')}`)
  return {
    name: text(row, 'name'),
    store: text(row, 'store'),
    account: text(row, 'account'),
    state,
    lines: int(row, 'lines'),
    orders: int(row, 'orders'),
    at: int(row, 'at'),
    until: int(row, 'until'),
    droppedAt: intOr(row, 'dropped_at'),
    endedAt: intOr(row, 'ended_at'),
    report: textOr(row, 'report'),
    unsettled: int(row, 'unsettled'),
  }
}
