import type { Instant } from '../../clock.ts'
import type { ReasonCode } from '../../messages/reasons.ts'
import type { ActOnMany, Concerned } from '../port.ts'
import type { Connection } from './connection.ts'
import { int, reasonCode } from './rows.ts'
import { RENEWED } from './switch.ts'

/** Reasons that a rule or a person holds an order for. What the order itself is not ready for leaves by itself. */
const LET_GO = [
  'brake',
  'brake-first',
  'old-orders',
  'reached-unknown',
  'former-module-perhaps',
  'restored-perhaps',
  'reference-taken',
  'by-hand',
  'platform-flagged',
  'taken-before-perhaps',
]
/** Held for their number alone: they are judged as any other order once let go. */
const AS_ANY = ['brake', 'brake-first', 'old-orders']

export function actOnMany(db: Connection, act: ActOnMany): number {
  const changed = CHANGES[act.kind](db, act)
  if (changed > 0) {
    const before = JSON.stringify({ kind: act.kind, ...(act.since === undefined ? {} : { since: act.since }) })
    db.run(
      'INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)',
      ...[act.now, act.store, act.actor, act.kind, before, JSON.stringify({ changed })],
    )
  }
  return changed
}

const HELD = `id IN (SELECT id FROM handover WHERE store = ? AND state = 'held' AND state <> 'collected'
  AND reason IN (SELECT value FROM json_each(?)) LIMIT ?)`

const CHANGES: Record<ActOnMany['kind'], (db: Connection, act: ActOnMany) => number> = {
  release: (db, { store, now, limit }) =>
    db.run(
      `UPDATE handover SET state = 'due', reason = CASE WHEN reason IN (SELECT value FROM json_each(?)) THEN 'due' ELSE 'released' END,
         detail = NULL, next_at = max(?, coalesce(not_before, ?)), reread = 1 WHERE ${HELD}`,
      ...[JSON.stringify(AS_ANY), now, now, store, JSON.stringify(LET_GO), limit],
    ),
  'cancel-held': (db, { store, actor, now, limit }) =>
    db.run(
      `UPDATE handover SET state = 'stopped', reason = 'by-hand', detail = json_object('actor', ?), settled_at = ? WHERE ${HELD}`,
      ...[actor, now, store, JSON.stringify(LET_GO), limit],
    ),
  'retry-refused': (db, { store, now, limit, since }) =>
    db.run(
      `UPDATE handover SET state = 'due', reason = 'released', detail = NULL, next_at = ?, settled_at = NULL, reread = 1, ${RENEWED}
       WHERE id IN (SELECT id FROM handover WHERE store = ? AND state = 'refused' AND state <> 'collected'
         AND coalesce(settled_at, 0) >= ? LIMIT ?)`,
      ...[now, store, since ?? 0, limit],
    ),
}

const WHICH: Record<Concerned['kind'], string> = {
  release: `state = 'held' AND reason IN (SELECT value FROM json_each(?))`,
  'cancel-held': `state = 'held' AND reason IN (SELECT value FROM json_each(?))`,
  'retry-refused': `state = 'refused' AND coalesce(settled_at, 0) >= ?`,
  pause: `state = 'due' AND next_at >= ?`,
}

export function concerned(db: Connection, { kind, store, since = 0 }: Concerned): Partial<Record<ReasonCode, number>> {
  const held = kind === 'release' || kind === 'cancel-held'
  const rows = db.all(
    `SELECT reason, count(*) AS n FROM handover WHERE store = ? AND state <> 'collected' AND ${WHICH[kind]}
     GROUP BY reason ORDER BY reason`,
    ...[store, held ? JSON.stringify(LET_GO) : since],
  )
  return Object.fromEntries(rows.map((row) => [reasonCode(row, 'reason'), int(row, 'n')]))
}

export function pauseStore(
  db: Connection,
  store: string,
  pausedAt: Instant | undefined,
  actor: string,
  now: Instant,
): void {
  db.run('UPDATE store SET paused_at = ? WHERE name = ?', pausedAt ?? null, store)
  const kind = pausedAt === undefined ? 'resume' : 'pause'
  db.run('INSERT INTO action (at, store, actor, kind) VALUES (?, ?, ?, ?)', now, store, actor, kind)
}
