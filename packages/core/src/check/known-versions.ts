/** The day on which this table was last looked over; a release brings a newer one. */
export const VERSIONS_AS_OF = '2026-11-23'

/** The oldest version of each kind of shop that is tried, by connector, and the oldest Node that is maintained. */
export const KNOWN_VERSIONS: Readonly<Record<string, string>> = {
  woocommerce: '8.0',
  prestashop: '8.2',
  magento: '2.4.6',
  node: '22.0',
}

/** Compares dotted numbers; a version that cannot be read is never called old. */
export function isOlder(version: string, least: string): boolean {
  const [ours, theirs] = [version, least].map((text) => (/^\d+(\.\d+)*/.exec(text)?.[0] ?? '').split('.').map(Number))
  if (ours === undefined || theirs === undefined || version === '' || Number.isNaN(ours[0])) return false
  for (const [index, part] of theirs.entries()) {
    const own = ours[index] ?? 0
    if (own !== part) return own < part
  }
  return false
}
