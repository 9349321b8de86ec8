import type { OfficialModule } from '../protocol/module/ask.ts'

/** The day on which this table was last looked over; a release brings a newer one. */
export const VERSIONS_AS_OF = '2026-11-23'

/** The versions that Recolte was tried with, live or by recorded answers, oldest first, by connector (docs/platforms). */
const TRIED_VERSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  woocommerce: ['11.0.1'],
  prestashop: ['8.2.0', '9.1.4'],
  magento: ['2.4.7', '2.4.8'],
}

/** The oldest Node that is maintained. */
export const OLDEST_NODE = '22.0'

/** The oldest and the newest version of each official module whose code was read (docs/protocol.md, official modules). */
const READ_MODULES: Readonly<Record<OfficialModule['name'], { oldest: string; newest: string }>> = {
  'netreviews (PrestaShop)': { oldest: '7.1.41', newest: '9.0.2' },
  'avisverifies (PrestaShop)': { oldest: '7.0', newest: '7.0' },
  'netreviews (WooCommerce)': { oldest: '2.3.14', newest: '2.3.14' },
  'AvisVerifies (Magento 2)': { oldest: '3.9.6', newest: '3.9.6' },
  'AvisVerifies (Magento 2, 3.0)': { oldest: '3.0.8', newest: '3.0.8' },
  'AvisVerifies (Magento 1)': { oldest: '2.6.7', newest: '2.6.17' },
}

/** Those that Recolte was tried with, where this one is older than all of them. */
export function olderThanTried(connector: string, version: string): { tried: string; day: string } | undefined {
  const tried = TRIED_VERSIONS[connector]
  if (tried === undefined || !isOlder(version, tried[0])) return undefined
  return { tried: tried.join(', '), day: VERSIONS_AS_OF }
}

/** The versions of an official module that are known, where this is none of them: others may behave in other ways. */
export function unreadVersion(
  name: OfficialModule['name'],
  version: string,
): { oldest: string; newest: string; day: string } | undefined {
  const { oldest, newest } = READ_MODULES[name]
  return isOlder(version, oldest) || isOlder(newest, version) ? { oldest, newest, day: VERSIONS_AS_OF } : undefined
}

/** Compares dotted numbers; a version that cannot be read, or not so far, is never called old. */
export function isOlder(version: string, least: string): boolean {
  const ours = numbersOf(version)
  const differs = numbersOf(least).findIndex((part, index) => part !== ours[index])
  const own = ours[differs]
  return own !== undefined && own < (numbersOf(least)[differs] ?? 0)
}

const numbersOf = (version: string): number[] => (/^\d+(\.\d+)*/.exec(version)?.[0].split('.') ?? []).map(Number)
