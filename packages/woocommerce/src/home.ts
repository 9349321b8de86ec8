import { type ConnectorContext, RecolteError } from '@recolte/core'

/** The shop as its owner wrote it. */
export interface Address {
  readonly host: string
  /** Without a slash at its end. */
  readonly url: string
}

/** What the theme, and not the API, answers with: a page, or a redirect to one. */
export const isAnswerOfTheTheme = (error: unknown): boolean =>
  error instanceof RecolteError && ['redirect', 'shop-html', 'woocommerce.no-api'].includes(error.code)

/**
 * The home page's `Link` header says where the API is. With plain permalinks it is `/index.php?rest_route=/`: found
 * there, but WooCommerce does not look at the key (trap 12).
 */
export async function fromHome(client: Address, context: ConnectorContext): Promise<RecolteError | undefined> {
  const response = await context.fetch(`${client.url}/`, { method: 'HEAD' }).catch(() => undefined)
  const link = /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/.exec(response?.headers.get('link') ?? '')?.[1]
  if (link === undefined || !URL.canParse(link)) return undefined
  const api = new URL(link)
  if (api.searchParams.has('rest_route')) return failure('woocommerce.plain-permalinks', client)
  const base = api.origin + api.pathname.replace(/\/wp-json\/?$/, '')
  if (!/\/wp-json\/?$/.test(api.pathname)) return failure('woocommerce.api-elsewhere', client, { api: api.pathname })
  // A shop behind a proxy may think that it is on http: nobody is sent there.
  if (base.replace(/^http:/, 'https:') === client.url || base === client.url) return undefined
  return failure('woocommerce.other-address', client, { to: base })
}

const failure = (code: string, { host, url }: Address, more: Record<string, string> = {}) =>
  new RecolteError(code, 'config', { detail: { host, url, ...more } })
