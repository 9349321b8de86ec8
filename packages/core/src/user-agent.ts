/** Sent with every request, to shops and platform alike, so that both can recognise us. */
export const VERSION = '0.1.0'
export const USER_AGENT = `Recolte/${VERSION}`
