import { wallClock } from '../wall-clock.ts'
import type { Dialect } from './dialect.ts'
import {
  amountOf,
  byCode,
  checkData,
  codes,
  french,
  map,
  named,
  person,
  seconds,
  security,
  settings,
} from './said-alike.ts'

// What each module of the platform's says in its own way (docs/protocol.md, dialects), and nothing else: how a call is
// carried out is the same for all of them.

const FLAGGED = (n: number, value: string, query: string) => ({
  return: 1,
  query,
  debug: n === 0 ? 'Aucune commande à flaguer.' : `${n} commande(s) flaguée(s) à ${value}`,
})

/** PrestaShop's own from 7.1 on. */
const SINCE_7 = ['getOrderHistoryOn', 'getCountOrder', 'getOrdersCsv', 'getUrlProducts', 'setFlag']

const prestashop9: Dialect = {
  ...{ encoding: 'json', markers: true, quoted: false, json: false, reference: 'id', signs: true, list: 'map' },
  refusals: {
    empty: security(2, 'No POST DATA received'),
    undecodable: security(2, 'empty message'),
    notConfigured: security(3, 'Customer IDs are not specified on the module'),
    wrongId: security(4, 'Wrong ID Website'),
    wrongSign: security(5, 'The signature is incorrect'),
  },
  active: 'Module installed and enabled',
  truncates: 'reviews',
  truncated: 'Tables truncated',
  actions: [...SINCE_7, 'generateLostOrders', 'getLatestOrders', 'getProductReviewsStats'],
  flagged: FLAGGED,
  delays: (delay, product) => ({ delay, delay_product: product }),
  order: (order, zone) => ({
    id_order: order.purchase.reference,
    reference: order.number,
    ...person(order),
    date_order: seconds(order.purchase.orderedAt),
    date_order_formatted: wallClock(order.purchase.orderedAt, zone),
    date_last_status_change: wallClock(order.changedAt, zone),
    amount_order: amountOf(order),
    state_order: `${order.statusLabel}(${order.status})`,
    state_order_id: order.status,
    iso_lang: order.purchase.language ?? '',
    id_shop: order.purchase.shop ?? '',
    delay_commande_specifique: order.purchase.delayDays ?? null,
  }),
  product: (product) => ({
    ...named(product),
    SKU: product.sku ?? '',
    ...codes(product),
    delay_produit_specifique: null,
  }),
  site: (state) => ({
    Version_PS: state.version,
    ...settings(state),
    Version_PHP: '',
    Date_Installation_Module: state.installedAt,
    Nb_Multiboutique: '',
    Mode_multilingue: 0,
    list_iso_lang_multilingue: '',
    Websites: '1',
    Cle_Secrete: state.maskedKey,
    Delay_product: String(state.delayProduct),
    Delay_by_status: state.kept.Delay_by_status ?? '',
    Affichage_Widget_Fixe: state.kept.display_fixe_widget ?? 'no',
    Position_Widget_Fixe: state.kept.position_fixe_widget ?? '',
    Script_Widget_Fixe: '',
    Liste_des_statuts: state.statuses.map(({ code, label }) => ({ id_order_state: code, name: label, id_lang: '1' })),
    Droit_du_dossier_AV: '',
    Collected_consent: state.kept.collect_consent ?? '',
    AV_RELOADED: state.kept.reloaded ?? '',
    AV_ACTIVATE_COLLECT: state.kept.activateCollect ?? '',
  }),
}

const prestashop7: Dialect = {
  ...prestashop9,
  markers: false,
  refusals: {
    ...prestashop9.refusals,
    notConfigured: security(3, 'Identifiants clients non renseignés sur le module'),
    wrongId: security(4, 'Clé Website incorrecte'),
    wrongSign: security(5, 'La signature est incorrecte'),
  },
  actions: SINCE_7,
  delays: (delay, product) => ({ delay, delay_product: delay + product }),
}

const woocommerce: Dialect = {
  ...{ encoding: 'json', markers: true, quoted: false, json: false, reference: 'id', signs: false, list: 'map' },
  limit: 500,
  refusals: {
    empty: checkData(2, 'Aucunes variables POST reçues', 'Aucunes variables POST reçues'),
    undecodable: checkData(2, 'Aucunes variables POST reçues', 'The message cannot be read'),
    notConfigured: checkData(
      3,
      'Customer IDs not specified on the module',
      'Identifiants clients non renseignés sur le module',
    ),
    wrongId: checkData(4, 'Clé Website incorrecte', 'Incorrect IdWebsite '),
    wrongSign: checkData(5, 'La signature est incorrecte', 'The signature is incorrect'),
  },
  active: 'Module installed and enabled',
  truncates: 'reviews',
  truncated: 'Tables vidées',
  actions: ['setFlag'],
  flagged: (n, _value, query) => ({
    return: 1,
    query,
    debug: '',
    message: `Success. Numero de commandes flaggees:${n}`,
  }),
  delays: (delay) => ({ delay }),
  order: (order, zone) => ({
    id_order: order.purchase.reference,
    ...person(order),
    date_order: seconds(order.purchase.orderedAt),
    date_order_formatted: french(wallClock(order.purchase.orderedAt, zone)),
    date_last_status_change: french(wallClock(order.changedAt, zone)),
    date_av_getted_order: '',
    is_flag: '0',
    amount_order: amountOf(order),
    state_order: order.status,
    lang: order.purchase.language ?? '',
  }),
  product: (product) => ({ ...named(product), sku: product.sku ?? '', ...codes(product) }),
  site: (state) => ({
    Version_Woocommerce: state.version,
    Version_WP: '',
    ...settings(state),
    Websites: '1',
    Id_Website_encours: '1',
    WPML: 'no',
    Liste_des_statuts: state.statuses.map(({ label }) => label),
    Affiche_helpful_reviews: '',
    Affiche_media: '',
  }),
}

const magento2: Dialect = {
  ...{ encoding: 'json', markers: true, quoted: true, json: true, reference: 'number', signs: false, list: 'array' },
  refusals: {
    empty: security(2, 'Aucun variable POST'),
    // Spelt as the module spells it.
    undecodable: security(2, 'Prameter missing in the request.', 'There is not a signature.'),
    notConfigured: security(3, 'The keys field are empties.'),
    wrongId: security(3, 'The keys field are empties.'),
    wrongSign: security(5, 'The signatures do not match.'),
  },
  unknownQuery: { return: 2, debug: 'Query inconnu', query: '' },
  active: 'Module installed and activated',
  truncates: 'configuration',
  truncated: 'La configuration du site a été supprimée.',
  actions: ['setFlag', 'cleanCache', 'deleteModuleAndSiteConfiguration'],
  // A sentence where others have a number.
  flagged: (n, value, query) => ({ ...FLAGGED(n, value, query), return: FLAGGED(n, value, query).debug }),
  delays: (delay) => ({ delay }),
  order: (order, zone) => ({
    id_order: order.purchase.reference,
    ...person(order),
    date_order: seconds(order.purchase.orderedAt),
    date_order_formatted: wallClock(order.purchase.orderedAt, zone),
    date_av_getted_order: '',
    is_flag: '0',
    amount_order: order.purchase.amount === undefined ? '' : `${amountOf(order)} ${order.purchase.amount.currency}`,
    state_order: order.status,
    id_pointshop: order.purchase.shop ?? '',
    name_shop: order.purchase.shopName ?? '',
    canal: order.purchase.channel ?? 'online',
  }),
  product: (product) => ({ ...named(product), sku: product.sku ?? '', ...codes(product) }),
  site: (state) => ({
    Version_PS: state.version,
    ...settings(state),
    Id_Website_encours: `${state.webId} [default]`,
    Liste_des_statuts: byCode(state),
    Map_Configuration: map(state),
    Enabled_Website: 1,
    Collect_consent: state.kept.collect_consent ?? '',
  }),
}

const magento1: Dialect = {
  ...magento2,
  ...{ encoding: 'php', markers: false, quoted: false, json: false, list: 'map' },
  refusals: {
    empty: security(2, 'Aucun variable POST reçues'),
    undecodable: security(2, 'Aucun variable POST reçues'),
    notConfigured: security(3, 'Identifiants clients non renseignés sur le module'),
    wrongId: security(3, 'Wrong keys. Please set the right keys in the store.'),
    wrongSign: security(5, 'La signature est incorrecte'),
  },
  unknownQuery: { return: 2, debug: 'Aucun variable ACTION reçues', query: '' },
  active: 'MODULE ENABLED!',
  truncates: 'reviews',
  truncated: 'Tables vidées',
  actions: ['cleanCache', 'getUrlProducts', 'getProductParentIds'],
  flagged: FLAGGED,
  order: (order, zone) => ({
    ...magento2.order(order, zone),
    ...person(order, 'anonymous'),
    date_order_formatted: french(wallClock(order.purchase.orderedAt, zone)),
    amount_order: amountOf(order),
  }),
  // The word, where there is none.
  product: (product) => ({
    ...named({ url: 'NULL', image: 'NULL', ...product }),
    sku: product.sku ?? '',
    ...codes(product),
  }),
  site: (state) => ({
    ...magento2.site(state),
    Version_Sales: '',
    Websites: '',
    Nb_Multiboutique: '',
    Force_Parent_id: '0',
  }),
}

/** The oldest modules of each shop are called in PHP's own format, and answer in it (docs/protocol.md, official modules). */
export const inPhp = (dialect: Dialect): Dialect => ({ ...dialect, encoding: 'php', markers: false, quoted: false })

export const DIALECTS = {
  'prestashop-9': prestashop9,
  'prestashop-7': prestashop7,
  woocommerce,
  magento2,
  magento1,
} as const satisfies Record<string, Dialect>

export type DialectName = keyof typeof DIALECTS
export const DIALECT_NAMES = [
  'prestashop-9',
  'prestashop-7',
  'woocommerce',
  'magento2',
  'magento1',
] as const satisfies DialectName[]
