/**
 * Schema 7. When each store last told of a change by itself: webhooks that stopped coming are told by the check. And
 * `orders_handover` with what a page of a report is sorted by, so that one of few among a million reads the page alone.
 */
export const sql = `
ALTER TABLE store ADD COLUMN heard_at INTEGER;
DROP INDEX orders_handover;
CREATE INDEX orders_handover ON orders (handover_id, created_at, order_id) WHERE handover_id IS NOT NULL;
`
