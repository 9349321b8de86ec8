/** Where the new platform takes purchase events (docs/protocol.md, purchase events). */
export const PURCHASE_EVENTS = 'https://api.skeepers.io'

/** Both issuers of tokens that the platform documents, by the age of the page that names them (docs/protocol.md, token). */
export const TOKEN_ISSUERS: Readonly<Record<string, string>> = {
  current: 'https://auth.skeepers.io/realms/skeepers/protocol/openid-connect/token',
  former: 'https://auth.skeepers.io/am/oauth2/alpha/access_token',
}

/** Events one request may hold. */
export const EVENTS_AT_ONCE = 50
/** Days after the purchase from which the platform takes it no more. */
export const PURCHASE_DAYS = 180

/** Where the events of one website go. */
export function eventsUrl(platform: string, websiteId: string): URL {
  const base = platform.replace(/\/+$/, '')
  return new URL(`${base}/purchase-event/websites/${encodeURIComponent(websiteId)}/purchase_events/bulk_sync_insert`)
}
