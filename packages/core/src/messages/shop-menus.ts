import type { Connector } from '../connector.ts'
import type { Language } from './text.ts'

/** For a connector that names none. */
const SOMEWHERE: Record<Language, string> = { en: 'the shop’s back office', fr: 'le back-office de la boutique' }

/** Values for texts about a shop: `{ordersMenu}`, `{keysMenu}`, `{extensionsMenu}`, each after "in". */
export function shopMenuValues(
  connector: Pick<Connector, 'menus'> | undefined,
  language: Language,
): Record<string, string> {
  const menus = connector?.menus?.[language]
  const somewhere = SOMEWHERE[language]
  return {
    ordersMenu: menus?.orders ?? somewhere,
    keysMenu: menus?.keys ?? somewhere,
    extensionsMenu: menus?.extensions ?? somewhere,
  }
}
