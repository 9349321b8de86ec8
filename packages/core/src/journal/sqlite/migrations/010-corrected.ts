/** `corrected`: the payload is as a person wrote it, and what the shop says of buyer and products no longer counts. */
export const sql = `ALTER TABLE handover ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0`
