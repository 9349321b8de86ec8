import type { OfficialModule } from './ask.ts'

/** What `getOrders` changes in a shop even when asked not to mark orders as collected (docs/protocol.md, official modules). */
export type SideEffect = 'purges' | 'flags' | 'unknown'

/** By the module's name; undefined where a dry run leaves everything as it is. */
const EFFECTS: Readonly<Record<OfficialModule['name'], SideEffect | undefined>> = {
  'netreviews (PrestaShop)': 'purges',
  'avisverifies (PrestaShop)': 'unknown',
  'netreviews (WooCommerce)': undefined,
  'AvisVerifies (Magento 2)': undefined,
  'AvisVerifies (Magento 2, 3.0)': 'unknown',
  'AvisVerifies (Magento 1)': 'flags',
}

export const dryRunEffect = (module: OfficialModule['name']): SideEffect | undefined => EFFECTS[module]
