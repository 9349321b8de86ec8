/**
 * Schema 5. Reviews as the platform publishes them. `review_line` holds each different line once, with how often it
 * came; `review_intake` counts what came without looking at it, so that the two prove each other.
 */
export const sql = `
CREATE TABLE review (
  store TEXT NOT NULL,
  id TEXT NOT NULL,
  product TEXT,
  body TEXT,
  received_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  PRIMARY KEY (store, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_by_product ON review (store, product);
CREATE TABLE review_average (
  store TEXT NOT NULL,
  product TEXT NOT NULL,
  average REAL NOT NULL,
  count INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (store, product)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_line (
  store TEXT NOT NULL,
  source TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  kind TEXT NOT NULL,
  problem TEXT,
  what TEXT,
  last_at INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (store, source, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_intake (
  store TEXT NOT NULL,
  source TEXT NOT NULL,
  received INTEGER NOT NULL,
  PRIMARY KEY (store, source)
) STRICT, WITHOUT ROWID;
`
