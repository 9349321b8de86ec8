/**
 * Schema 6. What changed each review, how far each way in was read, and which products the shop knows.
 * `review.said_at` is when the word that stands was so, `told_at` when its source last repeated it.
 */
export const sql = `
CREATE TABLE review_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store TEXT NOT NULL,
  review TEXT NOT NULL,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  what TEXT NOT NULL,
  fields TEXT
) STRICT;
CREATE INDEX review_change_of ON review_change (store, review);

ALTER TABLE review ADD COLUMN source TEXT NOT NULL DEFAULT 'module';
ALTER TABLE review ADD COLUMN written_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN said_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE review ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;
INSERT INTO review_change (store, review, at, source, what)
  SELECT store, id, changed_at, 'module', CASE WHEN deleted_at IS NULL THEN 'added' ELSE 'removed' END FROM review;
UPDATE review SET said_at = changed_at, told_at = changed_at, written_at = coalesce(body ->> 'writtenAt', received_at);
DROP INDEX review_by_product;
CREATE INDEX review_by_product ON review (store, product, written_at, id);

ALTER TABLE review_line ADD COLUMN product TEXT;
CREATE INDEX review_line_of ON review_line (store, product) WHERE product IS NOT NULL;

ALTER TABLE review_intake ADD COLUMN last_at INTEGER;
ALTER TABLE review_intake ADD COLUMN failure TEXT;
ALTER TABLE review_intake ADD COLUMN failure_detail TEXT;
ALTER TABLE review_intake ADD COLUMN failed_at INTEGER;

CREATE TABLE review_cursor (
  store TEXT NOT NULL,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (store, source, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_product (
  store TEXT NOT NULL,
  reference TEXT NOT NULL,
  known INTEGER,
  hint TEXT,
  product TEXT,
  asked_at INTEGER,
  PRIMARY KEY (store, reference)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_product_to_ask ON review_product (store, asked_at);
INSERT INTO review_product (store, reference) SELECT DISTINCT store, product FROM review WHERE product IS NOT NULL;
`
