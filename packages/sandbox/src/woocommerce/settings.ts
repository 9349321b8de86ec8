import { restRoot, type Shop, selfLink } from './shop.ts'

const TEXT = ['store_address', 'store_address_2', 'store_city', 'store_postcode']
const LISTS = ['all_except_countries', 'specific_allowed_countries', 'specific_ship_to_countries']
const CHECKS = ['address_autocomplete_enabled', 'calc_taxes', 'enable_coupons', 'calc_discounts_sequentially']
const CHOICES: [string, string][] = [
  ['default_country', 'FR'],
  ['allowed_countries', 'all'],
  ['ship_to_countries', ''],
  ['default_customer_address', 'base'],
  ['currency_pos', 'left'],
]
const SEPARATORS: [string, string][] = [
  ['price_thousand_sep', ','],
  ['price_decimal_sep', '.'],
  ['price_num_decimals', '2'],
]

/** `/settings/general`. */
export const settingsGeneral = (shop: Shop, url: string) => {
  const general = `${restRoot(url)}/settings/general`
  const setting = (name: string, type: string, value: string | string[], extra: object = {}) => {
    const id = `woocommerce_${name}`
    const label = name.replaceAll('_', ' ')
    return {
      ...{ id, label, description: label, type, default: Array.isArray(value) ? [] : '', tip: label, value, ...extra },
      _links: {
        self: selfLink(`${general}/${id}`, ['GET', 'POST', 'PUT', 'PATCH']),
        collection: [{ href: general }],
      },
    }
  }
  return [
    ...TEXT.map((name) => setting(name, 'text', '')),
    ...LISTS.map((name) => setting(name, 'multiselect', [], { options: {} })),
    ...CHOICES.map(([name, value]) => setting(name, 'select', value, { options: { [value]: value } })),
    ...CHECKS.map((name) => setting(name, 'checkbox', 'no')),
    setting('currency', 'select', shop.currency, { options: { [shop.currency]: shop.currency } }),
    ...SEPARATORS.map(([name, value]) => setting(name, 'text', value)),
  ]
}

const GROUPS = ['general', 'products', 'tax', 'shipping', 'checkout', 'account', 'email', 'advanced']
const MAILS = ['new_order', 'customer_processing_order', 'customer_completed_order', 'customer_note']

/** `/settings`: a group for each page and for each e-mail. */
export const settingsGroups = (shop: Shop) => {
  const mails = [...MAILS, ...(shop.reviewMail === undefined ? [] : ['customer_review_request'])]
  return [...GROUPS, ...mails.map((name) => `email_${name}`)].map((id) => ({
    ...{ id, label: id.replace(/^email_/, '').replaceAll('_', ' '), description: '', parent_id: '', sub_groups: [] },
  }))
}

/** `/settings/email_…/enabled` of the e-mail that asks for reviews. */
export const reviewMailEnabled = (shop: Shop) => ({ id: 'enabled', type: 'checkbox', value: shop.reviewMail ?? 'no' })

/** `/system_status`: what a connection check reads of it (dossier §8). */
export const systemStatus = (shop: Shop, url: string, secure: boolean) => ({
  environment: {
    ...{ home_url: url, site_url: url, store_id: '1fcdb708-851b-40cb-80c8-860840d88f0a', version: shop.version },
    ...{ wp_version: '7.0.4', wp_multisite: false, wp_memory_limit: 536_870_912, wp_debug_mode: false, wp_cron: true },
    ...{ wp_environment_type: 'production', language: 'fr_FR', external_object_cache: null, php_version: '8.2.36' },
    ...{ default_timezone: 'UTC', fsockopen_or_curl_enabled: true, mbstring_enabled: true },
    ...{ remote_post_successful: true, remote_post_response: 200, remote_get_successful: true },
    remote_get_response: 200,
  },
  database: { wc_database_version: shop.version, database_prefix: 'wp_' },
  active_plugins: [
    {
      ...{ plugin: 'woocommerce/woocommerce.php', name: 'WooCommerce', version: shop.version },
      ...{ version_latest: shop.version, url: 'https://woocommerce.com/', author_name: 'Automattic' },
      ...{ author_url: 'https://woocommerce.com', network_activated: false },
    },
    ...shop.plugins.map((plugin) => ({ ...plugin, network_activated: false })),
  ],
  theme: { name: 'Storefront', version: '4.6.2' },
  settings: {
    ...{ api_enabled: false, force_ssl: false, currency: shop.currency, currency_position: 'left' },
    ...{ thousand_separator: ',', decimal_separator: '.', number_of_decimals: 2 },
    order_datastore: shop.hpos
      ? 'Automattic\\WooCommerce\\Internal\\DataStores\\Orders\\OrdersTableDataStore'
      : 'WC_Order_Data_Store_CPT',
    ...{ HPOS_enabled: shop.hpos, HPOS_sync_enabled: false },
  },
  security: { secure_connection: secure, hide_errors: true },
})
