/**
 * Schema 2. `switched` marks what a switch left under the account and reference it had: should a person let it go after
 * all, it leaves under new ones.
 */
export const sql = `ALTER TABLE handover ADD COLUMN switched INTEGER NOT NULL DEFAULT 0`
