import { type Doc, Multilingual, stateDoc, type Value } from './documents.ts'
import type { Resource } from './resources.ts'
import type { PrestaShopParts } from './shop.ts'

/** Resources of a few rows. */
const table = (
  name: string,
  fields: string[],
  rows: (shop: PrestaShopParts) => Doc[],
  dates: string[] = [],
): Resource => ({
  ...{ name, fields, dates, dynamic: [], associations: [] },
  candidates: (_query, shop) => rows(shop),
  one: (id, shop) => rows(shop).find((row) => row.fields.id === id),
})

const doc = (fields: Record<string, Value>): Doc => ({ fields })
/** A flag is a number in the first row of a list and text in the next ones (seen). */
const flag = (index: number, on: boolean): Value => (index === 0 ? Number(on) : on ? '1' : '0')

const STATE_FIELDS = [
  'id',
  'unremovable',
  'delivery',
  'hidden',
  'send_email',
  'module_name',
  'invoice',
  'color',
  'logable',
  'shipped',
  'paid',
  'pdf_delivery',
  'pdf_invoice',
  'deleted',
  'name',
  'template',
]
/** Those of modules come last: nobody promised an order (seen). */
export const states = table('order_states', STATE_FIELDS, ({ states: all }) =>
  [...all.filter(({ module }) => module === undefined), ...all.filter(({ module }) => module !== undefined)].map(
    stateDoc,
  ),
)

export const languages = table(
  'languages',
  ['id', 'name', 'iso_code', 'locale', 'language_code', 'active', 'is_rtl', 'date_format_lite', 'date_format_full'],
  (shop) =>
    shop.languages.map(({ id, iso, locale, name }, index) =>
      doc({
        ...{ id, name, iso_code: iso, locale, language_code: locale.toLowerCase(), active: flag(index, true) },
        ...{ is_rtl: flag(index, false), date_format_lite: 'm/d/Y', date_format_full: 'm/d/Y H:i:s' },
      }),
    ),
)

export const currencies = table('currencies', ['id', 'name', 'iso_code', 'conversion_rate'], () => [
  doc({ id: 1, name: new Multilingual(['Euro', 'Euro']), iso_code: 'EUR', conversion_rate: '1.000000' }),
  doc({ id: 2, name: new Multilingual(['Pound', 'Livre']), iso_code: 'GBP', conversion_rate: '0.850000' }),
])

export const countries = table('countries', ['id', 'id_zone', 'iso_code', 'call_prefix', 'active'], () => [
  doc({ id: 8, id_zone: 1, iso_code: 'FR', call_prefix: 33, active: '1' }),
  doc({ id: 21, id_zone: 2, iso_code: 'US', call_prefix: 1, active: '1' }),
])

export const categories = table('categories', ['id', 'id_parent', 'name'], () => [
  doc({ id: 2, id_parent: 1, name: new Multilingual(['Home', 'Accueil']) }),
  doc({ id: 4, id_parent: 2, name: new Multilingual(['Tea', 'Thés & infusions']) }),
  doc({ id: 5, id_parent: 2, name: new Multilingual(['Kitchen', 'Cuisine']) }),
])

export const shops = table(
  'shops',
  ['id', 'id_shop_group', 'id_category', 'active', 'deleted', 'name', 'color', 'theme_name'],
  (shop) =>
    shop.shops.map(({ id, name }, index) =>
      doc({
        ...{ id, id_shop_group: 1, id_category: 2, active: flag(index, true), deleted: flag(index, false), name },
        ...{ color: '', theme_name: 'classic' },
      }),
    ),
)

export const shopUrls = table(
  'shop_urls',
  ['id', 'id_shop', 'active', 'main', 'domain', 'domain_ssl', 'physical_uri', 'virtual_uri'],
  (shop) =>
    shop.shops.map(({ id, path }) =>
      doc({
        ...{ id, id_shop: id, active: '1', main: '1', domain: 'shop.example', domain_ssl: 'shop.example' },
        ...{ physical_uri: '/', virtual_uri: path === '' ? '' : `${path}/` },
      }),
    ),
)

export const configurations = table(
  'configurations',
  ['id', 'value', 'name', 'id_shop_group', 'id_shop', 'date_add', 'date_upd'],
  ({ settings }) =>
    [...settings]
      .map(([name, value], index) => ({ id: index + 1, value, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ id, value, name }) =>
        doc({
          ...{ id, value, name, id_shop_group: '', id_shop: '' },
          date_add: '2026-01-01 00:00:00',
          date_upd: '2026-01-01 00:00:00',
        }),
      ),
  ['date_add', 'date_upd'],
)
