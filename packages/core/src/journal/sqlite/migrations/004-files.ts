/** Files of orders, for methods that drop them; `handover.handed_ref` names the file an order is in. */
export const sql = `
CREATE TABLE file (
  name TEXT PRIMARY KEY,
  store TEXT NOT NULL REFERENCES store (name),
  account TEXT NOT NULL,
  state TEXT NOT NULL,
  lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  dropped_at INTEGER,
  ended_at INTEGER,
  report TEXT
);
CREATE INDEX file_store ON file (store, at);
CREATE INDEX handover_file ON handover (handed_ref) WHERE handed_ref IS NOT NULL;
`
