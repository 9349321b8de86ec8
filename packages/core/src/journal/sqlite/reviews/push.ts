import type { Instant } from '../../../clock.ts'
import {
  PUSH_SKIPS,
  PUSH_STATES,
  type PushState,
  type RetryPushes,
  type ReviewPush,
  type ReviewPushJournal,
  type SettledPush,
  type TakenPush,
  type TakePushes,
} from '../../review-push.ts'
import type { Connection } from '../connection.ts'
import { int, intOr, type Row, text, textOr } from '../rows.ts'

export const reviewPushJournal = (db: Connection): ReviewPushJournal => ({
  takePushes: (query) => db.write(() => takePushes(db, query)),
  settlePushes: (token, settled, now) => db.write(() => settlePushes(db, token, settled, now)),
  recoverPushes: (store, now) => db.write(() => recoverPushes(db, store, now)),
  retryPushes: (again) => db.write(() => retryPushes(db, again)),
  reviewPush: (store, id) => db.read(() => reviewPush(db, store, id)),
  pushCounts: (store) => db.read(() => pushCounts(db, store)),
  pushesIn: (store, state, limit) => db.read(() => pushesIn(db, store, state, limit)),
})

function takePushes(db: Connection, { store, token, reviews, now, until }: TakePushes): TakenPush[] {
  return reviews.flatMap(({ id, skip }) => {
    if (skip !== undefined) {
      db.run(
        `INSERT INTO review_push (store, id, state, skip, first_at, at) VALUES (?, ?, 'skipped', ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        ...[store, id, skip, now, now],
      )
      return []
    }
    const taken = db.get(
      `INSERT INTO review_push (store, id, state, lease_token, lease_until, first_at, at) VALUES (?, ?, 'sending', ?, ?, ?, ?)
       ON CONFLICT (store, id) DO UPDATE SET state = 'sending', skip = NULL, lease_token = excluded.lease_token,
         lease_until = excluded.lease_until, at = excluded.at
         WHERE state = 'skipped' OR state = 'retrying' AND next_at <= excluded.at
       RETURNING attempts`,
      ...[store, id, token, until, now, now],
    )
    return taken === undefined ? [] : [{ id, attempts: int(taken, 'attempts') }]
  })
}

function settlePushes(db: Connection, token: string, settled: SettledPush[], now: Instant): void {
  for (const { store, id, state, attempts, nextAt, code, message } of settled) {
    db.run(
      `UPDATE review_push SET state = ?, attempts = ?, next_at = ?, code = ?, message = ?, at = ?,
         lease_token = NULL, lease_until = NULL WHERE store = ? AND id = ? AND (lease_token = ? OR ? = 'pushed')`,
      ...[state, attempts, nextAt ?? null, code ?? null, message ?? null, now, store, id, token, state],
    )
  }
}

function recoverPushes(db: Connection, store: string, now: Instant): number {
  return db.run(
    `UPDATE review_push SET state = 'uncertain', attempts = attempts + 1, code = NULL, message = NULL, at = ?,
       lease_token = NULL, lease_until = NULL WHERE store = ? AND state = 'sending' AND lease_until <= ?`,
    ...[now, store, now],
  )
}

function retryPushes(db: Connection, { store, state, id, actor, now }: RetryPushes): number {
  const changed = db.run(
    `UPDATE review_push SET state = 'retrying', next_at = ?, at = ? WHERE store = ? AND state = ? AND id = coalesce(?, id)`,
    ...[now, now, store, state, id ?? null],
  )
  if (changed > 0) {
    db.run(
      `INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, 'retry-reviews', ?, ?)`,
      ...[now, store, actor, JSON.stringify({ state, id }), JSON.stringify({ changed })],
    )
  }
  return changed
}

function reviewPush(db: Connection, store: string, id: string): ReviewPush | undefined {
  const row = db.get('SELECT * FROM review_push WHERE store = ? AND id = ?', store, id)
  return row && pushIn(row)
}

function pushesIn(db: Connection, store: string, state: PushState, limit: number): ReviewPush[] {
  const sql = 'SELECT * FROM review_push WHERE store = ? AND state = ? ORDER BY id LIMIT ?'
  return db.all(sql, store, state, limit).map(pushIn)
}

function pushCounts(db: Connection, store: string): Record<PushState, number> {
  const counts = { pushed: 0, sending: 0, retrying: 0, uncertain: 0, refused: 0, skipped: 0 }
  for (const row of db.all('SELECT state, count(*) AS n FROM review_push WHERE store = ? GROUP BY state', store))
    counts[stateIn(row)] = int(row, 'n')
  return counts
}

function pushIn(row: Row): ReviewPush {
  return {
    ...{ id: text(row, 'id'), state: stateIn(row), attempts: int(row, 'attempts') },
    skip: PUSH_SKIPS.find((skip) => skip === row.skip),
    ...{ code: textOr(row, 'code'), message: textOr(row, 'message') },
    ...{ firstAt: int(row, 'first_at'), at: int(row, 'at'), nextAt: intOr(row, 'next_at') },
  }
}

function stateIn(row: Row): PushState {
  const found = PUSH_STATES.find((state) => state === row.state)
  if (found === undefined) throw new TypeError(`journal column state holds ${row.state}`)
  return found
}
