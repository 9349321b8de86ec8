/** Schema 9. A shop's own reviews on their way to the platform, each once: no word of theirs and no author. */
export const sql = `
CREATE TABLE review_push (
  store TEXT NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  skip TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER,
  lease_token TEXT,
  lease_until INTEGER,
  code TEXT,
  message TEXT,
  first_at INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (store, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_push_state ON review_push (store, state, id);
`
