import type { StoreConfig } from '@recolte/core'
import { CONNECTORS } from './connectors.ts'
import type { Translate } from './texts/translate.ts'

/** The trigger statuses as a sentence names them: "completed", "delivered". */
export function triggerWords(t: Translate, store: StoreConfig | undefined): string {
  const connector = CONNECTORS.find((one) => one.name === store?.connector)
  const codes = store?.trigger ?? connector?.defaultTrigger ?? []
  return codes.map((code) => t('quote', { text: code })).join(', ')
}
