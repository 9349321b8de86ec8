export interface StoreView {
  id: number
  code: string
  name: string
  website: { id: number; code: string }
  locale: string
  timezone: string
}

const MAIN = { id: 1, code: 'base' }
const PRO = { id: 2, code: 'pro' }

/** Three views on two websites. */
export const VIEWS: readonly StoreView[] = [
  { id: 1, code: 'default', name: 'Default Store View', website: MAIN, locale: 'fr_FR', timezone: 'Europe/Paris' },
  { id: 2, code: 'en', name: 'English view', website: MAIN, locale: 'en_US', timezone: 'Europe/Paris' },
  { id: 3, code: 'pro_de', name: 'Profi-Ansicht', website: PRO, locale: 'de_DE', timezone: 'America/New_York' },
]

export const storeConfig = ({ id, code, website, locale, timezone }: StoreView, url: string) => {
  const at = { base_url: `${url}/`, base_link_url: `${url}/`, base_static_url: `${url}/static/version1/` }
  const media = `${url}/media/`
  return {
    ...{ id, code, website_id: website.id, locale, base_currency_code: 'EUR', default_display_currency_code: 'EUR' },
    ...{ timezone, weight_unit: 'lbs', ...at, base_media_url: media },
    ...{ secure_base_url: at.base_url, secure_base_link_url: at.base_link_url },
    ...{ secure_base_static_url: at.base_static_url, secure_base_media_url: media },
  }
}

const storeView = ({ id, code, name, website }: StoreView) => ({
  ...{ id, code, name, website_id: website.id, store_group_id: website.id, is_active: 1 },
})
const ADMIN = { id: 0, code: 'admin', name: 'Admin', website_id: 0, store_group_id: 0, is_active: 1 }
export const storeViews = (views: readonly StoreView[]) => [...views.map(storeView), ADMIN]

export const websites = (views: readonly StoreView[]) => {
  const known = new Map(views.map(({ website }) => [website.id, website]))
  const all = [...known.values(), { id: 0, code: 'admin' }]
  return all.map(({ id, code }) => ({ id, code, name: `${code} website`, default_group_id: id }))
}

export const storeName = (views: readonly StoreView[], id: number | null): string => {
  const view = views.find((one) => one.id === id)
  return view === undefined ? 'Main Website\nMain Website Store\n' : `Main Website\nMain Website Store\n${view.name}`
}
