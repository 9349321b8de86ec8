import { type CallMessage, listOf, textOf } from './call.ts'

/** What the platform pushes and Recolte follows (docs/protocol.md, actions of a module). */
const FOLLOWED = [
  'init_reviews_process',
  'id_order_status_choosen',
  'delay',
  'delay_product',
  'get_product_reviews',
  'forbidden_mail_extension',
]
/** What it pushes and Recolte keeps and reports, because it concerns what the shop shows, or what only the module does. */
const KEPT = [
  'display_product_reviews',
  'display_float_widget',
  'display_fixe_widget',
  'position_fixe_widget',
  'url_certificat',
  'collect_consent',
  'code_lang',
  'Delay_by_status',
  'reloaded',
  'activateCollect',
]
/** The names that PrestaShop's module takes since its version 9, too. */
const SINCE_9: Readonly<Record<string, string>> = {
  processInit: 'init_reviews_process',
  choosenStatus: 'id_order_status_choosen',
  brandDelay: 'delay',
  productDelay: 'delay_product',
  hasProductReviewCollection: 'get_product_reviews',
  blacklistedExtensions: 'forbidden_mail_extension',
  displayReviews: 'display_product_reviews',
}
const NAMES: Readonly<Record<string, string>> = {
  ...SINCE_9,
  ...Object.fromEntries([...FOLLOWED, ...KEPT].map((key) => [key, key])),
}
const LISTS = new Set(['id_order_status_choosen', 'forbidden_mail_extension'])
/** Said as 1 or 0 under their newer names. */
const YES_OR_NO = new Set(['get_product_reviews', 'display_product_reviews'])
const LONGEST = 2_000

/** The settings a call pushes, by their older names; `''` takes one back. Empty where it pushes none. */
export function pushedIn(message: CallMessage): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, key] of Object.entries(NAMES)) {
    const said = Object.hasOwn(message, name) ? message[name] : undefined
    if (said === undefined || said === null || (typeof said === 'object' && !LISTS.has(key))) continue
    const value = LISTS.has(key)
      ? listOf(message, name)
          .filter((one) => one !== '')
          .join(';')
      : textOf(message, name)
    found[key] = (YES_OR_NO.has(key) ? yesOrNo(value) : value).slice(0, LONGEST)
  }
  return found
}

const yesOrNo = (value: string): string => (value === '1' ? 'yes' : value === '0' ? 'no' : value)
