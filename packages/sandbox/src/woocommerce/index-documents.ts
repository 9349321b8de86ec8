import type { Args } from './args.ts'
import { listArgs } from './list.ts'
import { restRoot, type Shop } from './shop.ts'

const NAMESPACES = [
  ...['oembed/1.0', 'wc/v3', 'wc/v1', 'wc/pos/v1/catalog', 'jetpack/v4', 'wc-admin', 'wc-analytics', 'wc/store'],
  ...['wc/store/v1', 'wc/private', 'wc/v2', 'wc-admin-email', 'wc-telemetry', 'wccom-site/v3', 'wp-abilities/v1'],
  ...['wp/v2', 'wp-site-health/v1', 'wp-block-editor/v1'],
]

const published = (args: Args) =>
  Object.fromEntries(
    Object.entries(args).map(([name, arg]) => [
      name,
      { description: `Parameter ${name.replaceAll('_', ' ')}.`, ...arg, required: false },
    ]),
  )

/** `/wp-json/`: who the shop is and what it speaks; needs no key (dossier §1). */
export const siteIndex = (shop: Shop, url: string) => ({
  name: 'Boutique Récolte',
  description: '',
  url,
  home: url,
  gmt_offset: shop.zone.offsetAt(shop.now()) / 3_600_000,
  timezone_string: shop.zone.name,
  ...{ page_for_posts: 0, page_on_front: 0, show_on_front: 'posts' },
  namespaces: NAMESPACES,
  authentication: {
    'application-passwords': { endpoints: { authorization: `${url}/wp-admin/authorize-application.php` } },
  },
  routes: { '/': route('', ['GET'], {}, `${url}/wp-json/`), ...routes(shop, url) },
  ...{ site_logo: 0, site_icon: 0, site_icon_url: '' },
  _links: { help: [{ href: 'https://developer.wordpress.org/rest-api/' }] },
})

/** `/wp-json/wc/v3`: routes with their parameters, where a client sees whether the shop knows `modified_after` (trap 4). */
export const namespaceIndex = (shop: Shop, url: string) => ({
  namespace: 'wc/v3',
  routes: routes(shop, url),
  _links: { up: [{ href: `${url}/wp-json/` }] },
})

const route = (namespace: string, methods: string[], args: Args, href: string) => ({
  namespace,
  methods,
  endpoints: [{ methods: ['GET'], args: published(args) }],
  _links: { self: [{ href }] },
})

const routes = (shop: Shop, url: string) => {
  const entry = (path: string, methods: string[], args: Args = {}) => [
    `/wc/v3${path}`,
    route('wc/v3', methods, args, restRoot(url) + path),
  ]
  return Object.fromEntries([
    entry('', ['GET']),
    entry('/orders', ['GET', 'POST'], listArgs(shop)),
    entry('/orders/statuses', ['GET']),
    entry('/products', ['GET', 'POST']),
    entry('/settings/general', ['GET']),
    entry('/system_status', ['GET']),
    ...(shop.reports ? [entry('/reports/orders/totals', ['GET'])] : []),
  ])
}

/** `OPTIONS /wc/v3/orders`. */
export const ordersOptions = (shop: Shop) => ({
  namespace: 'wc/v3',
  methods: ['GET', 'POST'],
  endpoints: [{ methods: ['GET'], args: published(listArgs(shop)) }],
  schema: { $schema: 'http://json-schema.org/draft-04/schema#', title: 'shop_order', type: 'object', properties: {} },
})
