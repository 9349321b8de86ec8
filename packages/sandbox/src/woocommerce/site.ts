import type { Answer } from '../app.ts'
import { apiLink, NO_CACHE } from './dispatch.ts'
import { readQuery } from './php.ts'
import type { Shop } from './shop.ts'

/** Path below `/wp-json` that a request asks for, or nothing: then it is a page of the theme. */
export const restPath = (plain: boolean, path: string, query: string): string | undefined => {
  if (!plain && (path === '/wp-json' || path.startsWith('/wp-json/'))) return path.slice('/wp-json'.length) || '/'
  if (path !== '/' && path !== '/index.php') return undefined
  const route = readQuery(query).get('rest_route')
  return typeof route === 'string' && route !== '' ? route : undefined
}

/** Everything that is no REST address: the home page, which tells where the API is, and what plain permalinks do to `/wp-json`. */
export const page = (shop: Shop, url: string, path: string, query: string): Answer => {
  const headers = { Date: new Date(shop.now()).toUTCString(), 'Content-Type': 'text/html; charset=UTF-8' }
  if (path === '/' || path === '/index.php') {
    return { status: 200, headers: { ...headers, Link: apiLink(shop, url) }, body: THEME }
  }
  if (!shop.plain || !path.startsWith('/wp-json')) return { status: 404, headers, body: THEME }
  if (path.endsWith('/')) return { status: 200, headers, body: THEME }
  const location = `${url}${path}/${query === '' ? '' : `?${query}`}`
  return {
    status: 301,
    headers: { ...headers, ...NO_CACHE, 'X-Redirect-By': 'WordPress', Location: location },
    body: '',
  }
}

const THEME = '<!DOCTYPE html><html lang="fr-FR"><head><title>Boutique Récolte</title></head><body></body></html>'
