/**
 * Schema 1. Instants are integer milliseconds UTC; lists and details are JSON text. Personal data stands in
 * `payload.body` alone. Tables that no method of the port fills yet (hint, setting, secret, backfill) are here so that
 * a journal of the first release needs no migration for them.
 *
 * The hash of the buyer's address and the day its purchase is erased stand in the hand-over, not with the order and the
 * payload: there they are written by a statement that runs anyway, and no payload is written twice.
 *
 * These indexes carry the work, each kept as few and as narrow as it can be, since the push path pays for every one:
 * - `handover_open` serves leasing (oldest trigger first), recovery, waiting times, counts and lists of all that is not
 *   collected. Collected hand-overs, which are nearly all of them, are not in it.
 * - `handover_reference` is UNIQUE (account, reference), reference first so that it also finds one by reference alone.
 * - `orders_skipped` serves letting skipped orders go after all, oldest first.
 * - `orders_created` serves reports: pages by date, and a month's totals.
 * - `orders_undecided` serves counts, lists and the deciding again of all that waits or is skipped.
 */
export const sql = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE account (
  name TEXT PRIMARY KEY,
  paused_code TEXT,
  paused_message TEXT,
  paused_at INTEGER,
  probe_at INTEGER,
  last_ok_at INTEGER,
  keys TEXT
) WITHOUT ROWID;

CREATE TABLE store (
  name TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  account_rule TEXT NOT NULL,
  reference_rule TEXT NOT NULL,
  baseline_at INTEGER NOT NULL,
  watermark INTEGER NOT NULL,
  snapshot_done INTEGER NOT NULL DEFAULT 0,
  snapshot_cursor TEXT,
  shop_clock INTEGER,
  time_zone TEXT,
  swept_at INTEGER,
  swept_wide_at INTEGER,
  sweep_cursor TEXT,
  rules_hash TEXT,
  retry_at INTEGER,
  failure TEXT,
  failure_detail TEXT,
  failed_at INTEGER,
  last_ok_at INTEGER,
  paused_at INTEGER,
  restored_at INTEGER,
  pass INTEGER NOT NULL DEFAULT 0,
  poll_token TEXT,
  poll_until INTEGER
) WITHOUT ROWID;

CREATE TABLE handover (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store TEXT NOT NULL REFERENCES store (name),
  account TEXT,
  reference TEXT,
  method TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT,
  size INTEGER NOT NULL DEFAULT 1,
  reached_at INTEGER NOT NULL,
  not_before INTEGER,
  next_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  unanswered INTEGER NOT NULL DEFAULT 0,
  reread INTEGER NOT NULL DEFAULT 0,
  lease_token TEXT,
  lease_until INTEGER,
  handed_at INTEGER,
  handed_ref TEXT,
  settled_at INTEGER,
  collected_at INTEGER,
  delay_days INTEGER,
  scheduled_at INTEGER,
  sent_at INTEGER,
  email_hash TEXT,
  erase_after INTEGER
);
CREATE UNIQUE INDEX handover_reference ON handover (reference, account) WHERE reference IS NOT NULL;
CREATE INDEX handover_open ON handover (store, state, reached_at, next_at, account, attempts, size)
  WHERE state <> 'collected';
CREATE INDEX handover_email ON handover (email_hash) WHERE email_hash IS NOT NULL;
CREATE INDEX handover_erase ON handover (erase_after) WHERE erase_after IS NOT NULL;
CREATE INDEX handover_handed ON handover (store, handed_at) WHERE state = 'handed';

CREATE TABLE orders (
  store TEXT NOT NULL REFERENCES store (name),
  order_id TEXT NOT NULL,
  reference TEXT,
  group_key TEXT,
  shop TEXT,
  language TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  statuses TEXT NOT NULL,
  meaning TEXT,
  reached TEXT,
  reached_at INTEGER,
  reached_from TEXT,
  first_seen_at INTEGER NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT,
  decided_at INTEGER NOT NULL,
  rules_hash TEXT NOT NULL,
  pass INTEGER NOT NULL,
  handover_id INTEGER REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
  gone_at INTEGER,
  PRIMARY KEY (store, order_id)
);
CREATE INDEX orders_pass ON orders (store, pass);
CREATE INDEX orders_created ON orders (store, created_at, order_id);
CREATE INDEX orders_reference ON orders (reference) WHERE reference IS NOT NULL;
CREATE INDEX orders_group ON orders (store, group_key) WHERE group_key IS NOT NULL;
CREATE INDEX orders_handover ON orders (handover_id) WHERE handover_id IS NOT NULL;
CREATE INDEX orders_skipped ON orders (store, reason, reached_at, order_id)
  WHERE decision = 'skip' AND handover_id IS NULL;
CREATE INDEX orders_undecided ON orders (store, decision, rules_hash, order_id, handover_id)
  WHERE decision <> 'collect';

CREATE TABLE status_history (
  store TEXT NOT NULL,
  order_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  status TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (store, order_id, at, status)
) WITHOUT ROWID;

CREATE TABLE payload (
  handover_id INTEGER PRIMARY KEY REFERENCES handover (id),
  body TEXT NOT NULL,
  read_at INTEGER NOT NULL
);

CREATE TABLE attempt (
  handover_id INTEGER NOT NULL REFERENCES handover (id),
  n INTEGER NOT NULL,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT,
  message TEXT NOT NULL,
  PRIMARY KEY (handover_id, n)
) WITHOUT ROWID;

CREATE TABLE hint (
  store TEXT NOT NULL,
  order_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (store, order_id)
) WITHOUT ROWID;

CREATE TABLE suppressed (
  email_hash TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT 'erased'
) WITHOUT ROWID;

CREATE TABLE setting (
  store TEXT NOT NULL,
  key TEXT NOT NULL,
  source TEXT NOT NULL,
  at INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (store, key, source, at)
) WITHOUT ROWID;

CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  ciphertext TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tally (
  store TEXT NOT NULL,
  day TEXT NOT NULL,
  outcome TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (store, day, outcome)
) WITHOUT ROWID;

CREATE TABLE backfill (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  store TEXT NOT NULL REFERENCES store (name),
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  cap INTEGER,
  rate INTEGER,
  started_at INTEGER NOT NULL,
  cursor TEXT,
  taken INTEGER NOT NULL DEFAULT 0,
  hour_at INTEGER,
  hour_taken INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL
);

CREATE TABLE action (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  store TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  before TEXT,
  after TEXT
);
`
