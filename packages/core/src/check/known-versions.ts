import type { OfficialModule } from '../protocol/module/ask.ts'

/** The day on which this table was last looked over; a release brings a newer one. */
export const VERSIONS_AS_OF = '2026-11-23'

/** The versions that Recolte was tried with, live or by recorded answers, oldest first, by connector (docs/platforms). */
export const TRIED_VERSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  woocommerce: ['11.0.1'],
  prestashop: ['8.2.0', '9.1.4'],
  magento: ['2.4.7', '2.4.8'],
}

/** The oldest Node that is maintained. */
export const OLDEST_NODE = '22.0'

/** The oldest and the newest version of each official module whose code was read (docs/protocol.md, official modules). */
export const READ_MODULES: Readonly<Record<OfficialModule['name'], { oldest: string; newest: string }>> = {
  'netreviews (PrestaShop)': { oldest: '7.1.41', newest: '9.0.2' },
  'avisverifies (PrestaShop)': { oldest: '7.0', newest: '7.0' },
  'netreviews (WooCommerce)': { oldest: '2.3.14', newest: '2.3.14' },
  'AvisVerifies (Magento 2)': { oldest: '3.9.6', newest: '3.9.6' },
  'AvisVerifies (Magento 2, 3.0)': { oldest: '3.0.8', newest: '3.0.8' },
  'AvisVerifies (Magento 1)': { oldest: '2.6.7', newest: '2.6.17' },
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
