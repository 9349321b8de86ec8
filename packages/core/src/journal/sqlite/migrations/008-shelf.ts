/** Schema 8. What the shop shows of each review, or of the average of each product: the shop itself keeps no mapping. */
export const sql = `
CREATE TABLE shelf (
  store TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  shop_id TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  due_at INTEGER,
  lease_until INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  problem TEXT,
  detail TEXT,
  shown_at INTEGER,
  PRIMARY KEY (store, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shelf_due ON shelf (store, kind, due_at) WHERE due_at IS NOT NULL;
INSERT INTO shelf (store, kind, id, due_at) SELECT store, 'review', id, changed_at FROM review WHERE body IS NOT NULL;
INSERT INTO shelf (store, kind, id, due_at)
  SELECT store, 'average', product, max(at) FROM (
    SELECT store, product, at FROM review_average
    UNION ALL SELECT store, product, changed_at FROM review WHERE product IS NOT NULL AND body IS NOT NULL)
  GROUP BY store, product;
`
