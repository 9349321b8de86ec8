import type { Restored } from '../port.ts'
import type { Connection } from './connection.ts'
import { unmarkCopied } from './meta.ts'

/** What was open when the copy was taken may have left since. One that a process holds now is that process's business. */
export function restored(db: Connection, { stores, actor, now }: Restored): number {
  const open = `store = ? AND state IN ('due', 'sent') AND state <> 'collected' AND (lease_until IS NULL OR lease_until <= ?)`
  let uncertain = 0
  for (const store of stores) {
    db.run(`DELETE FROM payload WHERE handover_id IN (SELECT id FROM handover WHERE ${open})`, store, now)
    uncertain += db.run(
      `UPDATE handover SET state = 'uncertain', reason = 'restored', detail = json_object('at', ?), settled_at = ?,
         lease_token = NULL, lease_until = NULL WHERE ${open}`,
      ...[new Date(now).toISOString().slice(0, 10), now, store, now],
    )
    db.run('UPDATE store SET restored_at = ? WHERE name = ?', now, store)
  }
  unmarkCopied(db)
  db.run(
    `INSERT INTO action (at, store, actor, kind, after) VALUES (?, '', ?, 'restored', ?)`,
    ...[now, actor, JSON.stringify({ stores, uncertain })],
  )
  return uncertain
}
