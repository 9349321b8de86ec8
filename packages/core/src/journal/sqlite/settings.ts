import type { Instant } from '../../clock.ts'
import type { FlagOffers, Setting } from '../port.ts'
import type { Connection } from './connection.ts'
import { int, text } from './rows.ts'

export function settings(db: Connection, store: string): Setting[] {
  return db.all('SELECT key, source, at, value FROM setting WHERE store = ? ORDER BY at, key', store).map((row) => ({
    key: text(row, 'key'),
    source: text(row, 'source'),
    at: int(row, 'at'),
    value: text(row, 'value'),
  }))
}

export function putSettings(
  db: Connection,
  store: string,
  source: string,
  values: Record<string, string>,
  now: Instant,
): void {
  for (const [key, value] of Object.entries(values)) {
    db.run(
      `INSERT INTO setting (store, key, source, at, value) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (store, key, source, at) DO UPDATE SET value = excluded.value`,
      ...[store, key, source, now, value],
    )
  }
}

const CONCERNED = `id IN (SELECT h.id FROM handover h JOIN orders o ON o.handover_id = h.id
  WHERE h.store = ? AND (h.account IS NULL OR h.account = ?) AND h.state <> 'collected' AND o.created_at >= ? AND o.created_at < ?
    AND (h.lease_until IS NULL OR h.lease_until <= ?)`

export function flagOffers(db: Connection, what: FlagOffers): number {
  const { store, account, from, to, first, last, flag, now, limit, actor } = what
  const about = [store, account, from, to, now]
  const which = `${CONCERNED} AND ${flag ? `h.state = 'due'` : `h.state = 'held' AND h.reason = 'platform-flagged'`})`
  const count = db.get(`SELECT count(*) AS n FROM handover WHERE ${which}`, ...about)
  const n = count === undefined ? 0 : int(count, 'n')
  if (n === 0 || (limit !== undefined && n > limit)) return n
  if (flag) {
    db.run(
      `UPDATE handover SET state = 'held', reason = 'platform-flagged', detail = json_object('from', ?, 'to', ?) WHERE ${which}`,
      ...[first, last, ...about],
    )
  } else {
    db.run(
      `UPDATE handover SET state = 'due', reason = 'due', detail = NULL, reread = 1, next_at = max(?, coalesce(not_before, ?)) WHERE ${which}`,
      ...[now, now, ...about],
    )
  }
  db.run(
    'INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    ...[now, store, actor, flag ? 'flag' : 'unflag', JSON.stringify({ from, to }), JSON.stringify({ changed: n })],
  )
  return n
}
