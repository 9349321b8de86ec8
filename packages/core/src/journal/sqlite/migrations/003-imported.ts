/**
 * What the platform's own export says became of each request, by account and reference: no personal data. `state` is one
 * of ours (port.ts, `FOLLOW_UP_STATES`), `words` the platform's.
 */
export const sql = `CREATE TABLE imported (
  account TEXT NOT NULL,
  reference TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  state TEXT NOT NULL,
  words TEXT NOT NULL,
  ordered_at INTEGER,
  collected_at INTEGER,
  scheduled_at INTEGER,
  sent_at INTEGER,
  opened_at INTEGER,
  submitted_at INTEGER,
  PRIMARY KEY (account, reference)
) WITHOUT ROWID`
