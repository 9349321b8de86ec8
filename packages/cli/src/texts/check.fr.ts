import type { checkEn } from './check.en.ts'

/** What verifies the collection: the check's options, probe, support, audit, simulate, status, alerts. */
export const checkFr: Record<keyof typeof checkEn, string> = {
  'help.option.accept': 'prendre la boutique telle qu’elle est pour référence des vérifications suivantes',
}
